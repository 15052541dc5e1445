/**
 * All sign vectors of a sample in Gray order, one sign flipped at a time, with the running sums  sum_i sigma_i v_i.
 *
 * Partial sums over the signs from k on are kept for every k; a flip of sign z rebuilds those from z down to 0, two
 * vector additions a step on average. So every sum is a plain sum of n terms, never a history of corrections:
 * rounding does not drift, and enclosed vectors enter each sum once.
 *
 * The last sign stays +1: sigma and -sigma are equally likely and have opposite sums. Expectations of even functions
 * of the sum need one half only; for a supremum use E max_f s_f = E (max_f s_f - min_f s_f) / 2.
 */

import {addDown, addUp, type Interval} from '../arithmetic/interval.ts';
import {LongSum} from '../arithmetic/longSum.ts';
import {inputError} from '../errors.ts';
import type {IntervalMatrix} from '../linear/intervalMatrix.ts';

/** Largest sample that is enumerated: 2^23 sums. */
const MOST_SIGNS = 24;

/** Calls visit 2^(n-1) times with the ends of the sum (one pair of arrays, reused). */
export function graySigns(
  where: string,
  sample: IntervalMatrix,
  visit: (lo: Float64Array, hi: Float64Array) => void,
): void {
  const {rows: n, columns: k} = sample;
  if (n > MOST_SIGNS) {
    throw inputError(where, 'sample', `at most ${MOST_SIGNS} points (Monte Carlo takes any number)`, n);
  }
  const signs = new Int8Array(n).fill(1);
  const lows = Array.from({length: n + 1}, () => new Float64Array(k));
  const highs = Array.from({length: n + 1}, () => new Float64Array(k));
  const rebuild = (from: number): void => {
    for (let i = from; i >= 0; i--) {
      const before = lows[i + 1]!;
      const beforeHigh = highs[i + 1]!;
      const to = lows[i]!;
      const toHigh = highs[i]!;
      const at = i * k;
      for (let c = 0; c < k; c++) {
        const low = sample.lo[at + c]!;
        const high = sample.hi[at + c]!;
        to[c] = addDown(before[c]!, signs[i] === 1 ? low : -high);
        toHigh[c] = addUp(beforeHigh[c]!, signs[i] === 1 ? high : -low);
      }
    }
  };
  rebuild(n - 1);
  visit(lows[0]!, highs[0]!);
  const steps = 1 << (n - 1);
  for (let step = 1; step < steps; step++) {
    const flip = 31 - Math.clz32(step & -step);
    signs[flip] = -signs[flip]!;
    rebuild(flip);
    visit(lows[0]!, highs[0]!);
  }
}

/** Sum over half of the sign vectors of an even function of the signed sum. */
export function sumOverSigns(
  where: string,
  sample: IntervalMatrix,
  even: (lo: Float64Array, hi: Float64Array) => Interval,
): Interval {
  const total = new LongSum();
  graySigns(where, sample, (lo, hi) => {
    const value = even(lo, hi);
    total.add(value.lo, value.hi);
  });
  return total.value();
}
