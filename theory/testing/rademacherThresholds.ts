/**
 * Rademacher complexity of the n + 1 thresholds x -> [x >= r] with values in {0, 1} on n ordered points, without
 * absolute value: E max(0, partial sums of n signs) / n = (1/n) sum_{r>=1} [P(S_n >= r) + P(S_n > r)].
 *
 * A dynamic program over the ordered points: the maximum M over the thresholds of the sum of the signs to their
 * right obeys M <- max(0, M + sigma), so its law moves one up or one down with probability 1/2 (0 stays at 0 when
 * it would go down). n^2 / 2 steps, any n; exact while the probabilities fit 53 bits, enclosed after.
 * A known value for classes too large to enumerate, as it is of order 1/sqrt(n).
 * Source: reflection principle, Feller, volume 1, chapter III, section 7.
 */

import {addDown, addUp, div, type Interval, mulDown, mulUp, point} from '../arithmetic/interval.ts';
import {positiveInteger} from '../errors.ts';

export function rademacherThresholds(n: number): Interval {
  positiveInteger('rademacherThresholds', 'n', n, 10_000);
  let lo = new Float64Array(n + 2);
  let hi = new Float64Array(n + 2);
  lo[0] = hi[0] = 1;
  for (let i = 1; i <= n; i++) {
    const nextLo = new Float64Array(n + 2);
    const nextHi = new Float64Array(n + 2);
    for (let m = 0; m <= i; m++) {
      const below = m === 0 ? 0 : m - 1;
      nextLo[m] = mulDown(0.5, addDown(lo[below]!, lo[m + 1]!));
      nextHi[m] = mulUp(0.5, addUp(hi[below]!, hi[m + 1]!));
    }
    lo = nextLo;
    hi = nextHi;
  }
  let low = 0;
  let high = 0;
  for (let m = 1; m <= n; m++) {
    low = addDown(low, mulDown(m, Math.max(0, lo[m]!)));
    high = addUp(high, mulUp(m, hi[m]!));
  }
  return div({lo: low, hi: high}, point(n));
}
