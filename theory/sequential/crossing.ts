import type {Interval} from '../arithmetic/interval.ts';
import {inputError, openProbability, positiveInteger} from '../errors.ts';
import {checkedBets, logMixture, type OddsBet} from './oddsBets.ts';

interface Boundary {
  readonly nu: number | ((trial: number) => number);
  readonly alpha: number;
  readonly bets: readonly OddsBet[];
}

/**
 * The smallest number of violations with which the test refutes after t trials.
 *
 * Statement: the capital of odds bets depends on (S, t) and the claimed nu_1, nu_2, ... only, rises with S and falls
 *   with t, so "refuted by trial t" is S_i >= boundary(i) for some i <= t, with a boundary that never falls. A value
 *   above t says that t trials cannot refute. It is found with the same rounded-down capital as the test uses.
 * Symbols: nu -> nu, a number or a function of the trial's number k = 1, 2, ...; alpha -> alpha; bets -> bets.
 *
 * A function of t = 1, 2, ...; it remembers what it has computed.
 */
export function crossingBoundary({nu, alpha, bets}: Boundary): (trials: number) => number {
  const threshold = -Math.log(openProbability('crossingBoundary', 'alpha', alpha));
  checkedBets('crossingBoundary', bets);
  const known: number[] = [0];
  const logDenominators = bets.map(() => 0);
  return (trials) => {
    for (let t = known.length; t <= trials; t++) {
      const constant = typeof nu === 'number';
      const rate = openProbability('crossingBoundary', 'nu', constant ? nu : nu(t));
      bets.forEach(({odds}, j) => {
        const log = Math.log1p(rate * (odds - 1));
        logDenominators[j] = constant ? t * log : logDenominators[j]! + log;
      });
      let violations = known[t - 1]!;
      while (logMixture(bets, violations, logDenominators, constant ? 1 : t) < threshold) violations++;
      known.push(violations);
    }
    return known[trials]!;
  };
}

const NEGLIGIBLE = 1e-22;

interface Walk {
  /** P(V_k = 1), a number or a function of k = 1, 2, ... */
  readonly rate: number | ((trial: number) => number);
  readonly boundary: (trials: number) => number;
}

/**
 * Exact probability that a random walk of independent Bernoulli steps has met a boundary, trial by trial.
 *
 * Statement: with V_k independent, P(V_k = 1) = q_k, and a boundary b_1 <= b_2 <= ..., P(S_i >= b_i for some i <= t) is
 *   found by carrying the law of S_t on the paths that have not met it (dynamic programming, no sampling).
 * Symbols: q_k -> rate, b_t -> boundary. Ranges: 0 <= q_k <= 1, b_t >= 1.
 * Rounding: masses below 1e-22 are dropped and counted as not met in `lo`, met in `hi`; the relative rounding error
 *   of t trials is covered by t 2^-50.
 *
 * Yields the probability, enclosed, after 1, 2, 3, ... trials; it never ends by itself.
 */
export function* crossingWalk({rate, boundary}: Walk): Generator<Interval, never, undefined> {
  let alive = new Float64Array(64);
  alive[0] = 1;
  let least = 0;
  let most = 0;
  let met = 0;
  let dropped = 0;
  let before = 1;
  for (let t = 1; ; t++) {
    const q = typeof rate === 'number' ? rate : rate(t);
    if (!(q >= 0 && q <= 1)) throw inputError('crossingWalk', 'rate', 'rates in [0, 1]', q);
    const b = boundary(t);
    if (!(b >= before))
      throw inputError('crossingWalk', 'boundary', `a value >= ${before}, never falling`, b);
    before = b;
    if (most + 2 > alive.length) {
      const longer = new Float64Array(2 * alive.length);
      longer.set(alive);
      alive = longer;
    }
    const rise = alive[most]! * q;
    for (let s = most; s >= least; s--) {
      alive[s] = alive[s]! * (1 - q) + (s > least ? alive[s - 1]! * q : 0);
    }
    if (most + 1 >= b) met += rise;
    else alive[++most] = rise;
    while (least < most && alive[least]! < NEGLIGIBLE) dropped += alive[least++]!;
    while (least < most && alive[most]! < NEGLIGIBLE) {
      dropped += alive[most]!;
      alive[most--] = 0;
    }
    const error = t * 2 ** -50;
    yield {lo: met * (1 - error), hi: Math.min(1, (met + dropped) * (1 + error))};
  }
}

/** The probability of having met the boundary by the given number of trials. */
export function crossingProbability({trials, ...walk}: Walk & {trials: number}): Interval {
  positiveInteger('crossingProbability', 'trials', trials);
  const steps = crossingWalk(walk);
  let probability = steps.next().value;
  for (let t = 1; t < trials; t++) probability = steps.next().value;
  return probability;
}
