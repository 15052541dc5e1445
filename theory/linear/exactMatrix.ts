/** Exact rational matrices with one common denominator, so that sums and products are integer arithmetic. */

import {middle} from '../arithmetic/interval.ts';
import {binaryPlaces, type Rational, rational, ratioToInterval} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';
import {type Matrix, matrix} from './matrix.ts';

export interface ExactMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Row-major numerators, length rows * columns. */
  readonly num: readonly bigint[];
  /** Common denominator, greater than 0; not necessarily the least. */
  readonly den: bigint;
}

/** The numbers of a table as integers times 2^-places. */
export function integers(data: ArrayLike<number>): {readonly values: bigint[]; readonly places: number} {
  let places = 0;
  for (let i = 0; i < data.length; i++) places = Math.max(places, binaryPlaces(data[i]!));
  const factor = places <= 1000 ? 2 ** places : Number.NaN;
  const values = new Array<bigint>(data.length);
  for (let i = 0; i < data.length; i++) {
    const x = data[i]!;
    const scaled = x * factor;
    if (Number.isFinite(scaled)) values[i] = BigInt(scaled);
    else {
      const own = binaryPlaces(x);
      const half = Math.trunc(own / 2);
      values[i] = BigInt(x * 2 ** half * 2 ** (own - half)) << BigInt(places - own);
    }
  }
  return {values, places};
}

/** A table of doubles as exact rationals. */
export function exactMatrix(m: Matrix): ExactMatrix {
  const {values, places} = integers(m.data);
  return {rows: m.rows, columns: m.columns, num: values, den: 1n << BigInt(places)};
}

/** A vector of doubles as one exact column. */
export function exactColumn(entries: ArrayLike<number>): ExactMatrix {
  return transpose(exactMatrix(matrix([entries], 'entries')));
}

export function entry(m: ExactMatrix, i: number, j: number): Rational {
  return rational(m.num[i * m.columns + j]!, m.den);
}

export function transpose(m: ExactMatrix): ExactMatrix {
  const num: bigint[] = [];
  for (let j = 0; j < m.columns; j++) {
    for (let i = 0; i < m.rows; i++) num.push(m.num[i * m.columns + j]!);
  }
  return {rows: m.columns, columns: m.rows, num, den: m.den};
}

export function product(a: ExactMatrix, b: ExactMatrix): ExactMatrix {
  if (a.columns !== b.rows) throw inputError('product', 'b', `${a.columns} rows`, b.rows);
  const num: bigint[] = [];
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.columns; j++) {
      let sum = 0n;
      for (let l = 0; l < a.columns; l++) sum += a.num[i * a.columns + l]! * b.num[l * b.columns + j]!;
      num.push(sum);
    }
  }
  return {rows: a.rows, columns: b.columns, num, den: a.den * b.den};
}

/** <a, b> = sum of the products of corresponding entries. */
export function inner(a: ExactMatrix, b: ExactMatrix): Rational {
  if (a.rows !== b.rows || a.columns !== b.columns) {
    throw inputError('inner', 'b', `shape ${a.rows} x ${a.columns}`, [b.rows, b.columns]);
  }
  let sum = 0n;
  for (let i = 0; i < a.num.length; i++) sum += a.num[i]! * b.num[i]!;
  return rational(sum, a.den * b.den);
}

/** Entries rounded to doubles beside them (to themselves where they are doubles). */
export function rounded(m: ExactMatrix): Matrix {
  return {
    rows: m.rows,
    columns: m.columns,
    data: Float64Array.from(m.num, (n) => middle(ratioToInterval(n, m.den))),
  };
}
