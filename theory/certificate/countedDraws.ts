/** Draws from a finite law as counts: mean, variance and the terms of an upper limit without a list of the draws. */
import {type Interval, mul, square, sub} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import {type Ends, weightedMean} from '../heads/risk.ts';
import {deviation} from '../rademacher/concentration.ts';
import {named, type Terms} from '../statement/inequality.ts';
import {bernsteinTerms} from './meanUpperLimit.ts';

export interface CountedDraws {
  /** The values, enclosed. */
  readonly values: Ends;
  /** How often each was drawn; their sum is m. */
  readonly counts: ArrayLike<number>;
  readonly m: number;
  /** At least the length of an interval that holds all values, fixed before the draws. */
  readonly range: Interval;
}

export const countedMean = ({values, counts, m}: CountedDraws): Interval => weightedMean(counts, values, m);

/** Divisor m - 1; m >= 2. */
export function countedVariance({values: {lo, hi}, counts, m}: CountedDraws, mean: Interval): Interval {
  const squares = {lo: new Float64Array(lo.length), hi: new Float64Array(lo.length)};
  for (let a = 0; a < lo.length; a++) {
    if (counts[a] === 0) continue;
    const from = square(sub({lo: lo[a]!, hi: hi[a]!}, mean));
    squares.lo[a] = from.lo;
    squares.hi[a] = from.hi;
  }
  return weightedMean(counts, squares, m - 1);
}

/** Terms `mean` and `deviation`, whose sum is Hoeffding's limit. */
export function hoeffdingLimit(draws: CountedDraws, nu: number): Terms {
  return {
    mean: named('mean of the draws', countedMean(draws)),
    deviation: named('b sqrt(ln(1/nu)/(2m))', mul(draws.range, deviation(nu, draws.m))),
  };
}

/** Terms `mean`, `spread` and `slack`, whose sum is the empirical Bernstein limit; m >= 2. */
export function bernsteinLimit(draws: CountedDraws, nu: number): Terms {
  if (draws.m < 2) throw inputError('bernsteinLimit', 'm', 'at least 2 draws', draws.m);
  const mean = countedMean(draws);
  const {spread, slack} = bernsteinTerms({...draws, variance: countedVariance(draws, mean)}, nu);
  return {
    mean: named('mean of the draws', mean),
    spread: named('sqrt(2 s2 ln(2/nu)/m)', spread),
    slack: named('7 b ln(2/nu)/(3(m-1))', slack),
  };
}

/** From so many draws on empirical Bernstein is taken, below Hoeffding: a rule that does not look at the values. */
export const BERNSTEIN_FROM = 100;

/** The limit that the rule picks. */
export const plannedLimit = (draws: CountedDraws, nu: number): Terms =>
  draws.m >= BERNSTEIN_FROM ? bernsteinLimit(draws, nu) : hoeffdingLimit(draws, nu);
