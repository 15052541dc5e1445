/** Labels, loss and radii of settings on real data: mostly where the bound on the excess risk says something. */
import type {LossName} from '../../../theory/heads/loss.ts';
import type {Generator} from '../../../theory/laws/generator.ts';

export interface LabelledHeads {
  readonly n: number;
  readonly loss: LossName;
  /** R. */
  readonly radius: number;
  /** R0. */
  readonly referenceRadius: number;
}

/**
 * Where one class of images stands against the others and no h is longer than 1, the main theorem's bound is below the excess
 * risk of the zero head with these (docs/informative.md has the margins). What it has to make up for is
 * 4 B sqrt(ln(1/nu)/(2n)); B grows with the radius, and so does, for hinge loss, what a head gains.
 */
const TELLING = {
  5000: [['hinge', 4]],
  10000: [['hinge', 4]],
  20000: [
    ['hinge', 2],
    ['hinge', 4],
    ['logistic', 2],
    ['squared', 1],
  ],
} as const satisfies Readonly<Record<number, readonly (readonly [LossName, number])[]>>;

export type Telling = keyof typeof TELLING;

const pick = <T>(random: Generator, list: readonly T[]): T => list[random.integer(list.length)]!;

const LOSSES = ['hinge', 'logistic', 'squared'] as const;

/** So many labels that the bound says something. @param losses default all; hinge loss leaves most, which linear encoders need */
export function tellingHeads(
  random: Generator,
  n: Telling,
  losses: readonly LossName[] = LOSSES,
): LabelledHeads {
  const [loss, radius] = pick(
    random,
    TELLING[n].filter(([name]) => losses.includes(name)),
  );
  return {n, loss, radius, referenceRadius: radius};
}

/** Few labels. @param radii of heads on h° */
export function fewLabels(
  random: Generator,
  labels: readonly number[],
  radii: readonly number[],
): LabelledHeads {
  const referenceRadius = pick(random, radii);
  const radius = referenceRadius * pick(random, [1, 2, 4]);
  return {n: pick(random, labels), loss: pick(random, LOSSES), radius, referenceRadius};
}

/** Whether what the bound leaves is enough for a small shift. */
export const bearsShift = ({n, loss}: LabelledHeads): boolean =>
  n < 5000 || (loss === 'hinge' && n >= 10_000);
