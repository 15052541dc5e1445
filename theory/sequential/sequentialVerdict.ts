/**
 * What a sequential test says: refuted, undecided, or not refuted with its limit and what the run would have caught.
 *
 *  - refuted: the capital has reached 1/alpha along the run.
 *  - undecided: not refuted, but it would be if every undecided trial were a violation; also a run without decided trials.
 *  - untested: neither, and the run could not have caught the rate `mustCatch`, where one is given.
 *  - not refuted: none of these. It is never "holds".
 * rateLimit: the anytime limit on the average violation rate at 1 - alpha (its own statement, apart from the test), every
 *   undecided trial counted as a violation, so that it holds whatever they were; decidedRateLimit counts them as none.
 * detectable: the smallest rate refuted by this run's trials with the stated power; undecided trials help nothing.
 */
import {anytimeRateLimit} from './anytimeRateLimit.ts';
import {DEFAULT_POWER, type Detectable, detectableInRun, type OutOfReach} from './design.ts';
import {logCapital} from './oddsBets.ts';
import {isRefuted, type SequentialTest} from './sequentialTest.ts';

export interface SequentialVerdict {
  readonly kind: 'refuted' | 'undecided' | 'untested' | 'not refuted';
  readonly alpha: number;
  readonly trials: number;
  readonly violations: number;
  readonly undecided: number;
  /** The claimed violation probability, averaged over the trials; undefined without trials. */
  readonly claimedRate: number | undefined;
  /** ln of the e-value: the largest along the run, and now. */
  readonly peakLogE: number;
  readonly logE: number;
  readonly rateLimit: number;
  readonly decidedRateLimit: number;
  readonly power: number;
  readonly detectable: Detectable | OutOfReach;
}

export interface VerdictOptions {
  /** Of `detectable`. */
  readonly power?: number;
  /** The largest violation rate that the run may miss. */
  readonly mustCatch?: number;
}

export function sequentialVerdict(
  test: SequentialTest,
  {power = DEFAULT_POWER, mustCatch = 1}: VerdictOptions = {},
): SequentialVerdict {
  const {alpha, bets, counts} = test;
  const total = (of: 'trials' | 'violations' | 'undecided') =>
    counts.reduce((sum, count) => sum + count[of], 0);
  const trials = total('trials');
  const violations = total('violations');
  const undecided = total('undecided');
  const worst = counts.map((count) => ({...count, violations: count.violations + count.undecided}));
  const open = undecided === trials || logCapital(bets, worst) >= -Math.log(alpha);
  const detectable = detectableInRun({counts, alpha, power, bets});
  const tested = mustCatch >= 1 || (detectable.reachable && detectable.rate <= mustCatch);
  return {
    kind: isRefuted(test) ? 'refuted' : open ? 'undecided' : tested ? 'not refuted' : 'untested',
    alpha,
    trials,
    violations,
    undecided,
    claimedRate:
      trials === 0 ? undefined : counts.reduce((sum, count) => sum + count.nu * count.trials, 0) / trials,
    peakLogE: test.peak,
    logE: logCapital(bets, counts),
    rateLimit: anytimeRateLimit({sum: violations + undecided, trials, alpha}),
    decidedRateLimit: anytimeRateLimit({sum: violations, trials, alpha}),
    power,
    detectable,
  };
}

/** At most three significant digits, never below x. */
function roundedUp(x: number): number {
  const nearest = Number(x.toPrecision(3));
  if (nearest >= x) return nearest;
  const step = 10 ** (Math.floor(Math.log10(x)) - 2);
  return Number((nearest + step).toPrecision(3));
}

function percent(rate: number): string {
  return `${Number((100 * roundedUp(rate)).toPrecision(3))}%`;
}

function counted(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`;
}

function level(alpha: number): string {
  return alpha < 1e-3 ? roundedUp(alpha).toExponential() : String(roundedUp(alpha));
}

function seen({violations, undecided, trials}: SequentialVerdict): string {
  const open = undecided === 0 ? '' : ` and ${undecided.toLocaleString('en-US')} undecided`;
  return `${counted(violations, 'violation')}${open} in ${counted(trials, 'trial')}`;
}

function limits({rateLimit, decidedRateLimit, undecided, alpha}: SequentialVerdict): string {
  const decided =
    undecided === 0 ? '' : ` (${percent(decidedRateLimit)} if no undecided trial was a violation)`;
  return `rate <= ${percent(rateLimit)}${decided} at 1 - ${level(alpha)}`;
}

function caught({detectable, power}: SequentialVerdict): string {
  if (!detectable.reachable) return `could have caught no rate: ${detectable.reason}`;
  const often = power === 0.95 ? '' : ` with power ${power}`;
  return `would have caught ${percent(detectable.rate)}${often}`;
}

/**
 * One line for a sequential verdict, for example
 *   not refuted: 0 violations in 1,375 trials, rate <= 1.02% at 1 - 1e-6; would have caught 6.15% (claimed 1%)
 *   refuted: 61 violations in 412 trials, e-value 10^6.1 >= 10^6 (claimed 5%)
 * Limits and detectable rates are rounded up, e-values down.
 */
export function verdictLine(verdict: SequentialVerdict): string {
  const {kind, claimedRate, peakLogE, alpha} = verdict;
  if (claimedRate === undefined) return 'undecided: no trials';
  const claimed = `(claimed ${Number((100 * claimedRate).toPrecision(3))}%)`;
  if (kind === 'refuted') {
    const exponent = (Math.floor((10 * peakLogE) / Math.LN10) / 10).toString();
    const needed = Number((-Math.log10(alpha)).toPrecision(3));
    return `refuted: ${seen(verdict)}, e-value 10^${exponent} >= 10^${needed} ${claimed}`;
  }
  return `${kind}: ${seen(verdict)}, ${limits(verdict)}; ${caught(verdict)} ${claimed}`;
}
