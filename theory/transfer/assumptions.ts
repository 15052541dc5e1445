/**
 * Assumptions A1-A3 of theory sections 4 and 5 as named hypotheses, decided, with plain numbers of by how much they fail;
 * and what goes without saying.
 */

import {middle} from '../arithmetic/interval.ts';
import {toInterval} from '../arithmetic/rational.ts';
import {type Case, type Held, type Hypothesis, memoised} from '../case/case.ts';
import {pretextSide, pretextTable} from '../case/pretextSide.ts';
import {pointMass} from '../laws/pool.ts';
import {maskedMeans} from '../laws/tokens.ts';
import {entry, exactMatrix, product, transpose} from '../linear/exactMatrix.ts';
import {plainDot, row, sameMatrix} from '../linear/matrix.ts';
import {hasHeadRoom} from '../pretext/headRoom.ts';
import {realisedPretext} from '../pretext/realisedPretext.ts';
import {decoderOf, preimageOf, referenceHead, roomOf, targetOf} from './contextEncoder.ts';

/** E |E[w|v] - W° h°(v)|^2 of the pretext. */
function unpredictedTarget(c: Case): number {
  const W = decoderOf(c);
  const target = targetOf(c);
  const {law, total, visible} = pretextSide(c);
  const reference = pretextTable(c, c.reference);
  const parts = new Map<number, {mass: number; readonly noise: number[]}>();
  for (let j = 0; j < target.rows; j++) {
    const mass = pointMass(law, j);
    const key = visible?.[j] ?? j;
    const part = parts.get(key) ?? {mass: 0, noise: Array.from({length: W.rows}, () => 0)};
    part.mass += mass;
    for (let q = 0; q < W.rows; q++)
      part.noise[q]! += mass * (target.data[j * W.rows + q]! - plainDot(row(W, q), row(reference, j)));
    parts.set(key, part);
  }
  let sum = 0;
  for (const {mass, noise} of parts.values()) if (mass > 0) sum += plainDot(noise, noise) / mass;
  return sum / total;
}

/** |theta° - its projection onto the row space of W°| / |theta°|, in [0, 1]. */
function unreadShare(c: Case): number {
  const theta = referenceHead(c);
  const read = product(transpose(exactMatrix(decoderOf(c))), preimageOf(c).vector);
  const rest = Array.from(theta, (x, i) => x - middle(toInterval(entry(read, i, 0))));
  return Math.sqrt(plainDot(rest, rest) / plainDot(theta, theta));
}

/** |Sigma_hh^+ Sigma_h° theta°| / R. */
function roomNeeded(c: Case): number {
  return c.heads.kind === 'ball' ? middle(roomOf(c).norm) / c.heads.radius : Number.POSITIVE_INFINITY;
}

function realisable(c: Case): Held {
  const {law, visible} = pretextSide(c);
  return realisedPretext(law, targetOf(c), decoderOf(c), pretextTable(c, c.reference), visible);
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

/**
 * The hypothesis that h and h° are functions of the visible part of an input.
 * @example
 * ```ts
 * import {assumptions, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * assumptions.visibleOnly.holds(c); // => true
 * ```
 */
export const visibleOnly: Hypothesis = {name: 'h and h° read the visible part only', holds: readsVisibleOnly};

/**
 * The hypothesis that the tables of h and h° are the exact means over p in K of their token rows; masked inputs only.
 * @example
 * ```ts
 * import {assumptions, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * assumptions.pooledOverMask.holds(c); // => false
 * ```
 */
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

/**
 * (A1): E_U[w|v] = W° h°(v), the pretext is realisable.
 * @example
 * ```ts
 * import {assumptions, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * assumptions.realisablePretext.holds(c); // => true
 * ```
 */
export const realisablePretext: Hypothesis = {
  name: 'A1 realisable pretext',
  measure: {of: 'E|E[w|v] - W° h°|^2', value: unpredictedTarget},
  holds: (c) => memoised(c, ['A1'], () => realisable(c)),
};

/**
 * (A2): theta°, the best head on h° under U, is in the row space of W°.
 * @example
 * ```ts
 * import {assumptions, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * assumptions.decodableHead.holds(c); // => true
 * ```
 */
export const decodableHead: Hypothesis = {
  name: 'A2 theta° in the row space of W°',
  measure: {of: 'share of |theta°| outside', value: unreadShare},
  holds: (c) => preimageOf(c).inRowSpace,
};

/**
 * (A3): the radius R of the heads on h is large enough for the transferred head.
 * @example
 * ```ts
 * import {assumptions, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * assumptions.roomForHead.holds(c); // => false
 * ```
 */
export const roomForHead: Hypothesis = {
  name: 'A3 head room',
  measure: {of: 'radius needed / R', value: roomNeeded},
  holds: (c) => c.heads.kind === 'ball' && hasHeadRoom(roomOf(c), c.heads.radius),
};
