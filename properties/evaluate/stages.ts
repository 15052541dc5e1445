/**
 * The stages of randomness between a case and a claim's inequality, in the order in which they happen: none, the
 * fine-tuning sample D, or the unlabelled sample with its pretraining and then D. Evidence enumerates them, a sequential
 * test and a search draw them.
 */
import {type Interval, point} from '../../theory/arithmetic/interval.ts';
import type {Case} from '../../theory/case/case.ts';
import {drawSample} from '../../theory/case/drawSample.ts';
import type {AnyCase, Claim} from '../../theory/claim/claim.ts';
import type {EndToEndCase} from '../../theory/endToEnd/endToEndCase.ts';
import {inputError} from '../../theory/errors.ts';
import {jointAtoms} from '../../theory/heads/risk.ts';
import {enumerateSamples} from '../../theory/laws/enumerate.ts';
import type {Generator} from '../../theory/laws/generator.ts';
import {pointMass} from '../../theory/laws/pool.ts';

/** A draw with the ends of its probability. */
export type Visit = (draw: unknown, lo: number, hi: number) => void;

export interface Stage {
  /** The probability that the claim gives up for it, by its name; absent where it gives up none. */
  readonly level?: {readonly name: string; readonly value: number};
  /** Every outcome; a draw may be valid during the visit only, unless `keep`. */
  readonly enumerate?: (visit: Visit, keep: boolean) => void;
  /** One outcome. */
  readonly draw?: (random: Generator) => unknown;
}

type Counts = Float64Array | Int32Array;

/**
 * As enumerateSamples, but a law of a single atom has a single sample however large.
 * @param same whether all samples are alike: the one that has every draw on the first atom is visited for all
 */
function everySample(
  masses: Float64Array,
  draws: number,
  visit: (counts: Counts, lo: number, hi: number) => void,
  same = masses.filter((mass) => mass > 0).length <= 1,
): void {
  if (!same) {
    enumerateSamples(masses, draws, visit);
    return;
  }
  const first = masses.findIndex((mass) => mass > 0);
  visit(
    masses.map((_, a) => (a === first ? draws : 0)),
    1,
    1,
  );
}

/** n draws from T; a sample is counts of the atoms. */
function sampleOf({pool, n}: Pick<Case, 'pool' | 'n'>, same?: true): Required<Pick<Stage, 'enumerate'>> {
  const {size} = pool;
  return {
    enumerate: (visit, keep) =>
      everySample(
        jointAtoms(pool.T),
        n,
        (live, lo, hi) => {
          const counts = keep ? live.slice() : live;
          visit({plus: counts.subarray(0, size), minus: counts.subarray(size), n}, lo, hi);
        },
        same,
      ),
  };
}

/** N draws from U and what the world's own algorithm makes of them. */
function pretrainingOf({pool, draws, pretrain, same}: EndToEndCase): Pick<Stage, 'enumerate'> {
  const masses = Float64Array.from({length: pool.size}, (_, j) => pointMass(pool.U, j));
  return {
    enumerate(visit) {
      if (!pretrain) throw inputError('evaluate', 'pretrain', 'a world small enough to enumerate', undefined);
      const visitOne = (live: Counts, lo: number, hi: number): void => {
        const counts = Float64Array.from(live);
        visit({counts, network: pretrain(counts)}, lo, hi);
      };
      everySample(masses, draws, visitOne, same?.unlabelled || undefined);
    },
  };
}

/** How many stages a claim of this kind waits for. */
export function stageCount({kind}: Pick<Claim, 'kind'>): number {
  if (kind === 'end-to-end') return 2;
  return kind === 'with-probability' ? 1 : 0;
}

/** The probabilities that a claim gives up for its stages, by name, the last stage's first. */
export const givenUp = (stages: readonly Stage[]): Readonly<Record<string, Interval>> =>
  Object.fromEntries(
    stages.flatMap(({level}) => (level ? [[level.name, point(level.value)] as const] : [])).reverse(),
  );

/** The stages of a claim on a case of its subject. */
export function stagesOf(claim: Claim, c: AnyCase): readonly Stage[] {
  if (stageCount(claim) === 0 || !('pool' in c)) return [];
  const nu = {name: 'nu', value: c.nu};
  if (!('nuPretraining' in c)) {
    return [{level: nu, ...sampleOf(c), draw: (random) => drawSample(c, random)}];
  }
  const pretraining = {level: {name: "nu'", value: c.nuPretraining}, ...pretrainingOf(c)};
  const onlyFirst = claim.kind === 'end-to-end' && claim.pretrainingOnly;
  return [pretraining, {...(onlyFirst ? {} : {level: nu}), ...sampleOf(c, c.same?.labelled || undefined)}];
}
