/** Token rows of a trained or teacher network, rounded to a grid on which their means over K are doubles. */

import {lcm} from '../../../theory/arithmetic/gcd.ts';
import {maskSizes, type TokenRows} from '../../../theory/laws/tokens.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';

/** All tokens of each point in order; K from `masks`, [points x tokens], 1 where masked. */
export function tokenRows(masks: Uint8Array, points: number): TokenRows {
  const tokens = masks.length / points;
  return {owner: Int32Array.from(masks, (_, r) => Math.floor(r / tokens)), masked: masks};
}

/** The least common multiple of the odd parts of all |K|: multiples of it, divided by any |K|, are dyadic. */
function oddParts(rows: TokenRows, points: number): number {
  let odd = 1;
  for (const size of maskSizes(rows, points)) {
    let part = size;
    while (part % 2 === 0) part /= 2;
    odd = lcm(odd, part);
  }
  return odd;
}

/** The nearest multiples of 2^-places times the odd parts of all |K|: the rounded table is the exact object. */
export function onTokenGrid(
  rows: TokenRows,
  points: number,
  data: Float64Array,
  columns: number,
  places: number,
): Matrix {
  const odd = oddParts(rows, points);
  const unit = 2 ** places;
  const rounded = data.map((x) => (Math.round((x * unit) / odd) * odd) / unit + 0);
  return {rows: data.length / columns, columns, data: rounded};
}
