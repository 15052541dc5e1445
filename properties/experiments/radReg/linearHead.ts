/** Linear fine-tuning: the certified best logistic head on a frozen table, its radius chosen on a fifth of the sample. */
import {headOptimum} from '../../../theory/heads/headOptimum.ts';
import {type Matrix, row} from '../../../theory/linear/matrix.ts';

/** Radii in units of 1/(root mean square of |h|): the head class is equally rich whatever the scale of h. */
const RADII = [2, 8, 32];

function head(table: Matrix, labels: Int8Array, points: readonly number[], radius: number): Float64Array {
  const data = new Float64Array(points.length * table.columns);
  for (const [i, j] of points.entries()) data.set(row(table, j), i * table.columns);
  const mass = (label: number) => Float64Array.from(points, (j) => (labels[j] === label ? 1 : 0));
  const [plus, minus] = [mass(1), mass(-1)];
  const own = {rows: points.length, columns: table.columns, data};
  return headOptimum({plus, minus, total: points.length, table: own, loss: 'logistic'}, radius).theta;
}

/** The share of the points whose label is the sign of the score; a score of 0 is half right. */
export function accuracy(
  table: Matrix,
  labels: Int8Array,
  points: readonly number[],
  theta: Float64Array,
): number {
  let right = 0;
  for (const j of points) {
    const score = row(table, j).reduce((sum, x, i) => sum + x * theta[i]!, 0) * labels[j]!;
    right += score > 0 ? 1 : score === 0 ? 0.5 : 0;
  }
  return right / points.length;
}

/** Root mean square of |h| over the points, or 1 where h is 0 there. */
export function scaleOf(table: Matrix, points: readonly number[]): number {
  const squares = points.map((j) => row(table, j).reduce((sum, x) => sum + x * x, 0));
  return Math.sqrt(squares.reduce((a, b) => a + b, 0) / points.length) || 1;
}

export function linearHead(table: Matrix, labels: Int8Array, points: readonly number[]): Float64Array {
  const scale = scaleOf(table, points);
  const kept = points.filter((_, i) => i % 5 !== 0);
  const held = points.filter((_, i) => i % 5 === 0);
  const right = RADII.map((r) => accuracy(table, labels, held, head(table, labels, kept, r / scale)));
  const best = RADII[right.indexOf(Math.max(...right))]!;
  return head(table, labels, points, best / scale);
}
