/** What a claim's needs ask of finite settings. */
import type {Needs} from '../../../theory/claim/needs.ts';
import {isConvex, LOSSES, type LossName} from '../../../theory/heads/loss.ts';
import {roomOf} from '../../../theory/transfer/contextEncoder.ts';
import {finiteCase} from './case.ts';
import type {FiniteSetting} from './setting.ts';

export interface Limits {
  /** Most pool points. */
  readonly points: number;
  /** Largest sample size. */
  readonly n: number;
}

/** What is affordable to enumerate for a claim. */
export function limits(needs: Needs): Limits {
  if (needs.oneHot) return {points: 9, n: 2};
  // Pairs of samples.
  if (needs.test) return {points: 3, n: 3};
  if (needs.signs) return {points: 5, n: 4};
  if (needs.samples) return {points: 5, n: 6};
  return {points: 12, n: 12};
}

export function lossesFor(needs: Needs, kind: 'finite' | 'ball'): LossName[] {
  return LOSSES.filter(
    (loss) =>
      (kind === 'finite' || needs.oneHot === true || isConvex(loss)) &&
      (needs.losses?.includes(loss) ?? true),
  );
}

/** Raises R to a power of two with head room for theta° (A3), so that generation is not mostly wasted. */
export function withHeadRoom(setting: FiniteSetting): FiniteSetting {
  if (setting.heads.kind !== 'ball') return setting;
  const {norm} = roomOf(finiteCase(setting));
  let {radius} = setting.heads;
  while (radius < norm.hi && radius < 2 ** 12) radius *= 2;
  return {...setting, heads: {kind: 'ball', radius}};
}

/** Row j is the j-th unit vector. */
export const oneHot = (size: number): number[][] =>
  Array.from({length: size}, (_, j) => Array.from({length: size}, (_, i) => +(i === j)));
