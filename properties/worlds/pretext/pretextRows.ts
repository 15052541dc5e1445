/**
 * The pretext of a pool as a regression: rows (feature, target) under a law. Context: (h(v_j), w_j) under U. Masked:
 * (h_p(z_K), z_p) for each pair (z, K) and p in K under mu, the joint law of image, mask and position with p uniform on K
 * (theory section 5), so that losses are averaged within each mask.
 */

import {encoderOf} from '../../../models/encoders/index.ts';
import type {PoolInputs, Representation, Table} from '../../../models/types.ts';
import type {Interval} from '../../../theory/arithmetic/interval.ts';
import {inputError} from '../../../theory/errors.ts';
import {type JointLaw, type Pool, pointMass} from '../../../theory/laws/pool.ts';
import {tokenLaw} from '../../../theory/laws/tokens.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import type {Architecture} from '../../../theory/networks/architecture.ts';
import type {LeastSquaresFit} from '../../../theory/pretext/certifiedLeastSquares.ts';
import {leastSquares, pretextLoss} from '../../../theory/pretext/leastSquares.ts';

export interface PretextRows {
  /** Integer masses of the rows; labels play no part, all are in `plus`. */
  readonly law: JointLaw;
  readonly total: number;
  /** A row's target. */
  readonly target: Matrix;
  /** A row's pool point, and its token where there are tokens. */
  readonly point: Int32Array;
  readonly token?: Int32Array;
}

type Encoded = Pick<Representation, 'width' | 'table' | 'tokens'>;

/** @param targets context only, [M x outputs] */
export function pretextRows(a: Architecture, pool: Pool, inputs: PoolInputs, targets?: Table): PretextRows {
  const {U, size, total} = pool;
  const {tokens, outputs} = encoderOf(a);
  if (tokens === undefined) {
    if (!targets) throw inputError('pretextRows', 'targets', 'a table', targets);
    const target = {rows: size, columns: outputs, data: Float64Array.from(targets)};
    const plus = Float64Array.from({length: size}, (_, j) => pointMass(U, j));
    const law = {plus, minus: new Float64Array(size)};
    return {law, total, target, point: Int32Array.from({length: size}, (_, j) => j)};
  }
  const masks = inputs.masks!;
  const rows = masks.reduce((sum, m) => sum + m, 0);
  const [point, token] = [new Int32Array(rows), new Int32Array(rows)];
  const data = new Float64Array(rows * a.inputs);
  let at = 0;
  for (let j = 0; j < size; j++) {
    for (let p = 0; p < tokens; p++) {
      const from = j * tokens + p;
      if (masks[from] !== 1) continue;
      point[at] = j;
      token[at] = p;
      data.set(inputs.inputs.subarray(from * a.inputs, (from + 1) * a.inputs), at * a.inputs);
      at++;
    }
  }
  const mu = tokenLaw({owner: point, masked: new Uint8Array(rows).fill(1)}, pool);
  return {...mu, target: {rows, columns: a.inputs, data}, point, token};
}

/** h at each row: h(v_j), or h_p(z_K). */
function features({point, token}: PretextRows, {width, table, tokens}: Encoded): Matrix {
  const rows = point.length;
  if (!token) return {rows, columns: width, data: table};
  if (!tokens) throw inputError('pretextRows', 'tokens', 'a table of all tokens', tokens);
  const each = tokens.length / (table.length / width) / width;
  const data = new Float64Array(rows * width);
  for (let r = 0; r < rows; r++) {
    const from = (point[r]! * each + token[r]!) * width;
    data.set(tokens.subarray(from, from + width), r * width);
  }
  return {rows, columns: width, data};
}

/** Settings that share an encoder share its fits. */
const fits = new WeakMap<PretextRows, WeakMap<Float64Array, LeastSquaresFit>>();

/** inf_W L_U(W, h) over linear decoders, enclosed, with a decoder that attains it up to rounding. */
export function bestDecoder(rows: PretextRows, h: Encoded): LeastSquaresFit {
  const known = fits.get(rows) ?? new WeakMap<Float64Array, LeastSquaresFit>();
  fits.set(rows, known);
  const found = known.get(h.table) ?? leastSquares(rows.law, rows.total, features(rows, h), rows.target);
  known.set(h.table, found);
  return found;
}

/** L_U(W, h) of one decoder, [q x d]. */
export function decoderLoss(rows: PretextRows, h: Encoded, decoder: Float64Array): Interval {
  const W = {rows: rows.target.columns, columns: h.width, data: decoder};
  return pretextLoss(rows.law, rows.total, features(rows, h), W, rows.target);
}
