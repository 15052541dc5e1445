/** Cholesky factors and triangular solves in plain doubles over row-major typed arrays; nothing is certified here. */

/**
 * L with L L^T = A + shift I; only A's lower triangle is read.
 * @param A symmetric, size x size
 * @param least 0 by default
 * @returns undefined where a pivot (squared) is not above `least`, or not finite
 */
export function choleskyFactor(
  A: Float64Array,
  size: number,
  {shift = 0, least = 0}: {readonly shift?: number; readonly least?: number} = {},
): Float64Array | undefined {
  const L = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? A[i * size + i]! + shift : A[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= L[i * size + k]! * L[j * size + k]!;
      if (i > j) L[i * size + j] = sum / L[j * size + j]!;
      else if (sum > least && sum < Number.POSITIVE_INFINITY) L[i * size + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return L;
}

/** L^-1 B for B with `columns` columns, row-major. */
export function solveLower(L: Float64Array, size: number, B: Float64Array, columns: number): Float64Array {
  const X = B.slice();
  for (let i = 0; i < size; i++) {
    const own = i * columns;
    for (let k = 0; k < i; k++) {
      const factor = L[i * size + k]!;
      const other = k * columns;
      if (factor !== 0) for (let c = 0; c < columns; c++) X[own + c]! -= factor * X[other + c]!;
    }
    const pivot = L[i * size + i]!;
    for (let c = 0; c < columns; c++) X[own + c]! /= pivot;
  }
  return X;
}

/** L^-T b. */
export function solveUpper(L: Float64Array, size: number, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = size - 1; i >= 0; i--) {
    x[i]! /= L[i * size + i]!;
    for (let k = 0; k < i; k++) x[k]! -= L[i * size + k]! * x[i]!;
  }
  return x;
}

/** x with L L^T x = b, approximately. */
export function choleskySolve(L: Float64Array, d: number, b: Float64Array): Float64Array {
  const x = solveLower(L, d, b, 1);
  for (let i = d - 1; i >= 0; i--) {
    for (let l = i + 1; l < d; l++) x[i]! -= L[l * d + i]! * x[l]!;
    x[i]! /= L[i * d + i]!;
  }
  return x;
}
