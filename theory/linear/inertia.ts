/** Inertia of a symmetric rational matrix: how many of its eigenvalues are negative, 0, positive, counted exactly. */
import {minus, over, plus, type Rational, times} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';

export interface Inertia {
  readonly negative: number;
  readonly zero: number;
  readonly positive: number;
}

type Rows = readonly (readonly Rational[])[];

/** M without row and column p, less what the pivot M_pp explains. */
function reduced(M: Rows, p: number): Rational[][] {
  const pivot = M[p]![p]!;
  return M.flatMap((row, i) =>
    i === p
      ? []
      : [
          row.flatMap((x, j) =>
            j === p || row[p]!.num === 0n
              ? j === p
                ? []
                : [x]
              : [minus(x, over(times(row[p]!, M[p]![j]!), pivot))],
          ),
        ],
  );
}

/**
 * Sylvester's law: the signs of the pivots of M = P D P^T. Where the whole diagonal is 0 and M is not, row and column j are
 * added to row and column i with M_ij != 0, a congruence that makes M_ii = 2 M_ij.
 * @throws InputError where M is not symmetric
 */
export function inertia(M: Rows): Inertia {
  if (M.some((row, i) => row.length !== M.length || row.some((x, j) => minus(x, M[j]![i]!).num !== 0n)))
    throw inputError('inertia', 'M', 'a symmetric matrix', M.length);
  let [negative, positive] = [0, 0];
  let left = M;
  while (left.length > 0) {
    let p = left.findIndex((row, i) => row[i]!.num !== 0n);
    if (p < 0) {
      p = left.findIndex((row) => row.some(({num}) => num !== 0n));
      if (p < 0) break;
      const q = left[p]!.findIndex(({num}) => num !== 0n);
      const rows = left.map((row, i) => (i === p ? row.map((x, j) => plus(x, left[q]![j]!)) : row));
      left = rows.map((row) => row.with(p, plus(row[p]!, row[q]!)));
    }
    if (left[p]![p]!.num < 0n) negative++;
    else positive++;
    left = reduced(left, p);
  }
  return {negative, zero: left.length, positive};
}
