/**
 * What the claims after Lee et al. are evaluated on (theory section 12): a joint law of (x1, x2, y) on a few atoms, the vector X2
 * of each x2, which the pretext predicts from x1 as W h(x1), and a head S on f*(x1) = (P(Y=y|x1))_y. All exact.
 */
import type {Interval} from '../arithmetic/interval.ts';
import {
  minus,
  over,
  plus,
  type Rational,
  rational,
  sqrtToInterval,
  times,
  toInterval,
} from '../arithmetic/rational.ts';
import {inputError, positive} from '../errors.ts';
import {pseudoInverseTimes, solve} from '../linear/exactLinear.ts';
import {type ExactMatrix, entry, exactMatrix, inner, product, transpose} from '../linear/exactMatrix.ts';
import {intervalMatrix} from '../linear/intervalMatrix.ts';
import {type Matrix, matrix} from '../linear/matrix.ts';
import {spectralNorm} from '../linear/norms/spectralNorm.ts';
import {exactRationalSquare} from '../linear/smallestSingularValue.ts';

export interface ConditionalIndependenceCase {
  readonly subject: 'conditionalIndependence';
  /** P(x1), m masses over `total`, all > 0. */
  readonly masses: readonly number[];
  readonly total: number;
  /** Masses of (x1, y), m x k. */
  readonly labelled: readonly (readonly number[])[];
  /** f*, m x k. */
  readonly posterior: ExactMatrix;
  /** psi* = E[X2|x1], m x q. */
  readonly target: ExactMatrix;
  /** E|X2|^2. */
  readonly square: Rational;
  /** A = [E(X2|Y=y)]_y, q x k. */
  readonly means: ExactMatrix;
  /** h, m x d. */
  readonly representation: Matrix;
  /** W, q x d. */
  readonly decoder: ExactMatrix;
  /** S, 1 x k. */
  readonly head: ExactMatrix;
  /** R, of heads on h. */
  readonly radius: number;
}

type Table = readonly (readonly number[])[];

export interface ConditionalIndependenceParts {
  /** m x (atoms of x2) x k masses, whole numbers. */
  readonly joint: readonly Table[];
  /** X2 at each atom, q numbers. */
  readonly targets: Table;
  readonly representation: Table;
  readonly decoder: Table;
  readonly head: readonly number[];
  readonly radius: number;
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

/** Rows over a denominator of their own as one exact matrix. */
function conditional(rows: readonly (readonly Rational[])[]): ExactMatrix {
  const den = rows.flat().reduce((common, x) => common * x.den, 1n);
  const num = rows.flat().map((x) => x.num * (den / x.den));
  return {rows: rows.length, columns: rows[0]!.length, num, den};
}

const ratio = (a: number, b: number): Rational => rational(BigInt(a), BigInt(b));

/** Rows of the masses `weights` (r x atoms) times X2, each divided by its own mass. */
function meansOf(weights: Table, X: ExactMatrix): ExactMatrix {
  return conditional(
    weights.map((row) =>
      Array.from({length: X.columns}, (_, i) =>
        row.reduce((all, mass, a) => plus(all, times(ratio(mass, sum(row)), entry(X, a, i))), rational(0n)),
      ),
    ),
  );
}

function secondMoment(joint: readonly Table[], X: ExactMatrix): Rational {
  const total = sum(joint.flat(2));
  let all = rational(0n);
  for (let a = 0; a < X.rows; a++) {
    const share = ratio(sum(joint.flatMap((face) => face[a]!)), total);
    for (let i = 0; i < X.columns; i++) all = plus(all, times(share, times(entry(X, a, i), entry(X, a, i))));
  }
  return all;
}

/** @throws InputError where the tables do not fit each other, or an x1 or a class has no mass */
export function makeConditionalIndependenceCase(
  parts: ConditionalIndependenceParts,
): ConditionalIndependenceCase {
  const where = 'makeConditionalIndependenceCase';
  const {joint, targets, representation, decoder, head, radius} = parts;
  const [atoms, k] = [targets.length, head.length];
  const fits = (x: number) => Number.isSafeInteger(x) && x >= 0;
  if (joint.some((face) => face.length !== atoms || face.some((row) => row.length !== k || !row.every(fits))))
    throw inputError(where, 'joint', `${atoms} rows of ${k} whole masses for every x1`, joint);
  const masses = joint.map((face) => sum(face.flat()));
  const labelled = joint.map((face) => head.map((_, y) => sum(face.map((row) => row[y]!))));
  const ofClass = head.map((_, y) => targets.map((_unused, a) => sum(joint.map((face) => face[a]![y]!))));
  if (masses.some((mass) => mass === 0)) throw inputError(where, 'joint', 'a mass > 0 of every x1', masses);
  if (ofClass.some((row) => sum(row) === 0))
    throw inputError(where, 'joint', 'a mass > 0 of every class', ofClass.map(sum));
  const X = exactMatrix(matrix(targets, 'targets'));
  const h = matrix(representation, 'representation');
  const W = exactMatrix(matrix(decoder, 'decoder'));
  if (h.rows !== joint.length)
    throw inputError(where, 'representation', `${joint.length} rows, one an x1`, h.rows);
  if (W.rows !== X.columns || W.columns !== h.columns)
    throw inputError(where, 'decoder', `${X.columns} x ${h.columns} numbers`, [W.rows, W.columns]);
  positive(where, 'radius', radius);
  return {
    subject: 'conditionalIndependence',
    masses,
    total: sum(masses),
    labelled,
    posterior: conditional(labelled.map((row, x) => row.map((mass) => ratio(mass, masses[x]!)))),
    target: meansOf(
      joint.map((face) => face.map(sum)),
      X,
    ),
    square: secondMoment(joint, X),
    means: transpose(meansOf(ofClass, X)),
    representation: h,
    decoder: W,
    head: exactMatrix(matrix([head], 'head')),
    radius,
  };
}

/** E|a - b|^2 of two tables with a row for every x1. */
function meanSquare({masses, total}: ConditionalIndependenceCase, a: ExactMatrix, b: ExactMatrix): Rational {
  let all = rational(0n);
  for (const [x, mass] of masses.entries()) {
    for (let i = 0; i < a.columns; i++) {
      const apart = minus(entry(a, x, i), entry(b, x, i));
      all = plus(all, times(ratio(mass, total), times(apart, apart)));
    }
  }
  return all;
}

const zeroOf = (m: ExactMatrix): ExactMatrix => ({...m, num: m.num.map(() => 0n)});

/** E|X2 - psi*|^2, what no prediction from x1 explains. */
export const noiseOf = (c: ConditionalIndependenceCase): Rational =>
  minus(c.square, meanSquare(c, c.target, zeroOf(c.target)));

/** e_CI^2 = E|psi* - A f*|^2, 0 where x1 and x2 are independent given y. */
export const dependence = (c: ConditionalIndependenceCase): Rational =>
  meanSquare(c, c.target, product(c.posterior, transpose(c.means)));

/** e = E|W h - psi*|^2. */
export const pretextExcess = (c: ConditionalIndependenceCase): Rational =>
  meanSquare(c, product(exactMatrix(c.representation), transpose(c.decoder)), c.target);

/** min_W' E|f* - W' h|^2. */
export function regressionError(c: ConditionalIndependenceCase): Rational {
  const {masses, posterior, total} = c;
  const h = exactMatrix(c.representation);
  const weighted: ExactMatrix = {
    ...h,
    num: h.num.map((x, i) => x * BigInt(masses[Math.floor(i / h.columns)]!)),
  };
  const B = product(transpose(weighted), posterior);
  const {X} = solve(product(transpose(weighted), h), B);
  const explained = over(inner(B, X), ratio(total, 1));
  return minus(meanSquare(c, posterior, zeroOf(posterior)), explained);
}

/** A^+, k x q: (A^T A)^+ A^T. */
export function pseudoInverse({means}: ConditionalIndependenceCase): ExactMatrix {
  const transposed = transpose(means);
  return pseudoInverseTimes(product(transposed, means), transposed);
}

export const fullColumnRank = ({means}: ConditionalIndependenceCase): boolean => {
  const gram = product(transpose(means), means);
  return solve(gram, gram).rank === means.columns;
};

/** |M|_2, enclosed. */
export function norm(M: ExactMatrix): Interval {
  const rows = Array.from({length: M.rows}, (_, i) =>
    Array.from({length: M.columns}, (_unused, j) => toInterval(entry(M, i, j))),
  );
  return spectralNorm(intervalMatrix(rows));
}

/** |A^+|_2^2 where it is rational: A of full column rank, of one column or with a rational smallest singular value. */
export function inverseNormSquare({means}: ConditionalIndependenceCase): Rational | undefined {
  const square = exactRationalSquare(means);
  return square && over(rational(1n), square);
}

/** S A^+, 1 x q. */
export const carriedHead = (c: ConditionalIndependenceCase): ExactMatrix => product(c.head, pseudoInverse(c));

export const squaredLength = (row: ExactMatrix): Rational => inner(row, row);

/** (a b)^(1/2). */
export const rootOfProduct = (a: Rational, b: Rational): Interval => sqrtToInterval(times(a, b));

/** L(S o f*), hinge, label +1 of the first class: E (1 - y <S, f*>)_+. */
export function headLoss({labelled, total, posterior, head}: ConditionalIndependenceCase): Rational {
  const scores = product(posterior, transpose(head));
  let all = rational(0n);
  for (const [x, row] of labelled.entries()) {
    for (const [y, mass] of row.entries()) {
      const score = entry(scores, x, 0);
      const loss = y === 0 ? minus(rational(1n), score) : plus(rational(1n), score);
      if (loss.num > 0n) all = plus(all, times(ratio(mass, total), loss));
    }
  }
  return all;
}
