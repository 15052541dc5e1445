/** Linear fine-tuning: the certified best logistic head on a frozen table, its radius chosen on a fifth of the sample. */
import {rootMeanSquare} from 'simple-statistics';
import {headOptimum} from '../../../theory/heads/headOptimum.ts';
import type {JointLaw} from '../../../theory/laws/pool.ts';
import {type Matrix, row, rowsAt} from '../../../theory/linear/matrix.ts';

import {accuracy} from '../accuracy.ts';

/** Radii in units of 1/(root mean square of |h|): the head class is equally rich whatever the scale of h. */
const RADII = [2, 8, 32];

function head(table: Matrix, labels: Int8Array, points: readonly number[], radius: number): Float64Array {
  const mass = (label: number) => Float64Array.from(points, (j) => (labels[j] === label ? 1 : 0));
  const [plus, minus] = [mass(1), mass(-1)];
  const law = {plus, minus, total: points.length};
  return headOptimum({...law, table: rowsAt(table, points), loss: 'logistic'}, radius).theta;
}

/** The empirical law of the labelled points, as counts. */
export function labelCounts(labels: Int8Array, points: readonly number[]): JointLaw {
  const law = {plus: new Float64Array(labels.length), minus: new Float64Array(labels.length)};
  for (const j of points) law[labels[j] === 1 ? 'plus' : 'minus'][j]! += 1;
  return law;
}

/** Root mean square of |h| over the points, or 1 where h is 0 there. */
export function scaleOf(table: Matrix, points: readonly number[]): number {
  return rootMeanSquare(points.map((j) => Math.hypot(...row(table, j)))) || 1;
}

export function linearHead(table: Matrix, labels: Int8Array, points: readonly number[]): Float64Array {
  const scale = scaleOf(table, points);
  const kept = points.filter((_, i) => i % 5 !== 0);
  const held = points.filter((_, i) => i % 5 === 0);
  const right = RADII.map((r) =>
    accuracy(labelCounts(labels, held), table, head(table, labels, kept, r / scale)),
  );
  const best = RADII[right.indexOf(Math.max(...right))]!;
  return head(table, labels, points, best / scale);
}
