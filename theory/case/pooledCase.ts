import {inputError} from '../errors.ts';
import type {Pool} from '../laws/pool.ts';
import {maskedMeans, type TokenRows} from '../laws/tokens.ts';
import type {Matrix} from '../linear/matrix.ts';
import {type Case, makeCase} from './case.ts';

/** A case whose tables have one row per token instead of one row per point. */
export type RowTables = Pick<
  Case,
  'loss' | 'representation' | 'heads' | 'reference' | 'referenceHeads' | 'family' | 'decoder' | 'visible'
> &
  Partial<Pick<Case, 'target' | 'beta' | 'n' | 'nu'>>;

/**
 * The case of masked inputs with the given token rows: its tables are their means over K.
 * @throws InputError where a mean is not a double
 */
export function pooledCase(rows: RowTables, tokens: TokenRows, pool: Pool): Case {
  const {loss, heads, referenceHeads, representation, reference, family, decoder, target, visible} = rows;
  if (!target) throw inputError('pooledCase', 'target', 'a table', undefined);
  const pooled = new Map<Matrix, Matrix>();
  const mean = (table: Matrix): Matrix => {
    const known = pooled.get(table);
    if (known) return known;
    const made = maskedMeans(tokens, pool.size, table);
    if (!made)
      throw inputError('pooledCase', 'tokens', 'token rows whose means over K are doubles', 'others');
    pooled.set(table, made);
    return made;
  };
  return makeCase({
    pool,
    loss,
    representation: mean(representation),
    heads,
    reference: mean(reference),
    referenceHeads,
    family: family.map(mean),
    ...(decoder ? {decoder} : {}),
    tokens: {
      ...tokens,
      target,
      tables: new Map([...pooled].map(([table, made]) => [made, table])),
      ...(visible ? {visible} : {}),
    },
    ...(rows.beta === undefined ? {} : {beta: rows.beta}),
    ...(rows.n === undefined ? {} : {n: rows.n}),
    ...(rows.nu === undefined ? {} : {nu: rows.nu}),
  });
}
