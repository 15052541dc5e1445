/**
 * Sections 4 and 5 on a case: the best head theta° on h° under U, the Schur complement, and assumptions A1-A3, decided.
 * Where inputs are masked, what belongs to the pretext is read from token rows under mu, heads from their means over K.
 */
import {type Case, memoised} from './case.ts';
import type {Held, Hypothesis} from './claim.ts';
import {type DecoderPreimage, decoderPreimage} from './decoderPreimage.ts';
import {inputError} from './errors.ts';
import {type ExactMatrix, entry, exactColumn, exactMatrix, product} from './exactMatrix.ts';
import {type HeadRoom, hasHeadRoom, headRoom} from './headRoom.ts';
import {add, div, dot, type Interval, point, scale, sub, ZERO} from './interval.ts';
import {lossAt} from './loss.ts';
import {type Matrix, row, sameMatrix} from './matrix.ts';
import {type Moments, moments} from './moments.ts';
import {pointMass} from './pool.ts';
import {pretextSide, pretextTable} from './pretextSide.ts';
import {bestHead, losses} from './quantities.ts';
import {compare, toInterval} from './rational.ts';
import {riskOf} from './risk.ts';
import {schurOfMoments} from './schurComplement.ts';
import {maskedMeans} from './tokens.ts';

/** W°, or an error: the claims of section 4 are about a realisable pretext. */
export function decoderOf(c: Case): Matrix {
  if (!c.decoder) throw inputError('contextEncoder', 'decoder', 'W° of a realisable pretext', undefined);
  return c.decoder;
}

/** The table of targets, a row a row of the pretext, or an error. */
export function targetOf(c: Case): Matrix {
  const {target} = pretextSide(c);
  if (!target) throw inputError('contextEncoder', 'target', 'a table', undefined);
  return target;
}

function momentsOf(c: Case): Moments {
  const {law, total} = pretextSide(c);
  return memoised(c, ['moments'], () =>
    moments(law, total, pretextTable(c, c.representation), pretextTable(c, c.reference)),
  );
}

/** Lambda, exact. */
export function schurOf(c: Case): ExactMatrix {
  return memoised(c, ['Lambda'], () => schurOfMoments(momentsOf(c)));
}

/** theta°: a head of radius R0 on h°, best under U up to its certified gap. */
export function referenceHead(c: Case): Float64Array {
  return bestHead(c, 'U', c.reference, c.referenceHeads).theta;
}

/** (W°^T)^+ theta°, whose norm times G is the constant C. */
export function preimageOf(c: Case): DecoderPreimage {
  return memoised(c, ['preimage'], () => decoderPreimage(decoderOf(c), referenceHead(c)));
}

/** Sigma_hh^+ Sigma_h° theta°. */
export function roomOf(c: Case): HeadRoom {
  return memoised(c, ['room'], () => headRoom(momentsOf(c), referenceHead(c)));
}

/**
 * An enclosure of L_U(a.h) - L_U(theta°.h°) for a = Sigma_hh^+ Sigma_h° theta°, scores in exact rationals: where both
 * heads score alike (h gives all that theta° reads of h°) the difference is exactly 0.
 */
function roomLoss(c: Case): Interval {
  const h = product(exactMatrix(c.representation), roomOf(c).vector);
  const o = product(exactMatrix(c.reference), exactColumn(referenceHead(c)));
  let total: Interval = ZERO;
  for (let j = 0; j < c.pool.size; j++) {
    if (pointMass(c.pool.U, j) === 0) continue;
    const [a, b] = [entry(h, j, 0), entry(o, j, 0)];
    if (compare(a, b) === 0) continue;
    const [s, s0] = [toInterval(a), toInterval(b)];
    for (const [mass, y] of [
      [c.pool.U.plus[j]!, 1],
      [c.pool.U.minus[j]!, -1],
    ] as const) {
      if (mass > 0) total = add(total, scale(mass, sub(lossAt(c.loss, s, y), lossAt(c.loss, s0, y))));
    }
  }
  return div(total, point(c.pool.total));
}

/**
 * inf_{F_R} L_U(f.h) - L_U(theta°.h°). The inequalities of section 4 hold for every head on h° with head room, so the
 * risk of theta° itself stands here and its optimisation gap does not enter. The upper end is the better of two
 * feasible heads': the certified optimum's and, where it has room, a = Sigma_hh^+ Sigma_h° theta°.
 */
export function headLoss(c: Case): Interval {
  const risk = riskOf(losses(c, c.reference, referenceHead(c)), c.pool.U, c.pool.total);
  const found = sub(bestHead(c, 'U', c.representation, c.heads).value, risk);
  if (c.heads.kind !== 'ball' || !hasHeadRoom(roomOf(c), c.heads.radius)) return found;
  const hi = Math.min(found.hi, roomLoss(c).hi);
  return {lo: Math.min(found.lo, hi), hi};
}

/** E_U[w|v] - W° h°(v) summed over each visible part: whether all sums are certainly 0. */
function realisable(c: Case): Held {
  const decoder = decoderOf(c);
  const target = targetOf(c);
  const {law, visible} = pretextSide(c);
  const reference = pretextTable(c, c.reference);
  const sums = new Map<string, Interval>();
  for (let j = 0; j < target.rows; j++) {
    const mass = pointMass(law, j);
    if (mass === 0) continue;
    for (let q = 0; q < decoder.rows; q++) {
      const noise = sub(point(target.data[j * target.columns + q]!), dot(row(decoder, q), row(reference, j)));
      const key = `${visible?.[j] ?? j}:${q}`;
      sums.set(key, add(sums.get(key) ?? ZERO, scale(mass, noise)));
    }
  }
  let held: Held = true;
  for (const {lo, hi} of sums.values()) {
    if (lo > 0 || hi < 0) return false;
    if (lo !== 0 || hi !== 0) held = 'undecided';
  }
  return held;
}

/** h and h° are functions of the visible part. */
function readsVisibleOnly(c: Case): boolean {
  const first = new Map<number, number>();
  const tables = [pretextTable(c, c.representation), pretextTable(c, c.reference)];
  for (const [j, v] of (pretextSide(c).visible ?? []).entries()) {
    const i = first.get(v);
    if (i === undefined) first.set(v, j);
    else {
      for (const table of tables) {
        if (row(table, i).some((x, at) => x !== row(table, j)[at])) return false;
      }
    }
  }
  return true;
}

export const visibleOnly: Hypothesis = {name: 'h and h° read the visible part only', holds: readsVisibleOnly};

/** The tables of h and h° are the exact means over p in K of their token rows. */
export const pooledOverMask: Hypothesis = {
  name: 'h and h° pooled over K',
  holds: ({tokens, pool, representation, reference}) =>
    tokens !== undefined &&
    [representation, reference].every((table) => {
      const rows = tokens.tables.get(table);
      const means = rows && maskedMeans(tokens, pool.size, rows);
      return means !== undefined && sameMatrix(table, means);
    }),
};

export const realisablePretext: Hypothesis = {
  name: 'A1 realisable pretext',
  holds: (c) => memoised(c, ['A1'], () => realisable(c)),
};

export const decodableHead: Hypothesis = {
  name: 'A2 theta° in the row space of W°',
  holds: (c) => preimageOf(c).inRowSpace,
};

export const roomForHead: Hypothesis = {
  name: 'A3 head room',
  holds: (c) => c.heads.kind === 'ball' && hasHeadRoom(roomOf(c), c.heads.radius),
};
