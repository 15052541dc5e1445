/** Positive pairs on a pool of different points: nearest neighbours of the targets, with the masses of U as degrees. */
import {inputMasses, type Pool} from '../../../theory/laws/pool.ts';
import {type Matrix, row} from '../../../theory/linear/matrix.ts';
import type {PositivePairs} from '../ground.ts';

/** Neighbours of each point. */
const NEAREST = 4;

/** Graphs of more points take too long. */
const MOST_POINTS = 400;

function nearest(target: Matrix, j: number, points: readonly number[]): number[] {
  const own = row(target, j);
  return points
    .filter((i) => i !== j)
    .map((i) => ({i, apart: row(target, i).reduce((s, x, k) => s + (x - own[k]!) ** 2, 0)}))
    .sort((a, b) => a.apart - b.apart || a.i - b.i)
    .slice(0, NEAREST)
    .map(({i}) => i);
}

/** A graph on the points that have mass. */
interface NeighbourGraph {
  readonly points: readonly number[];
  readonly graph: readonly Float64Array[];
}

/**
 * w_ij = min(u_i/d_i, u_j/d_j) where one is among the nearest of the other, d_i the number of such pairs; the rest of u_i is on the diagonal.
 * Rounded down to whole numbers, masses being whole numbers: the degrees are the masses exactly.
 */
function neighbourGraph(masses: ArrayLike<number>, target: Matrix): NeighbourGraph {
  const points = Array.from(masses, (_, j) => j).filter((j) => masses[j]! > 0);
  const place = new Map(points.map((j, i) => [j, i]));
  const joined = points.map(() => new Set<number>());
  for (const [i, j] of points.entries())
    for (const other of nearest(target, j, points)) {
      joined[i]!.add(place.get(other)!);
      joined[place.get(other)!]!.add(i);
    }
  const share = points.map((j, i) => masses[j]! / joined[i]!.size);
  const graph = points.map((j, i) => {
    const own = new Float64Array(points.length);
    let left = masses[j]!;
    for (const other of joined[i]!) {
      own[other] = Math.floor(Math.min(share[i]!, share[other]!));
      left -= own[other]!;
    }
    own[i] = left;
    return own;
  });
  return {points, graph};
}

/** The pairs of a pool for the spectral theory; none where there are too many points, or too few. */
export function neighbourPairs(pool: Pool, target: Matrix, kept: number): PositivePairs | undefined {
  const masses = inputMasses(pool.U);
  const seen = masses.filter((mass) => mass > 0).length;
  if (seen > MOST_POINTS || seen <= kept + 1) return undefined;
  const {points, graph} = neighbourGraph(masses, target);
  const place = new Map(points.map((j, i) => [j, i]));
  // A point without mass under U is shown as its first node: U never sees it.
  return {graph, node: Int32Array.from(masses, (_, j) => place.get(j) ?? 0), kept};
}

/** The pairs of N draws, given as counts of the pool points, on all points: what a network is trained on. */
export function drawnPairs(counts: ArrayLike<number>, target: Matrix): Float64Array[] {
  const {points, graph} = neighbourGraph(counts, target);
  const all = Array.from(counts, () => new Float64Array(counts.length));
  for (const [i, j] of points.entries()) for (const [k, x] of graph[i]!.entries()) all[j]![points[k]!] = x;
  return all;
}
