/** A network on a pool: enclosures of its outputs in real arithmetic, tables near them, and its losses. */

import {encoderOf} from '../../../models/encoders/index.ts';
import {decoderMatrix} from '../../../models/layout.ts';
import type {PoolInputs, Weights} from '../../../models/types.ts';
import {
  add,
  div,
  type Interval,
  point,
  scale,
  square,
  sub,
  sum,
  ZERO,
} from '../../../theory/arithmetic/interval.ts';
import {boundsOf} from '../../../theory/covering/encoders/index.ts';
import type {EncodedNetwork, PretextLaw} from '../../../theory/endToEnd/endToEndCase.ts';
import {at} from '../../../theory/linear/intervalMatrix.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import type {Architecture} from '../../../theory/networks/architecture.ts';
import {tablesOf} from '../trainedNetwork.ts';

/** Tables are multiples of 2^-16, so that moments are short rationals; the difference is part of the bound. */
const GRID = 2 ** 16;

/** h at each row of the pretext, enclosed: [rows][d]. */
function enclosedRows(a: Architecture, weights: Weights, {inputs, masks}: PoolInputs): Interval[][] {
  const {tokens, inputs: length} = encoderOf(a);
  const tables = tablesOf(weights);
  const encode = (rows: number, data: Float64Array, masked?: readonly boolean[]): Interval[][] => {
    const {first} = boundsOf(a).encode(tables, tables, {rows, columns: length, data}, masked);
    return Array.from({length: rows}, (_, j) =>
      Array.from({length: first.columns}, (__, i) => at(first, j, i)),
    );
  };
  if (tokens === undefined) return encode(inputs.length / length, Float64Array.from(inputs));
  const each = tokens * length;
  const found: Interval[][] = [];
  for (let j = 0; j * each < inputs.length; j++) {
    const masked = Array.from({length: tokens}, (_, p) => masks![j * tokens + p] === 1);
    // What stands in masked places is not read.
    const data = Float64Array.from({length: each}, (_, i) =>
      masked[Math.floor(i / length)] ? 0 : inputs[j * each + i]!,
    );
    found.push(...encode(tokens, data, masked).filter((_, p) => masked[p]));
  }
  return found;
}

export interface EnclosedNetwork {
  /** h at the pretext's rows, multiples of 2^-16. */
  readonly rows: Matrix;
  /** h at the pool points: means over each point's rows. */
  readonly table: Matrix;
  /** The network itself. */
  readonly enclosed: readonly (readonly Interval[])[];
  readonly decoder: Matrix;
}

/** @param pointOf the pool point of each row, in increasing order; how many rows a point has is a power of two */
export function enclosedNetwork(
  a: Architecture,
  weights: Weights,
  inputs: PoolInputs,
  pointOf: ArrayLike<number>,
): EnclosedNetwork {
  const enclosed = enclosedRows(a, weights, inputs);
  const d = enclosed[0]!.length;
  const data = Float64Array.from(
    enclosed.flatMap((row) => row.map(({lo, hi}) => Math.round(((lo + hi) / 2) * GRID) / GRID + 0)),
  );
  const size = pointOf[pointOf.length - 1]! + 1;
  const own = new Float64Array(size);
  for (let r = 0; r < pointOf.length; r++) own[pointOf[r]!]! += 1;
  const rows = {rows: enclosed.length, columns: d, data};
  const pooled = new Float64Array(size * d);
  for (let r = 0; r < pointOf.length; r++) {
    const j = pointOf[r]!;
    for (let i = 0; i < d; i++) pooled[j * d + i]! += data[r * d + i]! / own[j]!;
  }
  const W = decoderMatrix(weights);
  return {
    enclosed,
    rows,
    table: size === enclosed.length ? rows : {rows: size, columns: d, data: pooled},
    decoder: {rows: W.length / d, columns: d, data: W},
  };
}

/** The network's own pretext loss at each pool point, a mean over the point's rows. */
export function encodedNetwork(
  {enclosed, rows, table, decoder}: EnclosedNetwork,
  {target, point: pointOf}: Pick<PretextLaw, 'target' | 'point'>,
): EncodedNetwork {
  const {rows: q, columns: d} = decoder;
  const losses: Interval[] = Array.from({length: table.rows}, () => ZERO);
  const own = new Float64Array(table.rows);
  for (const [r, h] of enclosed.entries()) {
    const squares = Array.from({length: q}, (_, k) => {
      let predicted: Interval = ZERO;
      for (const [i, x] of h.entries()) predicted = add(predicted, scale(decoder.data[k * d + i]!, x));
      return square(sub(predicted, point(target.data[r * q + k]!)));
    });
    const j = pointOf[r]!;
    losses[j] = add(losses[j]!, sum(squares));
    own[j]! += 1;
  }
  const means = losses.map((loss, j) => div(loss, point(own[j]!)));
  return {
    table,
    rows,
    decoder,
    losses: {lo: Float64Array.from(means, ({lo}) => lo), hi: Float64Array.from(means, ({hi}) => hi)},
  };
}
