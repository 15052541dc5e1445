/**
 * Uncentred second moments Sigma_ab = sum_j mass_j a_j b_j^T / total, exactly.
 *
 * Symbols: law -> U or T of a pool (its marginal of x), total -> the pool's total, a, b -> tables with one row per point.
 * Tables become integers times 2^-places; the sums are integers, in doubles while below 2^53 and in BigInt above.
 * Source: theory section 4 (uncentred Sigma_hh, Sigma_h°).
 */
import {inputError} from '../errors.ts';
import {inputMasses, type JointLaw, pointMass} from '../laws/pool.ts';
import {type ExactMatrix, integers} from '../linear/exactMatrix.ts';
import type {Matrix} from '../linear/matrix.ts';

/** An error unless the table has one row for each point of the law. */
export function checkRows(where: string, argument: string, law: JointLaw, table: Matrix): void {
  if (table.rows !== law.plus.length) {
    throw inputError(where, argument, `${law.plus.length} rows, one per pool point`, table.rows);
  }
}

interface IntegerTable {
  readonly columns: number;
  readonly values: readonly bigint[];
  readonly places: number;
  /** The same values as doubles, and the largest absolute one; Infinity where they are not all exact. */
  readonly doubles: Float64Array;
  readonly most: number;
}

function integerTable(m: Matrix): IntegerTable {
  const {values, places} = integers(m.data);
  const doubles = Float64Array.from(values, Number);
  let most = 0;
  for (const x of doubles) most = Math.max(most, Math.abs(x));
  return {
    columns: m.columns,
    values,
    places,
    doubles,
    most: most < 2 ** 53 ? most : Number.POSITIVE_INFINITY,
  };
}

function gram(masses: Float64Array, total: number, a: IntegerTable, b: IntegerTable): ExactMatrix {
  const [p, q] = [a.columns, b.columns];
  const same = a === b;
  const num = new Array<bigint>(p * q).fill(0n);
  // The sum of absolute values is at most total * most * most, so below 2^53 every step in doubles is exact.
  const small = total * a.most * b.most < 2 ** 53;
  const wide = small ? [] : Array.from(masses, BigInt);
  for (let i = 0; i < p; i++) {
    const weighted = small ? [] : wide.map((m, j) => m * a.values[j * p + i]!);
    for (let l = same ? i : 0; l < q; l++) {
      if (small) {
        let sum = 0;
        for (let j = 0; j < masses.length; j++)
          sum += masses[j]! * a.doubles[j * p + i]! * b.doubles[j * q + l]!;
        num[i * q + l] = BigInt(sum);
      } else {
        let sum = 0n;
        for (let j = 0; j < weighted.length; j++) sum += weighted[j]! * b.values[j * q + l]!;
        num[i * q + l] = sum;
      }
      if (same) num[l * p + i] = num[i * q + l]!;
    }
  }
  return {rows: p, columns: q, num, den: BigInt(total) << BigInt(a.places + b.places)};
}

/** Sigma_ab under the law, a table of a's columns times b's columns. */
export function secondMoment(law: JointLaw, total: number, a: Matrix, b: Matrix): ExactMatrix {
  checkRows('secondMoment', 'a', law, a);
  checkRows('secondMoment', 'b', law, b);
  const left = integerTable(a);
  return gram(inputMasses(law), total, left, a === b ? left : integerTable(b));
}

export interface Moments {
  readonly hh: ExactMatrix;
  readonly ho: ExactMatrix;
  readonly oo: ExactMatrix;
}

/** Sigma_hh, Sigma_ho and Sigma_oo of two tables. */
export function moments(law: JointLaw, total: number, h: Matrix, o: Matrix): Moments {
  checkRows('moments', 'h', law, h);
  checkRows('moments', 'o', law, o);
  const masses = inputMasses(law);
  const H = integerTable(h);
  const O = h === o ? H : integerTable(o);
  const hh = gram(masses, total, H, H);
  if (h === o) return {hh, ho: hh, oo: hh};
  return {hh, ho: gram(masses, total, H, O), oo: gram(masses, total, O, O)};
}

/** E |a|^2 = tr Sigma_aa as num / den, without the whole matrix. */
export function squaredNorm(law: JointLaw, total: number, a: Matrix): {num: bigint; den: bigint} {
  checkRows('squaredNorm', 'a', law, a);
  const {values, places} = integers(a.data);
  let num = 0n;
  for (let j = 0; j < a.rows; j++) {
    let sum = 0n;
    for (let i = 0; i < a.columns; i++) {
      const x = values[j * a.columns + i]!;
      sum += x * x;
    }
    num += sum * BigInt(pointMass(law, j));
  }
  return {num, den: BigInt(total) << BigInt(2 * places)};
}
