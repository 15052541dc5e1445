/** The rows that the pretext of a case is about: the pool's points, or tokens under mu where inputs are masked. */

import {inputError} from '../errors.ts';
import type {JointLaw} from '../laws/pool.ts';
import {tokenLaw} from '../laws/tokens.ts';
import type {Matrix} from '../linear/matrix.ts';
import {type Case, memoised} from './case.ts';

export interface PretextSide {
  /** Its marginal of rows is the law of the pretext. */
  readonly law: JointLaw;
  readonly total: number;
  readonly target: Matrix | undefined;
  /** Equal numbers mark rows with equal visible part. */
  readonly visible: Int32Array | undefined;
}

export function pretextSide(c: Case): PretextSide {
  return memoised(c, ['pretext side'], () => {
    const {tokens, pool} = c;
    if (!tokens) return {law: pool.U, total: pool.total, target: c.target, visible: c.visible};
    return {...tokenLaw(tokens, pool), target: tokens.target, visible: tokens.visible};
  });
}

/** A table of the case as the pretext sees it: itself, or its token rows. */
export function pretextTable(c: Case, table: Matrix): Matrix {
  if (!c.tokens) return table;
  const rows = c.tokens.tables.get(table);
  if (!rows) throw inputError('pretextTable', 'tokens.tables', 'the token rows of every table', undefined);
  return rows;
}
