/** For each claim the smallest world in the fixtures that attains it, or else the one that comes nearest. */
import {evaluateSetting} from '../../properties/evaluate/evaluate.ts';
import type {Fixture} from '../../properties/fixtures/fixture.ts';
import type {Setting} from '../../properties/settings/registry.ts';
import type {SharpRow} from '../../properties/sharpen/sharpDocument.ts';
import type {Claim} from '../../theory/claim/claim.ts';

export interface Extremal {
  readonly setting: Setting;
  /** Left side over right side, in (0, 1]; with probability 1 - nu its (1 - nu)-quantile. */
  readonly ratio: number;
}

/** A ratio from which on a world counts as attaining. */
const ATTAINED = 1 - 1e-9;
/** Worlds whose ratios differ by less are equally near: the smaller one is shown. */
const NEAR = 1e-4;

const sizeOf = (setting: Setting): number => JSON.stringify(setting).length;

/**
 * @param witness the claim's committed witness
 * @param rows of the table of sharp constants
 * @returns undefined for an identity, and where no world has a ratio
 */
export function extremalWorld(
  claim: Claim,
  witness: Fixture | undefined,
  rows: readonly SharpRow[],
): Extremal | undefined {
  const own = rows.flatMap(({claim: id, refuted}) => (id === claim.id && refuted ? [refuted.setting] : []));
  const all = new Map(
    [...(witness ? [witness.setting] : []), ...own].map((setting) => [JSON.stringify(setting), setting]),
  );
  const bySize = [...all.values()].sort((a, b) => sizeOf(a) - sizeOf(b));
  const found: Extremal[] = [];
  for (const setting of bySize) {
    const {ratio} = evaluateSetting(claim, setting);
    if (ratio === undefined || !(ratio > 0)) continue;
    found.push({setting, ratio});
    if (ratio >= ATTAINED) return {setting, ratio};
  }
  const most = Math.max(...found.map(({ratio}) => ratio));
  return found.find(({ratio}) => ratio >= most - NEAR);
}
