/**
 * By how much A1, A2 and A3 of theory sections 4 and 5 fail on a case: plain numbers beside the hypotheses, which decide.
 */

import {middle} from '../arithmetic/interval.ts';
import {toInterval} from '../arithmetic/rational.ts';
import type {Case} from '../case/case.ts';
import {pretextSide, pretextTable} from '../case/pretextSide.ts';
import {pointMass} from '../laws/pool.ts';
import {entry, exactMatrix, product, transpose} from '../linear/exactMatrix.ts';
import {plainDot, row} from '../linear/matrix.ts';
import {decoderOf, preimageOf, referenceHead, roomOf, targetOf} from './contextEncoder.ts';

/** E |E[w|v] - W° h°(v)|^2 of the pretext. */
export function unpredictedTarget(c: Case): number {
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
export function unreadShare(c: Case): number {
  const theta = referenceHead(c);
  const read = product(transpose(exactMatrix(decoderOf(c))), preimageOf(c).vector);
  const rest = Array.from(theta, (x, i) => x - middle(toInterval(entry(read, i, 0))));
  return Math.sqrt(plainDot(rest, rest) / plainDot(theta, theta));
}

/** |Sigma_hh^+ Sigma_h° theta°| / R. */
export function roomNeeded(c: Case): number {
  return c.heads.kind === 'ball' ? middle(roomOf(c).norm) / c.heads.radius : Number.POSITIVE_INFINITY;
}
