/**
 * A case: everything a claim is evaluated on, materialised. A representation on a pool is its table of outputs
 * h(x_j), so evidence is exact given the tables, however they were made (written down, fitted, or trained).
 */

import type {Interval} from '../arithmetic/interval.ts';
import {inputError, openProbability, positive, positiveInteger} from '../errors.ts';
import {LOSSES, type LossName} from '../heads/loss.ts';
import {type Pool, pointMass, type Sample} from '../laws/pool.ts';
import {checkTokens, type Tokens} from '../laws/tokens.ts';
import {type Matrix, sameMatrix, sameVector} from '../linear/matrix.ts';

/** F_R = {<theta, .> : |theta|_2 <= radius}, or a finite list of heads. */
export type HeadClass =
  | {readonly kind: 'ball'; readonly radius: number}
  | {readonly kind: 'finite'; readonly thetas: readonly Float64Array[]};

/** A finite world that a claim is evaluated on. */
export interface Case {
  readonly pool: Pool;
  readonly loss: LossName;
  /** h, M x d. */
  readonly representation: Matrix;
  /** Heads on h (radius R; may depend on h and U, never on the fine-tuning sample). */
  readonly heads: HeadClass;
  /** h° in H, M x k. */
  readonly reference: Matrix;
  /** Heads on h° (radius R0). */
  readonly referenceHeads: HeadClass;
  /** The finite class H of tables; contains h and h°. */
  readonly family: readonly Matrix[];
  /** w_j, M x q, the part of x_j that the pretext predicts; may be left out where pretextGap or tokens stand for it. */
  readonly target?: Matrix;
  /** Masked inputs (theory section 5): the pretext is about token rows, and each table above holds their means over K. */
  readonly tokens?: Tokens;
  /** inf_g L_U(g, a) - inf_g L_U(g, b), where the world knows it without the table of targets. */
  readonly pretextGap?: (a: Matrix, b: Matrix) => Interval;
  /** W°, q x k, where the pretext is realisable: E_U[w|v] = W° h°(v). */
  readonly decoder?: Matrix;
  /** visible[j] numbers the visible part of x_j: equal numbers, equal v. Default: all different. */
  readonly visible?: Int32Array;
  /** Exponent of task transferability. */
  readonly beta: number;
  /** Size of the fine-tuning sample. */
  readonly n: number;
  /** Allowed probability of violation, in (0, 1). */
  readonly nu: number;
  /** Encloses Rhat_D(F.h) where the sample has too many signs to enumerate. Default: they are enumerated. */
  readonly sampleComplexity?: (c: Case, sample: Sample) => Interval;
  /** Results already computed on this case, keyed by what they are; never part of the evidence. */
  readonly memo: Map<unknown, unknown>;
}

function checkHeads(name: string, heads: HeadClass, table: Matrix): void {
  if (heads.kind === 'ball') {
    positive('makeCase', `${name}.radius`, heads.radius);
    return;
  }
  if (heads.thetas.length === 0) throw inputError('makeCase', `${name}.thetas`, 'at least one head', []);
  for (const [i, theta] of heads.thetas.entries()) {
    if (theta.length !== table.columns) {
      throw inputError(
        'makeCase',
        `${name}.thetas[${i}]`,
        `${table.columns} entries, one per feature`,
        theta.length,
      );
    }
    for (const value of theta) {
      if (!Number.isFinite(value))
        throw inputError('makeCase', `${name}.thetas[${i}]`, 'finite entries', value);
    }
  }
}

function sameHeads(a: HeadClass, b: HeadClass): boolean {
  if (a.kind === 'ball' || b.kind === 'ball')
    return a.kind === 'ball' && b.kind === 'ball' && a.radius === b.radius;
  return a.thetas.length === b.thetas.length && a.thetas.every((theta, i) => sameVector(theta, b.thetas[i]!));
}

/**
 * Equal tables as one object, and equal head classes: results are remembered by these objects, so that the difference of
 * two infima of one problem is exactly 0 instead of an enclosure of 0. Tables with token rows are equal where those are.
 */
function interned<
  P extends Pick<Case, 'representation' | 'reference' | 'family' | 'heads' | 'referenceHeads' | 'tokens'>,
>(parts: P): P {
  const {representation, reference, heads, referenceHeads, tokens} = parts;
  const family: Matrix[] = [];
  const rowsOf = (table: Matrix): Matrix => tokens?.tables.get(table) ?? table;
  const member = (table: Matrix): Matrix | undefined =>
    family.find((known) => sameMatrix(known, table) && sameMatrix(rowsOf(known), rowsOf(table)));
  for (const table of parts.family) if (!member(table)) family.push(table);
  return {
    ...parts,
    family,
    representation: member(representation) ?? representation,
    reference: member(reference) ?? reference,
    referenceHeads: sameHeads(heads, referenceHeads) ? heads : referenceHeads,
  };
}

/**
 * A checked case with an empty memo, equal tables one object; n and nu default to 1 and 0.1, beta to 1/2, the class to
 * {h, h°}.
 * @example
 * ```ts
 * import {worlds} from 'transferbound';
 *
 * const h = worlds.matrix([[1], [0]], 'h');
 * const c = worlds.makeCase({
 *   pool: worlds.pool({total: 4, U: {plus: [1, 1], minus: [1, 1]}, T: {plus: [2, 0], minus: [0, 2]}}),
 *   loss: 'hinge',
 *   representation: h,
 *   heads: {kind: 'ball', radius: 1},
 *   reference: h,
 *   referenceHeads: {kind: 'ball', radius: 1},
 *   target: h,
 * });
 * c.beta; // => 0.5
 * ```
 */
export function makeCase(
  parts: Omit<Case, 'memo' | 'beta' | 'n' | 'nu' | 'family'> &
    Partial<Pick<Case, 'beta' | 'n' | 'nu' | 'family'>>,
): Case {
  const {pool, representation, reference, target} = parts;
  const family = parts.family ?? [representation, reference];
  const tables: [string, Matrix][] = [
    ['representation', representation],
    ['reference', reference],
    ...(target ? [['target', target] as [string, Matrix]] : []),
    ...family.map((table, i): [string, Matrix] => [`family[${i}]`, table]),
  ];
  for (const [name, table] of tables) {
    if (table.rows !== pool.size)
      throw inputError('makeCase', name, `${pool.size} rows, one per pool point`, table.rows);
  }
  const made = interned({...parts, family});
  if (!made.family.includes(made.representation))
    throw inputError('makeCase', 'family', 'a class that contains h', 'one without');
  if (!LOSSES.includes(parts.loss)) throw inputError('makeCase', 'loss', LOSSES.join(' | '), parts.loss);
  checkHeads('heads', parts.heads, representation);
  checkHeads('referenceHeads', parts.referenceHeads, reference);
  const {decoder, visible, tokens} = parts;
  if (tokens) checkTokens(tokens, pool.size);
  if (tokens && target)
    throw inputError('makeCase', 'target', 'none together with tokens, which have their own', target);
  const predicted = target ?? tokens?.target;
  if (!predicted && !parts.pretextGap)
    throw inputError('makeCase', 'target', 'a table, or pretextGap, or tokens', undefined);
  if (decoder && !predicted)
    throw inputError('makeCase', 'target', 'a table, as there is a decoder', undefined);
  if (decoder && predicted && (decoder.rows !== predicted.columns || decoder.columns !== reference.columns)) {
    throw inputError(
      'makeCase',
      'decoder',
      `${predicted.columns} x ${reference.columns}`,
      `${decoder.rows} x ${decoder.columns}`,
    );
  }
  if (visible && visible.length !== pool.size) {
    throw inputError('makeCase', 'visible', `${pool.size} numbers, one per pool point`, visible.length);
  }
  const beta = parts.beta ?? 0.5;
  if (!(beta > 0 && beta <= 1)) throw inputError('makeCase', 'beta', 'a number in (0, 1]', beta);
  const n = positiveInteger('makeCase', 'n', parts.n ?? 1);
  const nu = openProbability('makeCase', 'nu', parts.nu ?? 0.1);
  return {...made, beta, n, nu, memo: new Map()};
}

/** A value computed once a case: `of` are the objects and words that determine it. */
export function memoised<T>(c: Pick<Case, 'memo'>, of: readonly unknown[], compute: () => T): T {
  let level = c.memo;
  for (const key of of) {
    let next = level.get(key) as Map<unknown, unknown> | undefined;
    if (!next) {
      next = new Map();
      level.set(key, next);
    }
    level = next;
  }
  if (!level.has(memoised)) level.set(memoised, compute());
  return level.get(memoised) as T;
}

/** Pool points that either law gives mass. */
export function support(c: Case): number[] {
  return memoised(c, ['support'], () =>
    Array.from({length: c.pool.size}, (_, j) => j).filter(
      (j) => pointMass(c.pool.U, j) > 0 || pointMass(c.pool.T, j) > 0,
    ),
  );
}

export type Held = boolean | 'undecided';

/** A condition of a claim; worlds on which it is not certainly true are left out and counted. */
export interface Hypothesis<C = Case> {
  readonly name: string;
  /** Whether the case satisfies it; 'undecided' where an enclosure does not settle it (counts as not satisfied). */
  readonly holds: (c: C) => Held;
  /** By how much a case that does not satisfy it fails: a number and what it is of. Reported, never judged by. */
  readonly measure?: {readonly of: string; readonly value: (c: C) => number};
}

/** The case with another table for h (added to the class where it is new), nothing computed on it yet. */
export function caseOn(c: Case, representation: Matrix): Case {
  const family = c.family.includes(representation) ? c.family : [...c.family, representation];
  return makeCase({...c, representation, family});
}

/** h° and its heads in the place of h and its own. */
export function onReference(c: Case): Case {
  return memoised(c, ['on h°'], () => makeCase({...c, representation: c.reference, heads: c.referenceHeads}));
}
