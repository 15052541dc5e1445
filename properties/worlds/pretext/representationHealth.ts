/** Whether a representation still tells inputs apart: what training can end in, and a pretext loss alone does not show. */
import type {Matrix} from '../../../theory/linear/matrix.ts';

export interface RepresentationHealth {
  /** d. */
  readonly units: number;
  /** Units with the same value on all points, to working accuracy. */
  readonly dead: number;
  /** Numerical rank of the centred second moment: 0 for a constant representation. */
  readonly rank: number;
  /** Share of the targets' variance that the best linear decoder explains, at most 1; below 0 where a constant does better. */
  readonly explained: number;
}

/** A unit, or a direction, counts where its variance is more than this share of the mean square of h. */
const LEAST = 1e-9;

/** Pivots of a Cholesky factorisation with pivoting that are above the limit; the matrix is overwritten. */
function pivots(a: Float64Array, d: number, limit: number): number {
  const left = Array.from({length: d}, (_, i) => i);
  for (let rank = 0; ; rank++) {
    const k = left.reduce((best, i) => (a[i * d + i]! > a[best * d + best]! ? i : best), left[0] ?? 0);
    const pivot = left.length > 0 ? a[k * d + k]! : 0;
    if (!(pivot > limit)) return rank;
    left.splice(left.indexOf(k), 1);
    for (const i of left) for (const j of left) a[i * d + j]! -= (a[i * d + k]! * a[k * d + j]!) / pivot;
  }
}

/** Mean over the rows of the squared distance from their mean. */
export function variance({rows, columns, data}: Matrix): number {
  let total = 0;
  for (let i = 0; i < columns; i++) {
    let mean = 0;
    for (let j = 0; j < rows; j++) mean += data[j * columns + i]! / rows;
    for (let j = 0; j < rows; j++) total += (data[j * columns + i]! - mean) ** 2 / rows;
  }
  return total;
}

/**
 * @param table h, one row per point
 * @param loss the pretext loss of the best linear decoder
 * @param spread the variance of the targets, > 0
 */
export function representationHealth(table: Matrix, loss: number, spread: number): RepresentationHealth {
  const {rows, columns: d, data} = table;
  const mean = new Float64Array(d);
  let square = 0;
  for (let at = 0; at < data.length; at++) {
    mean[at % d]! += data[at]! / rows;
    square += data[at]! ** 2 / rows;
  }
  const moments = new Float64Array(d * d);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < d; i++) {
      const x = (data[j * d + i]! - mean[i]!) / rows;
      for (let l = 0; l < d; l++) moments[i * d + l]! += x * (data[j * d + l]! - mean[l]!);
    }
  }
  const limit = (LEAST * square) / d;
  const dead = Array.from({length: d}, (_, i) => moments[i * d + i]!).filter((v) => !(v > limit)).length;
  return {units: d, dead, rank: pivots(moments, d, limit), explained: 1 - loss / spread};
}

/** Where at least this share of the units is dead, it is said. */
const MANY_DEAD = 0.25;

/** What is wrong, in words; undefined where nothing is. */
export function unhealthy({units, dead, rank, explained}: RepresentationHealth): string | undefined {
  if (rank === 0) return 'constant representation: every input has the same h';
  if (dead >= MANY_DEAD * units) return `dead units: ${dead} of ${units} have the same value on every input`;
  if (rank < units - dead && rank <= units / 2) return `collapsed representation: rank ${rank} of ${units}`;
  if (explained <= 0)
    return 'the representation explains nothing of the targets: their mean predicts them as well';
  return undefined;
}
