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

/** Nodes of the table: multiples of 2^-5 up to 8. */
const PER_UNIT = 32;
const TABLE_TO = 8;
/** P(Z >= 8) is below it. */
const BEYOND = 2 ** -50;
/** P(Z >= x) and the density at each node. */
let table: {readonly tails: Float64Array; readonly densities: Float64Array} | undefined;

function nodes() {
  if (table) return table;
  const count = TABLE_TO * PER_UNIT + 1;
  const [tails, densities] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i++) {
    const x = i / PER_UNIT;
    const {lo, hi} = upperTail(x);
    tails[i] = (lo + hi) / 2;
    densities[i] = 0.3989422804014327 * Math.exp((-x * x) / 2);
  }
  table = {tails, densities};
  return table;
}

/** |plainNormalTail(x) - P(Z >= x)| is at most this. */
export const PLAIN_TAIL_ERROR = 2 ** -40;

/**
 * P(Z >= x) in doubles, off by at most PLAIN_TAIL_ERROR: Taylor's formula of order 5 at the nearest node, at most 2^-6 away.
 *
 * The derivatives are -(1, -x, x^2 - 1, 3x - x^3, x^4 - 6x^2 + 3) times the density; |He_5(x)| times the density is at most 4.8
 * (Cramer's inequality), so the remainder is at most 4.8 2^-36 / 720 < 2^-43. A node is off by 2^-43 up to 6.5 and beyond by less than 2^-41,
 * half of Mills' enclosure; rounding adds less than 2^-48.
 * @param x a number
 */
export function plainNormalTail(x: number): number {
  if (x < 0) return 1 - plainNormalTail(-x);
  if (x >= TABLE_TO) return BEYOND;
  const {tails, densities} = nodes();
  const i = Math.round(x * PER_UNIT);
  const at = i / PER_UNIT;
  const t = x - at;
  const square = at * at;
  const series =
    1 +
    t *
      (-at / 2 +
        t * ((square - 1) / 6 + t * ((at * (3 - square)) / 24 + (t * (square * (square - 6) + 3)) / 120)));
  return tails[i]! - densities[i]! * t * series;
}
