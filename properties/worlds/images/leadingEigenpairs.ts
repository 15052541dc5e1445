/**
 * The largest eigenvalues of F = X^T X with their vectors, by Lanczos' method with full reorthogonalisation: the Krylov
 * space grows until every wanted residual is below 1e-10 of the largest eigenvalue, at the latest to the whole space.
 * The start is fixed, so equal inputs give equal outputs. Of an eigenvalue that is repeated *exactly* in a space that
 * is not exhausted one copy may be missed; images do not make such.
 * Source: B. N. Parlett, The Symmetric Eigenvalue Problem (1980), chapter 13.
 */
import {Matrix as Dense, EigenvalueDecomposition} from 'ml-matrix';
import {plainDot} from '../../../theory/linear/matrix.ts';

export interface Eigenpairs {
  /** Falling. */
  readonly values: readonly number[];
  /** Unit vectors, one per value. */
  readonly vectors: readonly Float64Array[];
}

/** @param X row-major, rows x columns; count at most columns */
export function leadingEigenpairs(X: Float64Array, rows: number, columns: number, count: number): Eigenpairs {
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let next = unit(Float64Array.from({length: columns}, (_, i) => 1 + (i % 7) / 7));
  for (let steps = Math.min(columns, 4 * count + 32); ; steps = Math.min(columns, 2 * steps)) {
    while (basis.length < steps) {
      const image = applied(X, rows, next);
      diagonal.push(plainDot(next, image));
      basis.push(next);
      orthogonalise(image, basis);
      const length = Math.sqrt(plainDot(image, image));
      const broken = length <= 1e-14 * Math.max(...diagonal);
      beside.push(broken ? 0 : length);
      if (basis.length < columns) next = broken ? fresh(basis, columns) : unit(image);
    }
    const T = Dense.diag(diagonal);
    for (let k = 0; k + 1 < steps; k++) {
      T.set(k, k + 1, beside[k]!);
      T.set(k + 1, k, beside[k]!);
    }
    const small = new EigenvalueDecomposition(T, {assumeSymmetric: true});
    const wanted = Array.from({length: count}, (_, i) => steps - 1 - i);
    const values = wanted.map((i) => small.realEigenvalues[i]!);
    const residual = (i: number) => Math.abs(beside[steps - 1]! * small.eigenvectorMatrix.get(steps - 1, i));
    if (steps === columns || wanted.every((i) => residual(i) <= 1e-10 * values[0]!)) {
      return {values, vectors: wanted.map((i) => combined(basis, small.eigenvectorMatrix.getColumn(i)))};
    }
  }
}

function unit(x: Float64Array): Float64Array {
  const length = Math.sqrt(plainDot(x, x));
  return x.map((value) => value / length);
}

/** X^T (X x). */
function applied(X: Float64Array, rows: number, x: Float64Array): Float64Array {
  const columns = x.length;
  const image = new Float64Array(columns);
  for (let k = 0; k < rows; k++) {
    const start = k * columns;
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += X[start + c]! * x[c]!;
    for (let c = 0; c < columns; c++) image[c]! += sum * X[start + c]!;
  }
  return image;
}

/** Takes the part in the span of the basis away, twice, which is enough for orthogonality to working accuracy. */
function orthogonalise(x: Float64Array, basis: readonly Float64Array[]): void {
  for (let pass = 0; pass < 2; pass++) {
    for (const q of basis) {
      const along = plainDot(q, x);
      for (let i = 0; i < x.length; i++) x[i]! -= along * q[i]!;
    }
  }
}

/** A unit vector orthogonal to the basis, from the first coordinate axis that is far enough from its span. */
function fresh(basis: readonly Float64Array[], columns: number): Float64Array {
  for (let axis = 0; ; axis++) {
    const x = new Float64Array(columns);
    x[axis] = 1;
    orthogonalise(x, basis);
    // Squared distances of the axes from the span add up to columns - basis.length, so one passes.
    if (plainDot(x, x) >= (columns - basis.length) / (2 * columns)) return unit(x);
  }
}

function combined(basis: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(basis[0]!.length);
  for (const [k, q] of basis.entries()) {
    for (let i = 0; i < sum.length; i++) sum[i]! += weights[k]! * q[i]!;
  }
  return unit(sum);
}
