/**
 * Design before the run: how many trials until a violation rate that must not go unnoticed is refuted.
 *
 * Statement: the smallest t for which independent trials violated with probability `detect` make the sequential test
 *   of "rate <= nu" refute by trial t with probability >= power. Exact (crossingWalk), not a normal approximation.
 * Symbols: nu = claimed rate, detect = rate to catch, alpha = level of this claim (see divideAlpha), power = 1 - miss rate.
 * Ranges: 0 < nu < 1, 0 <= detect <= 1, 0 < alpha < power < 1. Not reachable: detect <= nu, or more than `most` trials;
 *   then it says why. Any test needs at least d(power, alpha)/d(detect, nu) trials, d(p,q) the Bernoulli divergence.
 */
import {inputError, openProbability, positiveInteger} from '../errors.ts';
import {crossingBoundary} from './crossingBoundary.ts';
import {crossingWalk} from './crossingWalk.ts';
import {DEFAULT_ALPHA} from './divideAlpha.ts';
import {DEFAULT_BETS, type OddsBet} from './oddsBets.ts';

export interface TrialPlan {
  readonly reachable: true;
  readonly trials: number;
  /** The probability of refuting by then, at least the power asked for. */
  readonly power: number;
}

export interface OutOfReach {
  readonly reachable: false;
  readonly reason: string;
}

export interface TrialDesign {
  readonly nu: number;
  readonly detect: number;
  readonly alpha?: number;
  readonly power?: number;
  readonly bets?: readonly OddsBet[];
  /** Give up beyond this many trials. */
  readonly most?: number;
}

export const DEFAULT_POWER = 0.95;

/** Kullback-Leibler divergence of Bernoulli(p) from Bernoulli(q), in nats. */
function divergence(p: number, q: number): number {
  const part = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(a / b));
  return part(p, q) + part(1 - p, 1 - q);
}

export function trialsFor(design: TrialDesign): TrialPlan | OutOfReach {
  const {nu, detect, alpha = DEFAULT_ALPHA, power = DEFAULT_POWER, bets = DEFAULT_BETS, most = 1e6} = design;
  openProbability('trialsFor', 'nu', nu);
  openProbability('trialsFor', 'alpha', alpha);
  positiveInteger('trialsFor', 'most', most);
  if (!(detect >= 0 && detect <= 1)) throw inputError('trialsFor', 'detect', 'a rate in [0, 1]', detect);
  if (!(power > alpha && power < 1)) throw inputError('trialsFor', 'power', 'a number in (alpha, 1)', power);
  if (detect <= nu) return {reachable: false, reason: `a rate of ${detect} is allowed by the claimed ${nu}`};
  const needed = divergence(power, alpha) / divergence(detect, nu);
  if (needed > most) {
    return {reachable: false, reason: `at least ${Math.ceil(needed)} trials are needed, ${most} allowed`};
  }
  const walk = crossingWalk({rate: detect, boundary: crossingBoundary({nu, alpha, bets})});
  for (let trials = 1; trials <= most; trials++) {
    const reached = walk.next().value.lo;
    if (reached >= power) return {reachable: true, trials, power: reached};
  }
  return {reachable: false, reason: `more than ${most} trials are needed`};
}
