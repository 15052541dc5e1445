/**
 * Masked inputs (theory section 5): a pool point is a pair (z, K) and has one row per token p. The pretext is read under
 * mu, p uniform on K given (z, K); downstream the point's table row is the mean over p in K of its token rows.
 */

import {lcm} from '../arithmetic/gcd.ts';
import {ratioToInterval} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';
import {integers} from '../linear/exactMatrix.ts';
import type {Matrix} from '../linear/matrix.ts';
import {type JointLaw, MOST_TOTAL, type Pool, pointMass} from './pool.ts';

export interface TokenRows {
  /** owner[r] is the pool point of row r. */
  readonly owner: Int32Array;
  /** masked[r] is 1 where row r's token is in its point's K, else 0; every point has a masked row. */
  readonly masked: Uint8Array;
}

export interface Tokens extends TokenRows {
  /** z_p, rows x q; read where masked. */
  readonly target: Matrix;
  /** h_p(z_K), rows x d, of each pooled table of the case. */
  readonly tables: ReadonlyMap<Matrix, Matrix>;
  /** Equal numbers mark rows of equal (z_K, K, p). Default: all different. */
  readonly visible?: Int32Array;
}

/** |K| of each of `points` pool points. */
export function maskSizes({owner, masked}: TokenRows, points: number): Int32Array {
  const sizes = new Int32Array(points);
  for (const [r, j] of owner.entries()) sizes[j]! += masked[r]!;
  return sizes;
}

function checkFlags(rows: TokenRows, points: number): void {
  const {owner, masked} = rows;
  if (masked.length !== owner.length)
    throw inputError('tokens', 'masked', `${owner.length} flags, one per row`, masked.length);
  for (const [r, j] of owner.entries()) {
    if (!(j >= 0 && j < points)) throw inputError('tokens', `owner[${r}]`, `one of ${points} points`, j);
    if (masked[r] !== 0 && masked[r] !== 1) throw inputError('tokens', `masked[${r}]`, '0 or 1', masked[r]);
  }
  for (const [j, size] of maskSizes(rows, points).entries())
    if (size === 0) throw inputError('tokens', 'masked', `a masked row of point ${j}`, 'none');
}

function checkRows({owner}: TokenRows, name: string, count: number): void {
  if (count !== owner.length) throw inputError('tokens', name, `${owner.length} rows, one per token`, count);
}

/** @throws InputError where rows, owners, flags and tables do not fit `points` pool points */
export function checkTokens(tokens: Tokens, points: number): void {
  const {target, tables, visible} = tokens;
  checkFlags(tokens, points);
  checkRows(tokens, 'target', target.rows);
  for (const table of tables.values()) checkRows(tokens, 'tables', table.rows);
  if (visible) checkRows(tokens, 'visible', visible.length);
}

/**
 * Means over the masked rows of each point, [points x d], where every one is a double; otherwise undefined.
 * Sums are exact, so nothing is rounded.
 */
export function maskedMeans(rows: TokenRows, points: number, table: Matrix): Matrix | undefined {
  const {columns} = table;
  checkFlags(rows, points);
  checkRows(rows, 'table', table.rows);
  const sizes = maskSizes(rows, points);
  const {values, places} = integers(table.data);
  const sums = new Array<bigint>(points * columns).fill(0n);
  for (const [r, j] of rows.owner.entries()) {
    if (rows.masked[r] === 0) continue;
    for (let i = 0; i < columns; i++) sums[j * columns + i]! += values[r * columns + i]!;
  }
  const data = new Float64Array(points * columns);
  for (const [at, sum] of sums.entries()) {
    const size = BigInt(sizes[Math.floor(at / columns)]!);
    const {lo, hi} = ratioToInterval(sum, size << BigInt(places));
    if (lo !== hi) return undefined;
    data[at] = lo;
  }
  return {rows: points, columns, data};
}

/** mu as masses of rows: mass_j / |K_j| a masked row, over a common total; labels play no part. */
export function tokenLaw(rows: TokenRows, {U, size, total}: Pool): {law: JointLaw; total: number} {
  const sizes = maskSizes(rows, size);
  const common = [...new Set(sizes)].reduce(lcm, 1);
  if (total * common > MOST_TOTAL)
    throw inputError('tokens', 'masked', 'mask sizes with a small common multiple', common);
  const plus = Float64Array.from(rows.owner, (j, r) =>
    rows.masked[r] === 1 ? (pointMass(U, j) * common) / sizes[j]! : 0,
  );
  return {law: {plus, minus: new Float64Array(plus.length)}, total: total * common};
}
