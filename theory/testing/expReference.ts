/**
 * e^x of a rational x between two rationals whose ratio is below 1 + 2^-250: Taylor's series in fixed point, rounded
 * down and up, of x / 2^k below 2^-8, squared k times. Only for tests: it shares no step with elementary.ts.
 */
import {type Rational, rational} from '../arithmetic/rational.ts';

const BITS = 320n;
const ONE = 1n << BITS;

export interface Between {
  readonly lo: Rational;
  readonly hi: Rational;
}

const ceiling = (a: bigint, b: bigint): bigint => -(-a / b);

/** For x >= 0. */
function grown(x: Rational): {lo: bigint; hi: bigint} {
  let k = 0n;
  while (x.num << 8n > x.den << k) k++;
  const den = x.den << k;
  let [lo, hi, least, most] = [ONE, ONE, ONE, ONE];
  for (let i = 1n; most > 1n; i++) {
    least = (least * x.num) / (den * i);
    most = ceiling(most * x.num, den * i);
    lo += least;
    hi += most;
  }
  // The rest of the series is below its first left-out term times 2, at most 2^-319.
  hi += 2n;
  for (; k > 0n; k--) {
    lo = (lo * lo) / ONE;
    hi = ceiling(hi * hi, ONE);
  }
  return {lo, hi};
}

export function expReference(x: Rational): Between {
  if (x.num === 0n) return {lo: rational(1n), hi: rational(1n)};
  const {lo, hi} = grown({num: x.num < 0n ? -x.num : x.num, den: x.den});
  if (x.num < 0n) return {lo: rational(ONE, hi), hi: rational(ONE, lo)};
  return {lo: rational(lo, ONE), hi: rational(hi, ONE)};
}
