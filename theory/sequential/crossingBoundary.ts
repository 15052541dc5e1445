/**
 * The smallest number of violations with which the test refutes after t trials.
 *
 * Statement: the capital of odds bets depends on (S, t) and the claimed nu_1, nu_2, ... only, rises with S and falls
 *   with t, so "refuted by trial t" is S_i >= boundary(i) for some i <= t, with a boundary that never falls. A value
 *   above t says that t trials cannot refute. It is found with the same rounded-down capital as the test uses.
 * Symbols: nu -> nu, a number or a function of the trial's number k = 1, 2, ...; alpha -> alpha; bets -> bets.
 */
import {openProbability} from '../errors.ts';
import {logMixture} from './logCapital.ts';
import {checkedBets, type OddsBet} from './oddsBets.ts';

export interface Boundary {
  readonly nu: number | ((trial: number) => number);
  readonly alpha: number;
  readonly bets: readonly OddsBet[];
}

/** A function of t = 1, 2, ...; it remembers what it has computed. */
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
