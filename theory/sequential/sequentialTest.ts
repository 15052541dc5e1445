/**
 * The sequential test of "P(V_k = 1 | past) <= nu_k for every k", as plain data.
 *
 * Statement: refuted as soon as the capital has reached 1/alpha; if the null is true this ever happens with probability
 *   <= alpha (Ville), whenever the run stops, with nu_k and settings that depend on the past. With one constant nu this
 *   also covers trials whose *average* rate is <= nu at the time of the alarm (log(1 + p(R-1)) is concave in p).
 * Hypotheses: fresh trials (freshTrials); bets and alpha fixed before the first trial.
 * Symbols: log capital -> logCapital(bets, counts); its largest value along the run (at least ln K_0 = 0) -> peak.
 */

import type {Interval} from '../arithmetic/interval.ts';
import {inputError, openProbability, positiveInteger} from '../errors.ts';
import {consumeTrial, type FreshTrial} from './freshTrials.ts';
import {checkedBets, DEFAULT_BETS, logCapital, type OddsBet, type RateCount} from './oddsBets.ts';

export const DEFAULT_ALPHA = 1e-6;

/**
 * The level of each of several claims such that the chance of refuting any true one stays <= alpha (union bound).
 *
 * Holds whatever the dependence between the claims' trials, and whichever claims the run stops early on; the number
 * of claims is fixed before the run. Ranges: claims >= 1, alpha in (0,1), 1e-6 where none is given. Rounded down.
 */
export function divideAlpha({claims, alpha = DEFAULT_ALPHA}: {claims: number; alpha?: number}): number {
  positiveInteger('divideAlpha', 'claims', claims);
  openProbability('divideAlpha', 'alpha', alpha);
  return claims === 1 ? alpha : (alpha / claims) * (1 - 2 ** -52);
}

/**
 * What one trial says about "lhs <= rhs": violated where the enclosures exclude it, held where they force it.
 * For a sequential test V = 1 exactly on `violated`: an undecided trial can only lower the evidence, and is counted.
 */
export type Outcome = 'violated' | 'held' | 'undecided';

export function outcome(lhs: Interval, rhs: Interval): Outcome {
  if (lhs.lo > rhs.hi) return 'violated';
  return lhs.hi <= rhs.lo ? 'held' : 'undecided';
}

export interface SequentialTest {
  readonly alpha: number;
  readonly bets: readonly OddsBet[];
  /** One entry for each claimed nu, in increasing order. */
  readonly counts: readonly RateCount[];
  readonly peak: number;
}

export interface SequentialTestOptions {
  readonly alpha?: number;
  readonly bets?: readonly OddsBet[];
}

/** A test with no trials yet. */
export function sequentialTest(options: SequentialTestOptions = {}): SequentialTest {
  const {alpha = DEFAULT_ALPHA, bets = DEFAULT_BETS} = options;
  openProbability('sequentialTest', 'alpha', alpha);
  return {alpha, bets: checkedBets('sequentialTest', bets), counts: [], peak: 0};
}

export function isRefuted(test: SequentialTest): boolean {
  return test.peak >= -Math.log(test.alpha);
}

/** counts + one trial, kept in increasing order of nu. */
function counted(counts: readonly RateCount[], nu: number, outcome: Outcome): RateCount[] {
  const place = counts.findIndex((count) => count.nu >= nu);
  const known = place >= 0 && counts[place]!.nu === nu;
  const old = known ? counts[place]! : {nu, trials: 0, violations: 0, undecided: 0};
  const entry: RateCount = {
    nu,
    trials: old.trials + 1,
    violations: old.violations + (outcome === 'violated' ? 1 : 0),
    undecided: old.undecided + (outcome === 'undecided' ? 1 : 0),
  };
  const next = [...counts];
  next.splice(place < 0 ? counts.length : place, known ? 1 : 0, entry);
  return next;
}

/**
 * The test after one more trial. The trial is spent: it cannot be observed again, by this or another test.
 * An undecided trial counts as no violation. Observing may go on after a refutation; the peak stays.
 */
export function observe(test: SequentialTest, trial: FreshTrial, outcome: Outcome): SequentialTest {
  if (outcome !== 'violated' && outcome !== 'held' && outcome !== 'undecided') {
    throw inputError('observe', 'outcome', "'violated', 'held' or 'undecided'", outcome);
  }
  consumeTrial(trial);
  const counts = counted(test.counts, trial.nu, outcome);
  // The capital rises at violations only.
  const peak = outcome === 'violated' ? Math.max(test.peak, logCapital(test.bets, counts)) : test.peak;
  return {...test, counts, peak};
}
