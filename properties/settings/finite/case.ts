import {type Case, type HeadClass, makeCase} from '../../../theory/case/case.ts';
import {pooledCase} from '../../../theory/case/pooledCase.ts';
import {inputError} from '../../../theory/errors.ts';
import {pool} from '../../../theory/laws/pool.ts';
import {type Matrix, matrix} from '../../../theory/linear/matrix.ts';
import type {FiniteSetting, HeadSetting} from './setting.ts';

function heads(setting: HeadSetting): HeadClass {
  return setting.kind === 'ball'
    ? {kind: 'ball', radius: setting.radius}
    : {kind: 'finite', thetas: setting.thetas.map((theta) => Float64Array.from(theta))};
}

function targetOf({noise}: FiniteSetting, reference: Matrix, decoder: Matrix): Matrix {
  if (noise && noise.length !== reference.rows) {
    throw inputError('finiteCase', 'noise', `${reference.rows} rows, one per pool point`, noise.length);
  }
  for (const [j, row] of (noise ?? []).entries()) {
    if (row.length !== decoder.rows)
      throw inputError('finiteCase', `noise[${j}]`, `${decoder.rows} entries, one per target`, row.length);
  }
  return matrix(
    Array.from({length: reference.rows}, (_, j) =>
      Array.from({length: decoder.rows}, (_, q) => {
        let value = noise?.[j]?.[q] ?? 0;
        for (let i = 0; i < decoder.columns; i++) {
          value += decoder.data[q * decoder.columns + i]! * reference.data[j * decoder.columns + i]!;
        }
        return value;
      }),
    ),
    'target',
  );
}

/**
 * The case that a finite setting describes.
 * @throws InputError where its tables do not fit each other
 * @example
 * ```ts
 * import {worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * c.pool.size; // => 2
 * c.representation.data; // => [1, 0]
 * ```
 */
export function finiteCase(setting: FiniteSetting): Case {
  if (setting.tokens) return maskedCase(setting, setting.tokens);
  const world = pool({total: setting.total, U: setting.U, T: setting.T});
  const representation = matrix(setting.representation, 'representation');
  const reference = matrix(setting.reference, 'reference');
  const decoder = matrix(setting.decoder, 'decoder');
  if (decoder.columns !== reference.columns) {
    throw inputError(
      'finiteCase',
      'decoder',
      `${reference.columns} columns, one per feature of the reference`,
      decoder.columns,
    );
  }
  return makeCase({
    pool: world,
    loss: setting.loss,
    representation,
    heads: heads(setting.heads),
    reference,
    referenceHeads: heads(setting.referenceHeads),
    family: [representation, reference, ...setting.others.map((rows, i) => matrix(rows, `others[${i}]`))],
    target: targetOf(setting, reference, decoder),
    decoder,
    ...(setting.visible ? {visible: Int32Array.from(setting.visible)} : {}),
    beta: setting.beta,
    n: setting.n,
    nu: setting.nu,
  });
}

/** The tables read as token rows: made without tokens first, then pooled. */
function maskedCase(
  {tokens: _tokens, ...setting}: FiniteSetting,
  flags: readonly (readonly number[])[],
): Case {
  const owner = Int32Array.from(flags.flatMap((row, j) => row.map(() => j)));
  // A law on the rows is asked for; the points' own laws follow with the pooled tables.
  const spread = {plus: Array.from(owner, () => 1), minus: Array.from(owner, () => 0)};
  const rows = finiteCase({...setting, total: owner.length, U: spread, T: spread});
  return pooledCase(rows, {owner, masked: Uint8Array.from(flags.flat())}, pool(setting));
}
