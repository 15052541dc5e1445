/** Assumptions A1-A3 of theory sections 4 and 5 as named hypotheses, decided, and what goes without saying beside them. */

import {type Case, memoised} from '../case/case.ts';
import type {Held, Hypothesis} from '../case/hypothesis.ts';
import {pretextSide, pretextTable} from '../case/pretextSide.ts';
import {maskedMeans} from '../laws/tokens.ts';
import {row, sameMatrix} from '../linear/matrix.ts';
import {hasHeadRoom} from '../pretext/headRoom.ts';
import {realisedPretext} from '../pretext/realisedPretext.ts';
import {roomNeeded, unpredictedTarget, unreadShare} from './assumptionMeasures.ts';
import {decoderOf, preimageOf, roomOf, targetOf} from './contextEncoder.ts';

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
  measure: {of: 'E|E[w|v] - W° h°|^2', value: unpredictedTarget},
  holds: (c) => memoised(c, ['A1'], () => realisable(c)),
};

export const decodableHead: Hypothesis = {
  name: 'A2 theta° in the row space of W°',
  measure: {of: 'share of |theta°| outside', value: unreadShare},
  holds: (c) => preimageOf(c).inRowSpace,
};

export const roomForHead: Hypothesis = {
  name: 'A3 head room',
  measure: {of: 'radius needed / R', value: roomNeeded},
  holds: (c) => c.heads.kind === 'ball' && hasHeadRoom(roomOf(c), c.heads.radius),
};
