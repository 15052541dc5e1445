/**
 * The stages of randomness between a case and a claim's inequality, in the order in which they happen: none, the
 * fine-tuning sample D, or the unlabelled sample with its pretraining and then D. Evidence enumerates them, a sequential
 * test and a search draw them.
 */
import {type Interval, mulDown, mulUp, point} from '../../theory/arithmetic/interval.ts';
import type {Case} from '../../theory/case/case.ts';
import {drawnFor} from '../../theory/case/drawnFor.ts';
import {drawSample} from '../../theory/case/drawSample.ts';
import type {AnyCase, Claim} from '../../theory/claim/claim.ts';
import type {Needs} from '../../theory/claim/needs.ts';
import type {EndToEndCase} from '../../theory/endToEnd/endToEndCase.ts';
import {inputError} from '../../theory/errors.ts';
import type {Generator} from '../../theory/laws/generator.ts';
import type {Sample} from '../../theory/laws/pool.ts';
import {type Drawn, everyHeldOut, everyLabelled, everyUnlabelled} from './outcomes.ts';

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

/** Each outcome of the second of two independent parts with one of the first. */
function withEach<D>(
  seconds: readonly Drawn<D>[],
  first: Pick<Drawn<D>, 'lo' | 'hi'>,
  visit: (second: D, lo: number, hi: number) => void,
): void {
  for (const {draw, lo, hi} of seconds) visit(draw, mulDown(first.lo, lo), mulUp(first.hi, hi));
}

/** n draws from T, and D' of `test` more where a claim is about it. @param same whether all samples are alike */
function sampleOf(
  {pool, n}: Pick<Case, 'pool' | 'n'>,
  {same, test}: {readonly same?: true | undefined; readonly test?: number | undefined} = {},
): Required<Pick<Stage, 'enumerate'>> {
  return {
    enumerate(visit, keep) {
      if (test === undefined) {
        everyLabelled(pool, n, {same, keep}, visit);
        return;
      }
      const tests: Drawn<Sample>[] = [];
      everyLabelled(pool, test, {same, keep: true}, (draw, lo, hi) => tests.push({draw, lo, hi}));
      everyLabelled(pool, n, {same, keep}, (sample, lo, hi) =>
        withEach(tests, {lo, hi}, (one, from, to) => visit({...sample, test: one}, from, to)),
      );
    },
  };
}

/** N draws from U, what the world's own algorithm makes of them, and the held-out sample that a claim is about. */
function pretrainingOf(c: EndToEndCase, heldOut: Needs['heldOut']): Pick<Stage, 'enumerate'> {
  const {pretrain} = c;
  return {
    enumerate(visit) {
      if (!pretrain) throw inputError('evaluate', 'pretrain', 'a world small enough to enumerate', undefined);
      const seconds = heldOut === undefined ? undefined : everyHeldOut(c, heldOut === 'sequence');
      everyUnlabelled(c, c.draws, (counts, lo, hi) => {
        const made = {counts, network: pretrain(counts)};
        if (!seconds) visit(made, lo, hi);
        else withEach(seconds, {lo, hi}, (one, from, to) => visit({...made, heldOut: one}, from, to));
      });
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
  const {heldOut, test} = claim.needs;
  if (!('nuPretraining' in c)) {
    const one = (random: Generator) => drawSample(c, random);
    return [
      {level: nu, ...sampleOf(c, {test: test ? c.n : undefined}), draw: drawnFor(claim.needs, one, one)},
    ];
  }
  const pretraining = {level: {name: "nu'", value: c.nuPretraining}, ...pretrainingOf(c, heldOut)};
  const onlyFirst = claim.kind === 'end-to-end' && claim.pretrainingOnly;
  const labelled = sampleOf(c, {
    same: c.same?.labelled || undefined,
    test: test ? (c.test ?? c.n) : undefined,
  });
  return [pretraining, {...(onlyFirst ? {} : {level: nu}), ...labelled}];
}
