/**
 * sup_f |L_T(f.h) - L_U(f.h)|, the discrepancy of the two laws on a head class.
 *
 * Finite classes: the largest of their differences. Balls |theta| <= R: an upper limit. With s_j = <theta, h_j>, a_j = T(x_j) - U(x_j) and
 * d_j = [T(x_j,+) - T(x_j,-)] - [U(x_j,+) - U(x_j,-)], phi(y s) = e(s) + y o(s), e even and o odd, gives
 *   L_T - L_U = sum_j a_j (e(s_j) - e(0)) + sum_j d_j o(s_j),   as sum_j a_j = 0.
 * Odd part: o(s) = -kappa s (hinge 1, logistic 1/2, squared 2), so at most kappa R |sum_j d_j h_j|; hinge beyond |s| = 1:
 *   o(s) + s has size (|s|-1)/2, so sum_j |d_j| (S_j - 1)_+ / 2 more, S_j = R |h_j|.
 * Even part: e(s) - e(0) lies in [0, e(S_j) - e(0)], so at most the larger of the sums over a_j > 0 and over a_j < 0. Where e has a
 *   quadratic part q s^2 (logistic 1/8, squared 1), that is at most q R^2 |sum_j a_j h_j h_j^T|_F, and of the logistic loss remains
 *   e(s) - ln 2 - s^2/8 in [-s^4/192, 0].
 * Never more than the largest loss at each atom allows: max of sum (t_a - u_a)_+ phi(-S_a) and the same with the laws exchanged.
 * Source: theory sections 1 (refined further) and 11.
 */
import {
  abs,
  add,
  div,
  type Interval,
  max,
  min,
  mul,
  ONE,
  point,
  positivePart,
  scale,
  square,
  sub,
  sum,
  ZERO,
} from '../arithmetic/interval.ts';
import {type Case, type HeadClass, memoised} from '../case/case.ts';
import {riskShift} from '../case/quantities.ts';
import {type LossName, lossAtMargin} from '../heads/loss.ts';
import type {Matrix} from '../linear/matrix.ts';
import {frobeniusNorm, rowNorms, vectorNorm} from '../linear/norms/matrixNorms.ts';

/** e(S) - e(0) for S >= 0. */
function evenRise(loss: LossName, S: Interval): Interval {
  const both = add(lossAtMargin(loss, S), lossAtMargin(loss, scale(-1, S)));
  return positivePart(sub(scale(0.5, both), lossAtMargin(loss, ZERO)));
}

/** kappa and q. */
const SLOPE: Partial<Readonly<Record<LossName, readonly [odd: number, quadratic: number]>>> = {
  hinge: [1, 0],
  logistic: [0.5, 0.125],
  squared: [2, 1],
};

/** sum_j weights_j values_j over the weights of one sign, each with its sign, the larger of the two. */
const largerSide = (weights: readonly number[], values: readonly Interval[]): Interval => {
  const side = (sign: 1 | -1) =>
    sum(weights.map((w, j) => (sign * w > 0 ? scale(sign * w, values[j]!) : ZERO)));
  return max(side(1), side(-1));
};

/** Whole multiples of 1 / total. */
function lawDifferences({pool: {T, U}}: Case) {
  const plus = Array.from(T.plus, (t, j) => t - U.plus[j]!);
  const minus = Array.from(T.minus, (t, j) => t - U.minus[j]!);
  return {plus, minus, point: plus.map((x, j) => x + minus[j]!), label: plus.map((x, j) => x - minus[j]!)};
}

function evenPart(
  loss: LossName,
  a: readonly number[],
  table: Matrix,
  radius: number,
  quadratic: number,
): Interval {
  const S = rowNorms(table).map((norm) => mul(point(radius), norm));
  const plain = largerSide(
    a,
    S.map((s) => evenRise(loss, s)),
  );
  if (quadratic === 0) return plain;
  const {rows, columns, data} = table;
  const moment = {
    rows: columns,
    columns,
    lo: new Float64Array(columns * columns),
    hi: new Float64Array(columns * columns),
  };
  for (let i = 0; i < columns; i++) {
    for (let k = 0; k < columns; k++) {
      const terms = Array.from({length: rows}, (_, j) =>
        scale(a[j]!, mul(point(data[j * columns + i]!), point(data[j * columns + k]!))),
      );
      const {lo, hi} = sum(terms);
      moment.lo[i * columns + k] = lo;
      moment.hi[i * columns + k] = hi;
    }
  }
  const byMoment = scale(quadratic, mul(square(point(radius)), frobeniusNorm(moment)));
  if (loss !== 'logistic') return min(plain, byMoment);
  const rest = largerSide(
    a,
    S.map((s) => mul(square(square(s)), point(1 / 192 + 2 ** -60))),
  );
  return min(plain, add(byMoment, rest));
}

function ballLimit(c: Case, table: Matrix, radius: number): Interval {
  const {loss, pool} = c;
  const {plus, minus, point: a, label: d} = lawDifferences(c);
  const S = rowNorms(table).map((norm) => mul(point(radius), norm));
  const worst = S.map((s) => lossAtMargin(loss, scale(-1, s)));
  const byAtoms = largerSide([...plus, ...minus], [...worst, ...worst]);
  const slopes = SLOPE[loss];
  let found = byAtoms;
  if (slopes) {
    const [kappa, quadratic] = slopes;
    const {rows, columns, data} = table;
    const drift = Array.from({length: columns}, (_, i) =>
      sum(Array.from({length: rows}, (__, j) => scale(d[j]!, point(data[j * columns + i]!)))),
    );
    const linear = scale(kappa, mul(point(radius), vectorNorm(drift)));
    const beyond =
      loss === 'hinge' ? sum(S.map((s, j) => scale(Math.abs(d[j]!) / 2, positivePart(sub(s, ONE))))) : ZERO;
    found = min(found, sum([linear, beyond, evenPart(loss, a, table, radius, quadratic)]));
  }
  return point(div(point(found.hi), point(pool.total)).hi);
}

/**
 * At least sup_f |L_T(f.h) - L_U(f.h)|: the supremum itself, enclosed, where the class is finite; of a ball an upper limit, a point.
 * Exactly 0 under equal laws.
 * @param table h, M x d
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * quantities.discrepancy(c, c.representation, c.heads); // => {lo: 0.5, hi: 0.5}
 * ```
 */
export function discrepancy(c: Case, table: Matrix, heads: HeadClass): Interval {
  return memoised(c, ['discrepancy', table, heads], () => {
    if (heads.kind === 'ball') return ballLimit(c, table, heads.radius);
    let most: Interval = ZERO;
    for (const theta of heads.thetas) most = max(most, abs(riskShift(c, table, theta)));
    return most;
  });
}
