/**
 * xi(n) = sum_k binom(n,k) (k/n)^k (1-k/n)^(n-k), the exact constant of the PAC-Bayes-kl theorem; sqrt n <= xi(n) <= 2 sqrt n.
 *
 * Statement: with n! = sqrt(2 pi n) (n/e)^n e^(r_n), the term of 0 < k < n is sqrt(n / (2 pi k (n-k))) e^(r_n - r_k - r_(n-k)), and
 *   r_n < 1/(12n) - 1/(360n^3) + 1/(1260n^5) and is less than 1/(1680n^7) below that; the terms of k = 0 and k = n are 1.
 * Rounding: every term enclosed; up to n = EXACT the sum is an exact rational.
 * Source: Maurer 2004 (arXiv cs/0411099), theorem 5 and lemma 3; Robbins 1955 for the remainder.
 */
import {exp, log, sqrt} from '../arithmetic/elementary.ts';
import {
  add,
  div,
  type Interval,
  interval,
  mul,
  nextDown,
  nextUp,
  ONE,
  point,
  scale,
  sub,
  sum,
} from '../arithmetic/interval.ts';
import {ratioToInterval} from '../arithmetic/rational.ts';
import {inputError, positiveInteger} from '../errors.ts';

const EXACT = 32;
/** 18! is the largest factorial that is a double and fits in 53 binary places. */
const SHARP = 18;
/** Larger n would take seconds; callers then take 2 sqrt n, which is never smaller. */
export const LARGEST_SUM = 10_000_000;

const TWO_PI = interval(nextDown(2 * Math.PI), nextUp(2 * Math.PI));

/** ln(n!) - ln sqrt(2 pi n) - n ln n + n, for the n at which the series below is not yet sharp. */
const SMALL: Interval[] = [];
function smallRemainder(n: number): Interval {
  if (SMALL.length === 0) {
    let factorial = 1;
    for (let k = 1; k <= SHARP; k++) {
      factorial *= k;
      const x = point(k);
      const root = scale(0.5, log(mul(TWO_PI, x)));
      SMALL[k] = add(sub(log(point(factorial)), add(root, mul(x, log(x)))), x);
    }
  }
  return SMALL[n]!;
}

/** r_n of Stirling's formula. */
function remainder(n: number): Interval {
  if (n <= SHARP) return smallRemainder(n);
  const x = point(n);
  const square = mul(x, x);
  const cube = mul(x, square);
  const upper = add(
    sub(div(ONE, scale(12, x)), div(ONE, scale(360, cube))),
    div(ONE, scale(1260, mul(cube, square))),
  );
  return interval(sub(upper, div(ONE, scale(1680, mul(cube, mul(square, square))))).lo, upper.hi);
}

function exactSum(n: number): Interval {
  let [choose, total] = [1n, 0n];
  for (let k = 0; k <= n; k++) {
    total += choose * BigInt(k) ** BigInt(k) * BigInt(n - k) ** BigInt(n - k);
    choose = (choose * BigInt(n - k)) / BigInt(k + 1);
  }
  return ratioToInterval(total, BigInt(n) ** BigInt(n));
}

/** sqrt(n / (2 pi k (n-k))) e^(r_n - r_k - r_(n-k)), 0 < k < n: the probability of k under Bin(n, k/n). */
export function stirlingTerm(n: number, k: number): Interval {
  const root = sqrt(div(point(n), mul(TWO_PI, mul(point(k), point(n - k)))));
  return mul(root, exp(sub(remainder(n), add(remainder(k), remainder(n - k)))));
}

const memo = new Map<number, Interval>();

/**
 * An enclosure of xi(n).
 * @param n the number of draws, a whole number from 1 to 10^7
 * @throws where n is none
 * @example
 * ```ts
 * import {certificates} from 'transferbound';
 *
 * certificates.binomialSum(1); // => {lo: 2, hi: 2}
 * ```
 */
export function binomialSum(n: number): Interval {
  positiveInteger('binomialSum', 'n', n);
  if (n > LARGEST_SUM) throw inputError('binomialSum', 'n', `at most ${LARGEST_SUM}`, n);
  if (n <= EXACT) return exactSum(n);
  const known = memo.get(n);
  if (known) return known;
  function* terms(): Iterable<Interval> {
    for (let k = 1; 2 * k <= n; k++) {
      const term = stirlingTerm(n, k);
      // k and n - k have the same term; the middle one stands once.
      yield 2 * k === n ? term : scale(2, term);
    }
  }
  const found = add(point(2), sum(terms()));
  memo.set(n, found);
  return found;
}
