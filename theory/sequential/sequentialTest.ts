/**
 * The sequential test of "P(V_k = 1 | past) <= nu_k for every k", as plain data.
 *
 * Statement: refuted as soon as the capital has reached 1/alpha; if the null is true this ever happens with probability
 *   <= alpha (Ville), whenever the run stops, with nu_k and settings that depend on the past. With one constant nu this
 *   also covers trials whose *average* rate is <= nu at the time of the alarm (log(1 + p(R-1)) is concave in p).
 * Hypotheses: fresh trials (freshTrials); bets and alpha fixed before the first trial.
 * Symbols: log capital -> logCapital(bets, counts); its largest value along the run (at least ln K_0 = 0) -> peak.
 */
import {openProbability} from '../errors.ts';
import {DEFAULT_ALPHA} from './divideAlpha.ts';
import type {RateCount} from './logCapital.ts';
import {checkedBets, DEFAULT_BETS, type OddsBet} from './oddsBets.ts';

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
