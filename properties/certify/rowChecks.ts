/** What files can show of independence and of norms. */
import {sqrt} from '../../theory/arithmetic/elementary.ts';
import {inputError} from '../../theory/errors.ts';
import {squaredNorm} from '../../theory/linear/intervalVector.ts';
import {type Matrix, row} from '../../theory/linear/matrix.ts';
import {count, outward, plural} from '../files/format.ts';
import {assumed, checked, failed, type Requirement} from './form.ts';

/** A row's bytes as a key; -0 and 0 are one number. */
const keyOf = (values: Float64Array): string =>
  Buffer.from(values.map((x) => x + 0).buffer).toString('latin1');

export function rowKeys(table: Matrix): string[] {
  return Array.from({length: table.rows}, (_, j) => keyOf(row(table, j)));
}

/**
 * Whether D and D' share rows.
 * @param withReplacement rows are draws from a finite set, so that some are expected to come back
 */
export function disjointRows(
  train: Matrix | undefined,
  test: Matrix | undefined,
  withReplacement: boolean,
): Requirement[] {
  if (!train || !test)
    return [assumed("no example of D' was trained on (without embeddings of both nothing can be compared)")];
  const known = new Set(rowKeys(train));
  const shared = rowKeys(test).filter((key) => known.has(key)).length;
  if (shared === 0) return [checked("D and D' share no row")];
  const text = `${plural(shared, "row of D'", "rows of D'")} of ${count(test.rows)} are rows of D too`;
  if (withReplacement)
    return [assumed(`${text}, as draws with replacement from a finite set may be; D' was not made from D`)];
  return [
    failed(
      `${text}: the same examples in both, or two that h maps to one point; for draws with replacement say --with-replacement`,
    ),
  ];
}

/** The largest |h(x_j)|, rounded up. */
export function largestNorm(tables: readonly Matrix[]): number {
  let largest = 0;
  for (const {rows, columns, data} of tables)
    for (let j = 0; j < rows; j++)
      largest = Math.max(largest, squaredNorm(data, data, j * columns, columns).hi);
  return sqrt({lo: 0, hi: largest}).hi;
}

/** Rows divided by their norms have norm 1 up to rounding, in no more than 2^20 dimensions. */
const UNIT = 1 + 2 ** -30;

/**
 * H with |h(x)| <= H for every x, which fixes the range of losses; undefined where none was given.
 * @throws InputError where a row is longer
 */
export function normLimit(
  tables: readonly Matrix[],
  given: number | undefined,
  toUnit: boolean,
): {readonly H?: number; readonly requires: readonly Requirement[]} {
  if (toUnit) return {H: UNIT, requires: [checked('rows are divided by their norms: |h(x)| = 1, or 0')]};
  if (given === undefined) return {requires: []};
  const largest = largestNorm(tables);
  if (largest > given)
    throw inputError(
      'certify',
      'norm bound',
      `at least ${outward(largest, 'up')}, the largest norm of a row given`,
      given,
    );
  return {
    H: given,
    requires: [
      assumed(`|h(x)| <= ${given} for every x (the largest norm given is ${outward(largest, 'up')})`),
    ],
  };
}
