/**
 * Exact solution of S X = B and exact S^+ B for a symmetric positive semidefinite rational S.
 *
 * Statement: for positive semidefinite S a zero diagonal entry has a zero row, so pivots on the diagonal reach the
 * rank r, with S_JJ nonsingular on the pivot set J and S = F^T S_JJ^-1 F, F = rows J of S. Hence
 *   X = S_JJ^-1 B_J on J, 0 elsewhere, solves S X = B if any X does, and
 *   S^+ = F^T (F F^T)^-1 S_JJ (F F^T)^-1 F.
 * Elimination is fraction free (Bareiss 1968): all divisions below are exact, intermediate values are minors.
 */
import {inputError} from '../errors.ts';
import {type ExactMatrix, product, transpose} from './exactMatrix.ts';

export interface Elimination {
  /** Pivot indices in the order taken. */
  readonly pivots: readonly number[];
  /** The determinant of the pivot block; 1 where there is no pivot. */
  readonly determinant: bigint;
  /** False where the eligible block was seen not to be positive semidefinite; the work is then unfinished. */
  readonly semidefinite: boolean;
}

/**
 * Eliminates in place with pivots among the first `eligible` diagonal entries. Afterwards a row i outside J holds
 * det(S_JJ) times (row i minus its projection); with `above`, a row of J holds det(S_JJ) S_JJ^-1 times its right side.
 */
export function eliminate(work: bigint[][], eligible: number, above: boolean): Elimination {
  const pivots: number[] = [];
  const open = Array.from({length: eligible}, (_, i) => i);
  let previous = 1n;
  for (;;) {
    if (open.some((i) => work[i]![i]! < 0n)) return {pivots, determinant: previous, semidefinite: false};
    const p = open.find((i) => work[i]![i]! > 0n);
    if (p === undefined) {
      const semidefinite = open.every((i) => open.every((j) => work[i]![j] === 0n));
      return {pivots, determinant: previous, semidefinite};
    }
    open.splice(open.indexOf(p), 1);
    const source = work[p]!;
    const pivot = source[p]!;
    for (let i = 0; i < work.length; i++) {
      if (i === p || (!above && pivots.includes(i))) continue;
      const target = work[i]!;
      const factor = target[p]!;
      for (let j = 0; j < target.length; j++) {
        if (j === p) continue;
        const value = pivot * target[j]! - factor * source[j]!;
        target[j] = previous === 1n ? value : value / previous;
      }
      target[p] = 0n;
    }
    pivots.push(p);
    previous = pivot;
  }
}

function checkSymmetric(where: string, S: ExactMatrix): void {
  if (S.rows !== S.columns) throw inputError(where, 'S', 'a square matrix', [S.rows, S.columns]);
  const n = S.rows;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (S.num[i * n + j] !== S.num[j * n + i]) {
        throw inputError(where, `S[${i}][${j}]`, 'a symmetric matrix', [i, j]);
      }
    }
  }
}

export interface ExactSolution {
  /** One solution where `consistent`; S_JJ^-1 B_J on the pivot rows, 0 elsewhere. */
  readonly X: ExactMatrix;
  /** The exact rank of S. */
  readonly rank: number;
  /** Indices J of a nonsingular principal block of that rank. */
  readonly pivots: readonly number[];
  /** Whether S X = B has a solution, exactly. */
  readonly consistent: boolean;
}

/** S X = B for symmetric positive semidefinite S (d x d) and B (d x k). */
export function solve(S: ExactMatrix, B: ExactMatrix): ExactSolution {
  checkSymmetric('solve', S);
  const n = S.rows;
  const k = B.columns;
  if (B.rows !== n) throw inputError('solve', 'B', `${n} rows as in S`, B.rows);
  const work = Array.from({length: n}, (_, i) => [
    ...S.num.slice(i * n, (i + 1) * n),
    ...B.num.slice(i * k, (i + 1) * k),
  ]);
  const {pivots, determinant, semidefinite} = eliminate(work, n, true);
  if (!semidefinite) throw inputError('solve', 'S', 'a positive semidefinite matrix', 'an indefinite one');
  const num: bigint[] = [];
  let consistent = true;
  for (let i = 0; i < n; i++) {
    const isPivot = pivots.includes(i);
    for (let j = n; j < n + k; j++) {
      const value = work[i]![j]!;
      num.push(isPivot ? value * S.den : 0n);
      consistent &&= isPivot || value === 0n;
    }
  }
  return {X: {rows: n, columns: k, num, den: determinant * B.den}, rank: pivots.length, pivots, consistent};
}

/** S^+ B, the Moore-Penrose pseudo-inverse applied: the least-squares solution of least norm. */
export function pseudoInverseTimes(S: ExactMatrix, B: ExactMatrix): ExactMatrix {
  const {X, rank, pivots} = solve(S, B);
  const n = S.rows;
  if (rank === n) return X;
  if (rank === 0) return X;
  const J = [...pivots];
  const F: ExactMatrix = {
    rows: rank,
    columns: n,
    num: J.flatMap((i) => S.num.slice(i * n, (i + 1) * n)),
    den: S.den,
  };
  const K: ExactMatrix = {
    rows: rank,
    columns: rank,
    num: J.flatMap((i) => J.map((j) => S.num[i * n + j]!)),
    den: S.den,
  };
  const Ft = transpose(F);
  const FFt = product(F, Ft);
  const inside = solve(FFt, product(F, B)).X;
  return product(Ft, solve(FFt, product(K, inside)).X);
}
