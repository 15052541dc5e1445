/**
 * P(Z >= x) for a standard normal Z, enclosed.
 *
 * Statement: for 0 <= x <= 6.5, P(0 <= Z <= x) = e^(-x^2/2)/sqrt(2 pi) (x + x^3/3 + x^5/(3*5) + ...), all terms positive. Beyond,
 *   P(Z >= x) lies between d/x (1 - 1/x^2) and d/x, d the density (Mills' ratio).
 * Rounding: at most 200 terms; the ratio of terms is below 1/2 from the place where the sum stops, so what is left out is at
 *   most the last term. Each step rounds twice and each sum once, so the relative error is below 600 u < 2^-43.
 * Source: Abramowitz, Stegun 1964, 26.2.11 and 26.2.12.
 */
import {exp} from '../arithmetic/elementary.ts';
import {type Interval, interval, mul, point, scale, square} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';

const SERIES_TO = 6.5;
const ERROR = 2 ** -43;
/** 1 / sqrt(2 pi), both ends one unit in the last place away. */
const DENSITY_AT_0 = interval(0.3989422804014326, 0.39894228040143276);

function upperTail(x: number): Interval {
  if (x === Number.POSITIVE_INFINITY) return point(0);
  const density = mul(DENSITY_AT_0, exp(scale(-0.5, square(point(x)))));
  if (x > SERIES_TO) {
    const above = density.hi / x;
    return interval(
      Math.max(0, (density.lo / x) * (1 - 1 / (x * x)) * (1 - ERROR)),
      above * (1 + ERROR) + Number.MIN_VALUE,
    );
  }
  let term = x;
  let total = x;
  for (let k = 3; k < 403; k += 2) {
    term *= (x * x) / k;
    total += term;
    if (2 * x * x < k && term < total * 2 ** -60) break;
  }
  const part = mul(density, interval(total * (1 - ERROR), total * (1 + ERROR)));
  return interval(Math.max(0, 0.5 - part.hi - 2 ** -53), Math.min(0.5, 0.5 - part.lo + 2 ** -53));
}

/**
 * An enclosure of P(Z >= x), of width at most 2^-40.
 * @param x any number, also an infinite one
 * @throws where x is NaN
 * @example normalTail(0) // encloses 1/2
 */
export function normalTail(x: number): Interval {
  if (Number.isNaN(x)) throw inputError('normalTail', 'x', 'a number', x);
  if (x >= 0) return upperTail(x);
  const {lo, hi} = upperTail(-x);
  return interval(1 - hi - 2 ** -53, Math.min(1, 1 - lo + 2 ** -53));
}
