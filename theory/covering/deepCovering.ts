/**
 * Deep networks with spectral norms at most s_i and |W_i - W_i^init|_{2,1} <= b_i, activations 1-Lipschitz with act(0) = 0,
 * inputs X with |X|_F = x: covers of the outputs on the sample in Frobenius norm (unnormalised l2).
 *
 *   printed   ln N(eps) <= x^2 ln(2 W^2) / eps^2 (prod s_j^2) (sum (b_i/s_i)^{2/3})^3, W the largest width
 *   counted   ln N(eps) <= sum_i ceil( (x b_i prod_{j != i} s_j / (alpha_i eps))^2 ) ln(2 d_{i-1} d_i), the i-th number
 *             0 where it is at most 1 before rounding up (one point, the initialisation, is then enough)
 *
 * `counted` is what Maurey's lemma gives layer by layer: `printed` leaves the rounding up out, so only `counted` enters a
 * bound; both are reported. The cover of a layer may be projected onto the convex set { X P : P allowed }, which keeps
 * its cardinality and accuracy and makes it a subset, so no factor is lost where the next layer needs its norm bounds.
 * Conventions: P = A^T maps a row x to x P; |P|_{2,1} sums the l2 norms of the columns of P.
 * Arguments: s_i -> norms, b_i -> distances, prod over all layers, the linear decoder last; d_i -> widths[i].
 * Source: Bartlett, Foster, Telgarsky 2017, lemma 3.2 (one matrix, p = q = 2, s = 1), theorem 3.3 (`printed`).
 */
import {log} from '../arithmetic/elementary.ts';
import {div, type Interval, mul, point, scale, square, sum, ZERO} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';

/**
 * Divides one accuracy eps among layers: minimise sum_i C_i / eps_i^2 subject to sum_i c_i eps_i = eps. The optimum is
 * eps_i = alpha_i eps / c_i with alpha_i in proportion to (C_i c_i^2)^{1/3}, value (sum_i (C_i c_i^2)^{1/3})^3 / eps^2.
 * Any alpha >= 0 with sum 1 is valid, so the cube roots are doubles and only what follows from them is enclosed.
 * Enclosures of alpha_i, which are exact quotients that sum to 1; @param weights C_i c_i^2, >= 0, not all 0
 */
export function splitScales(weights: readonly Interval[]): Interval[] {
  const roots = weights.map(({hi}) => point(Math.cbrt(hi)));
  const total = sum(roots);
  return roots.map((root) => div(root, total));
}

export interface DeepClass {
  readonly norms: readonly Interval[];
  readonly distances: readonly Interval[];
  /** d_0, ..., d_L. */
  readonly widths: readonly number[];
  /** |X|_F of the sample, at most sqrt N max|v|. */
  readonly inputFrobenius: Interval;
}

export interface DeepCovering {
  readonly counted: (eps: number) => Interval;
  readonly printed: (eps: number) => Interval;
}

/** Largest integer count that is tried to be represented; beyond it the entropy counts as infinite. */
const MOST = 2 ** 52;

/**
 * `counted`, of any layers that are covered one after another.
 *
 * @param reach how far each layer alone can move the outputs on the sample, in Frobenius norm
 * @param entries of each layer's table, d_{i-1} d_i
 */
export function layerwiseCovering(
  reach: readonly Interval[],
  entries: readonly number[],
): (eps: number) => Interval {
  const squares = reach.map(square);
  if (squares.every(({hi}) => hi === 0)) return () => ZERO;
  const alpha = splitScales(squares);
  const logs = entries.map((count) => log(point(2 * count)));
  return (eps) =>
    sum(
      reach.map((r, i) => {
        if (r.hi === 0) return ZERO;
        const parts = square(div(r, mul(alpha[i]!, point(eps)))).hi;
        if (parts <= 1) return ZERO;
        if (!(parts < MOST)) return {lo: 0, hi: Number.POSITIVE_INFINITY};
        return scale(Math.ceil(parts), logs[i]!);
      }),
    );
}

/**
 * ln N(eps) of the outputs on a sample, as functions of eps > 0: `counted` enters bounds, `printed` is for comparison.
 * @throws InputError where the numbers of norms, distances and widths do not agree
 * @example
 * ```ts
 * import {covering, interval} from 'transferbound';
 *
 * const one = interval.ONE;
 * const cover = covering.deepCovering({norms: [one], distances: [one], widths: [2, 1], inputFrobenius: one});
 * cover.counted(0.5); // ~ {lo: 5.5452, hi: 5.5452}
 * ```
 */
export function deepCovering(c: DeepClass): DeepCovering {
  const {norms, distances, widths, inputFrobenius} = c;
  if (distances.length !== norms.length || widths.length !== norms.length + 1)
    throw inputError(
      'deepCovering',
      'distances',
      `${norms.length} distances and one more width`,
      distances.length,
    );
  // x b_i prod_{j != i} s_j: how far layer i alone can move the outputs.
  const reach = distances.map((b, i) =>
    norms.reduce((rest, s, j) => (j === i ? rest : mul(rest, s)), mul(inputFrobenius, b)),
  );
  const squares = reach.map(square);
  if (squares.every(({hi}) => hi === 0)) return {counted: () => ZERO, printed: () => ZERO};
  const alpha = splitScales(squares);
  const largest = Math.max(...widths);
  const widest = log(point(2 * largest * largest));
  const joint = sum(squares.map((r, i) => (r.hi === 0 ? ZERO : div(r, square(alpha[i]!)))));
  return {
    counted: layerwiseCovering(
      reach,
      distances.map((_, i) => widths[i]! * widths[i + 1]!),
    ),
    printed: (eps) => mul(widest, div(joint, square(point(eps)))),
  };
}
