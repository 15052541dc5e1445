/**
 * Two procedures on the same worlds and seeds: how often does `after` come out below `before`, and by how much?
 *
 * Statement: each line is a separate statement at level alpha.
 *  - shrinkRate: Clopper-Pearson for P(after < before), the number of pairs fixed beforehand; an undecided pair (the
 *    enclosures overlap) counts against shrinking in the lower limit and for it in the upper. A tie is no shrinking.
 *  - anytimeShrinkRate: the same for the average over the pairs, at any stopping time, settings chosen adaptively.
 *  - logEShrinks / logEGrows: sequential sign tests (e-processes) of "P(after < before | past) <= 1/2" and of
 *    "P(after > before | past) <= 1/2"; ties and undecided pairs count 0. Refuted (so: it does shrink more often than
 *    not) once the value has reached ln(1/alpha).
 * The sign test is the sequential test with nu = 1/2: to spend fresh trials on it, draw them with nu = 1/2 and observe
 *   outcome(before, after), 'violated' meaning "it shrank".
 * Hypotheses: pairs are fresh draws, given the past.
 * Source: Dixon, Mood 1946 (sign test); the rest as in the functions used.
 */

import type {Interval} from '../arithmetic/interval.ts';
import {clopperPearson} from '../certificate/binomialUpper.ts';
import {inputError, openProbability} from '../errors.ts';
import {anytimeMeanInterval} from './anytimeRateLimit.ts';
import {DEFAULT_BETS, logCapital} from './oddsBets.ts';
import {outcome} from './sequentialTest.ts';

export interface Pair {
  readonly before: Interval;
  readonly after: Interval;
}

export interface PairedComparison {
  readonly pairs: number;
  readonly shrank: number;
  readonly grew: number;
  /** Both enclosures are the same point. */
  readonly tied: number;
  readonly undecided: number;
  readonly shrinkRate: Interval;
  readonly anytimeShrinkRate: Interval;
  readonly logEShrinks: number;
  readonly logEGrows: number;
}

function signLogE(violations: number, trials: number): number {
  return logCapital(DEFAULT_BETS, [{nu: 0.5, trials, violations, undecided: 0}]);
}

export function pairedComparison(pairs: readonly Pair[], {alpha}: {alpha: number}): PairedComparison {
  openProbability('pairedComparison', 'alpha', alpha);
  const trials = pairs.length;
  if (trials === 0) throw inputError('pairedComparison', 'pairs', 'at least one pair', pairs);
  const count = (holds: (pair: Pair) => boolean) => pairs.filter(holds).length;
  const shrank = count(({before, after}) => outcome(before, after) === 'violated');
  const grew = count(({before, after}) => outcome(after, before) === 'violated');
  const tied = count(({before: b, after: a}) => b.lo === b.hi && a.lo === a.hi && a.lo === b.lo);
  const undecided = trials - shrank - grew - tied;
  const values = pairs.map(({before, after}): Interval => {
    const lo = before.lo > after.hi ? 1 : 0;
    return {lo, hi: before.hi > after.lo ? 1 : 0};
  });
  return {
    pairs: trials,
    shrank,
    grew,
    tied,
    undecided,
    shrinkRate: {
      lo: clopperPearson({successes: shrank, trials, alpha}).lo,
      hi: clopperPearson({successes: shrank + undecided, trials, alpha}).hi,
    },
    anytimeShrinkRate: anytimeMeanInterval(values, alpha),
    logEShrinks: signLogE(shrank, trials),
    logEGrows: signLogE(grew, trials),
  };
}
