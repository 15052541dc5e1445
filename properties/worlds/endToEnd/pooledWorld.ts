/**
 * A trained world for claims about pools as one for the certificate, which asks for no ball: the same tables, the trained
 * decoder, and losses of the tables themselves.
 */
import {decoderMatrix} from '../../../models/layout.ts';
import {div, dot, type Interval, point, square, sub, sum} from '../../../theory/arithmetic/interval.ts';
import type {Case} from '../../../theory/case/case.ts';
import {pretextSide, pretextTable} from '../../../theory/case/pretextSide.ts';
import {
  type EncodedNetwork,
  makeEndToEndCase,
  type PretrainedNetwork,
} from '../../../theory/endToEnd/endToEndCase.ts';
import {inputError} from '../../../theory/errors.ts';
import {type Matrix, row} from '../../../theory/linear/matrix.ts';
import type {TrainedCase} from '../trained/trainBatch.ts';
import type {DrawnWorld} from './trial.ts';

/** The loss |W h - w|^2 at each pool point: where there are tokens, the mean over those in K. */
function pointLosses(
  size: number,
  owner: ArrayLike<number>,
  rows: Matrix,
  decoder: Matrix,
  {target, masked}: {readonly target: Matrix; readonly masked: ArrayLike<number> | undefined},
): EncodedNetwork['losses'] {
  const each: Interval[][] = Array.from({length: size}, () => []);
  for (let r = 0; r < rows.rows; r++) {
    if (masked && masked[r] !== 1) continue;
    const residuals = Array.from({length: target.columns}, (_, k) =>
      square(sub(dot(row(decoder, k), row(rows, r)), point(row(target, r)[k]!))),
    );
    each[owner[r]!]!.push(sum(residuals));
  }
  const means = each.map((losses) =>
    losses.length === 0 ? point(0) : div(sum(losses), point(losses.length)),
  );
  return {lo: Float64Array.from(means, ({lo}) => lo), hi: Float64Array.from(means, ({hi}) => hi)};
}

function encoded(c: Case, table: Matrix, decoder: Matrix, owner: ArrayLike<number>): EncodedNetwork {
  const rows = pretextTable(c, table);
  const {target} = pretextSide(c);
  if (!target) throw inputError('pooledWorld', 'target', 'a table', target);
  return {
    table,
    rows,
    decoder,
    losses: pointLosses(c.pool.size, owner, rows, decoder, {target, masked: c.tokens?.masked}),
  };
}

/** The power of two that a case's table was divided by, to be in the unit ball; the decoder makes up for it. */
function growth(before: ArrayLike<number>, after: Float64Array): number {
  const size = (x: ArrayLike<number>) => Array.from(x).reduce((sum, value) => sum + Math.abs(value), 0);
  const [own, scaled] = [size(before), size(after)];
  return own > 0 && scaled > 0 ? 2 ** Math.round(Math.log2(own / scaled)) : 1;
}

export interface PooledWorld extends DrawnWorld {
  readonly network: PretrainedNetwork;
}

/** @throws InputError where the world has no teacher */
export function pooledWorld(
  {setting, case: c, trained}: TrainedCase,
  {n, heldOut, nu}: {readonly n: number; readonly heldOut: number; readonly nu: number},
): PooledWorld {
  const {decoder: reference, tokens} = c;
  const {law, total, target, visible} = pretextSide(c);
  if (!reference || !target || c.referenceHeads.kind !== 'ball')
    throw inputError('pooledWorld', 'reference', 'a teacher', setting.reference.kind);
  const owner = tokens ? tokens.owner : Int32Array.from({length: c.pool.size}, (_, j) => j);
  const W = decoderMatrix(trained.weights);
  const columns = c.representation.columns;
  const grown = growth(trained.table, c.representation.data);
  const own: EncodedNetwork = encoded(
    c,
    c.representation,
    {rows: W.length / columns, columns, data: W.map((x) => x * grown)},
    owner,
  );
  return {
    pool: c.pool,
    case: makeEndToEndCase({
      encoder: setting.architecture.kind,
      pool: c.pool,
      loss: c.loss,
      pretext: {law, total, target, point: owner, ...(visible ? {visible} : {})},
      reference: encoded(c, c.reference, reference, owner),
      referenceInside: false,
      others: c.family.filter((table) => table !== c.representation && table !== c.reference),
      referenceRadius: c.referenceHeads.radius,
      ball: () => {
        throw inputError('pooledWorld', 'ball', 'a world around an initialisation', setting.reference.kind);
      },
      parameters: 1,
      draws: setting.training.draws,
      heldOut,
      test: n,
      n,
      nu: nu / 2,
      nuPretraining: nu / 2,
    }),
    network: {...own, scale: {factor: 1, nu: nu / 2}, distance: 0},
  };
}
