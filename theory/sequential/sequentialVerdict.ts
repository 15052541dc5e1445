/**
 * What a sequential test says: refuted, undecided, or not refuted with its limit and what the run would have caught.
 *
 *  - refuted: the capital has reached 1/alpha along the run.
 *  - undecided: not refuted, but it would be if every undecided trial were a violation; also a run without decided trials.
 *  - not refuted: neither. It is never "holds".
 * rateLimit: the anytime limit on the average violation rate at 1 - alpha (its own statement, apart from the test), every
 *   undecided trial counted as a violation, so that it holds whatever they were; decidedRateLimit counts them as none.
 * detectable: the smallest rate refuted by this run's trials with the stated power; undecided trials help nothing.
 */
import {anytimeRateLimit} from './anytimeRateLimit.ts';
import {type Detectable, detectableInRun} from './detectableRate.ts';
import {logCapital} from './logCapital.ts';
import {isRefuted, type SequentialTest} from './sequentialTest.ts';
import {DEFAULT_POWER, type OutOfReach} from './trialsFor.ts';

export interface SequentialVerdict {
  readonly kind: 'refuted' | 'undecided' | 'not refuted';
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

export function sequentialVerdict(test: SequentialTest, power = DEFAULT_POWER): SequentialVerdict {
  const {alpha, bets, counts} = test;
  const total = (of: 'trials' | 'violations' | 'undecided') =>
    counts.reduce((sum, count) => sum + count[of], 0);
  const trials = total('trials');
  const violations = total('violations');
  const undecided = total('undecided');
  const worst = counts.map((count) => ({...count, violations: count.violations + count.undecided}));
  const open = undecided === trials || logCapital(bets, worst) >= -Math.log(alpha);
  return {
    kind: isRefuted(test) ? 'refuted' : open ? 'undecided' : 'not refuted',
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
    detectable: detectableInRun({counts, alpha, power, bets}),
  };
}
