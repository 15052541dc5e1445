import {inputError, openProbability, positiveInteger} from '../errors.ts';
import {crossingBoundary, crossingProbability, crossingWalk} from './crossing.ts';
import {checkedBets, DEFAULT_BETS, logCapital, type OddsBet, type RateCount} from './oddsBets.ts';
import {DEFAULT_ALPHA} from './sequentialTest.ts';

interface TrialPlan {
  readonly reachable: true;
  readonly trials: number;
  /** The probability of refuting by then, at least the power asked for. */
  readonly power: number;
}

export interface OutOfReach {
  readonly reachable: false;
  readonly reason: string;
}

interface TrialDesign {
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

/**
 * Design before the run: how many trials until a violation rate that must not go unnoticed is refuted.
 *
 * Statement: the smallest t for which independent trials violated with probability `detect` make the sequential test
 *   of "rate <= nu" refute by trial t with probability >= power. Exact (crossingWalk), not a normal approximation.
 * Symbols: nu = claimed rate, detect = rate to catch, alpha = level of this claim (see divideAlpha), power = 1 - miss rate.
 * Ranges: 0 < nu < 1, 0 <= detect <= 1, 0 < alpha < power < 1. Not reachable: detect <= nu, or more than `most` trials;
 *   then it says why. Any test needs at least d(power, alpha)/d(detect, nu) trials, d(p,q) the Bernoulli divergence.
 */
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
    return {
      reachable: false,
      reason: `any test needs at least ${Math.ceil(needed)} trials, ${most} allowed`,
    };
  }
  const walk = crossingWalk({rate: detect, boundary: crossingBoundary({nu, alpha, bets})});
  for (let trials = 1; trials <= most; trials++) {
    const reached = walk.next().value.lo;
    if (reached >= power) return {reachable: true, trials, power: reached};
  }
  return {reachable: false, reason: `more than ${most} trials are needed, ${most} allowed`};
}

export interface Detectable {
  readonly reachable: true;
  /** The rate, averaged over the decided trials. */
  readonly rate: number;
  /** The rate over the claimed one. */
  readonly multiple: number;
  readonly power: number;
}

interface DetectableRun {
  readonly counts: readonly RateCount[];
  readonly alpha?: number;
  readonly power?: number;
  readonly bets?: readonly OddsBet[];
}

/** The probability of refuting when the rates are min(1, r nu_i), as a function of r. */
function powerAt(counts: readonly RateCount[], alpha: number, bets: readonly OddsBet[], decided: number) {
  if (counts.length === 1) {
    const {nu, undecided} = counts[0]!;
    const boundary = crossingBoundary({nu, alpha, bets});
    return (r: number) =>
      crossingProbability({
        rate: Math.min(1, r * nu),
        boundary: (t) => boundary(undecided + t),
        trials: decided,
      }).lo;
  }
  const nus = counts.flatMap(({nu, trials, undecided}) => new Array<number>(trials - undecided).fill(nu));
  const final = counts.map((count) => ({...count, violations: 0}));
  let needed = 1;
  for (; needed <= decided; needed++) {
    final[0] = {...final[0]!, violations: needed};
    if (logCapital(bets, final) >= -Math.log(alpha)) break;
  }
  const boundary = () => needed;
  return (r: number) =>
    crossingProbability({rate: (t) => Math.min(1, r * nus[t - 1]!), boundary, trials: decided}).lo;
}

/**
 * The smallest violation rate that a run would have refuted with the stated power.
 *
 * Statement: with one claimed nu, the smallest q such that independent trials violated with probability q are refuted by
 *   the end of the run with probability >= power, exactly. Undecided trials count as trials without violation and are
 *   placed first, where they hurt most. With several nu_i, q_i = min(1, r nu_i) for the smallest multiple r, and only
 *   the capital at the end counts; so what is reported was caught with at least the stated power in any order.
 * Symbols: counts (their violations are not used), alpha, power, bets as in the run. The result is rounded up (1e-4).
 * Not reachable: too few trials to refute even a rate of 1.
 */
export function detectableInRun(run: DetectableRun): Detectable | OutOfReach {
  const {counts, alpha = DEFAULT_ALPHA, power = DEFAULT_POWER, bets = DEFAULT_BETS} = run;
  openProbability('detectableInRun', 'alpha', alpha);
  checkedBets('detectableInRun', bets);
  if (!(power > alpha && power < 1)) {
    throw inputError('detectableInRun', 'power', 'a number in (alpha, 1)', power);
  }
  const used = counts.filter(({trials}) => trials > 0);
  const decided = used.reduce((total, {trials, undecided}) => total + trials - undecided, 0);
  if (decided === 0) return {reachable: false, reason: 'no decided trials'};
  const reached = powerAt(used, alpha, bets, decided);
  let hi = 1 / Math.min(...used.map(({nu}) => nu));
  if (reached(hi) < power) {
    return {reachable: false, reason: `${decided} trials are too few to catch any violation rate`};
  }
  let lo = 1;
  while (hi / lo > 1 + 1e-4) {
    const middle = Math.sqrt(lo * hi);
    if (reached(middle) >= power) hi = middle;
    else lo = middle;
  }
  const expected = used.reduce(
    (total, {nu, trials, undecided}) => total + (trials - undecided) * Math.min(1, hi * nu),
    0,
  );
  return {reachable: true, rate: expected / decided, multiple: hi, power: reached(hi)};
}

/** The same for a planned run of so many decided trials with one claimed rate. */
export function detectableRate(
  plan: {nu: number; trials: number} & Omit<DetectableRun, 'counts'>,
): Detectable | OutOfReach {
  const {nu, trials, ...rest} = plan;
  openProbability('detectableRate', 'nu', nu);
  positiveInteger('detectableRate', 'trials', trials);
  return detectableInRun({...rest, counts: [{nu, trials, violations: 0, undecided: 0}]});
}
