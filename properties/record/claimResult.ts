/** A row of the results: one claim on one kind of world. */
import type {Evidence} from '../evaluate/evaluate.ts';
import type {Verdict} from '../evaluate/judge.ts';
import type {Middles} from '../evaluate/middles.ts';
import type {FiniteSetting} from '../settings/finite/setting.ts';
import type {Tally} from './tally.ts';

/** `not refuted` is what a sequential test can say at most; it is never `holds`. */
export type ClaimVerdict = Verdict | 'not refuted';

export interface ClaimResult
  extends Readonly<Omit<Tally, 'failed' | 'measured' | 'ratios' | 'sums' | 'vacuous'>> {
  readonly claim: string;
  readonly world: string;
  readonly verdict: ClaimVerdict;
  /** The sequential test's own line, where samples were drawn rather than enumerated. */
  readonly test?: string;
  readonly seed: number;
  readonly failed: Readonly<Record<string, number>>;
  /** By how much hypotheses failed, where they say: from the least to the most over the settings. */
  readonly measured?: Readonly<
    Record<string, {readonly of: string; readonly from: number; readonly to: number}>
  >;
  readonly ratios: readonly number[];
  /** Means of the two sides' middles over the `settings` kept settings where all are finite. */
  readonly means?: Middles & {readonly settings: number};
  /** Kept settings whose bound says nothing, of those where that is known, and the term that is most often the largest. */
  readonly vacuous?: {readonly settings: number; readonly of: number; readonly term?: string};
  readonly counterexample?: Counterexample;
}

export interface Counterexample {
  readonly setting: unknown;
  readonly evidence: Evidence;
  /** Where something was trained: the tables, so that a fixture can hold them. */
  readonly tables?: FiniteSetting;
}

/** The most frequent name; the first seen of several. */
function most(counts: ReadonlyMap<string, number>): string | undefined {
  let best: readonly [string, number] | undefined;
  for (const entry of counts) if (entry[1] > (best?.[1] ?? 0)) best = entry;
  return best?.[0];
}

export function claimResult(
  tally: Tally,
  row: Pick<ClaimResult, 'claim' | 'world' | 'verdict' | 'seed' | 'test' | 'counterexample'>,
): ClaimResult {
  const {failed, measured, sums, vacuous, ratios, tightest, firstUndecided, ...counts} = tally;
  const {claim, world, verdict, seed, test, counterexample} = row;
  const term = most(vacuous.terms);
  const mean = (sum: number) => sum / sums.settings;
  return {
    claim,
    world,
    verdict,
    seed,
    ...counts,
    ...(tightest ? {tightest} : {}),
    ratios,
    ...(sums.settings > 0
      ? {
          means: {
            settings: sums.settings,
            lhs: mean(sums.lhs),
            terms: [...sums.terms].map(([name, sum]) => ({name, value: mean(sum)})),
          },
        }
      : {}),
    ...(vacuous.of > 0
      ? {vacuous: {settings: vacuous.settings, of: vacuous.of, ...(term === undefined ? {} : {term})}}
      : {}),
    failed: Object.fromEntries(failed),
    ...(measured.size > 0 ? {measured: Object.fromEntries(measured)} : {}),
    ...(firstUndecided === undefined ? {} : {firstUndecided}),
    ...(test === undefined ? {} : {test}),
    ...(counterexample ? {counterexample} : {}),
  };
}
