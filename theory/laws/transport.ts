/**
 * Optimal transport between two finite masses, enclosed by linear programming duality: the cost of any plan is an upper
 * end, and any numbers v_j give the lower end sum_i a_i min_j (d_ij - v_j) + sum_j b_j v_j. Plan and v come from successive
 * shortest paths in doubles, so they are best up to rounding; that they are feasible needs no rounding argument.
 * Source: Peyre and Cuturi, Computational Optimal Transport, 2019, propositions 2.4 and 3.3; Ahuja, Magnanti, Orlin 1993, 9.7.
 */
import {addDown, addUp, type Interval, mulDown, mulUp} from '../arithmetic/interval.ts';

/** Whole masses of two kinds with equal sums, and the enclosed distances between them. */
export interface Transport {
  readonly supply: readonly number[];
  readonly demand: readonly number[];
  /** d_ij >= 0 from supply i to demand j. */
  readonly distance: (i: number, j: number) => Interval;
}

interface Plan {
  /** flow[i * demands + j], whole numbers. */
  readonly flow: Float64Array;
  /** Potentials of the demands. */
  readonly v: Float64Array;
}

/** Shortest paths from all supplies with something left to every node, on reduced costs; nodes are supplies, then demands. */
function shortestPaths(
  left: Float64Array,
  cost: Float64Array,
  flow: Float64Array,
  potential: Float64Array,
): {readonly length: Float64Array; readonly before: Int32Array} {
  const m = left.length;
  const nodes = potential.length;
  const k = nodes - m;
  const length = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(nodes).fill(-1);
  const done = new Uint8Array(nodes);
  for (let i = 0; i < m; i++) if (left[i]! > 0) length[i] = 0;
  for (;;) {
    let at = -1;
    for (let x = 0; x < nodes; x++) if (!done[x] && (at < 0 || length[x]! < length[at]!)) at = x;
    if (at < 0 || length[at] === Number.POSITIVE_INFINITY) return {length, before};
    done[at] = 1;
    const reach = (next: number, price: number): void => {
      // Rounding may leave a reduced cost a little below 0.
      const to = length[at]! + Math.max(0, price + potential[at]! - potential[next]!);
      if (done[next] || to >= length[next]!) return;
      length[next] = to;
      before[next] = at;
    };
    if (at < m) for (let j = 0; j < k; j++) reach(m + j, cost[at * k + j]!);
    else for (let i = 0; i < m; i++) if (flow[i * k + at - m]! > 0) reach(i, -cost[i * k + at - m]!);
  }
}

function plan(supply: readonly number[], demand: readonly number[], cost: Float64Array): Plan {
  const [m, k] = [supply.length, demand.length];
  const left = Float64Array.from(supply);
  const open = Float64Array.from(demand);
  const flow = new Float64Array(m * k);
  const potential = new Float64Array(m + k);
  while (left.some((x) => x > 0)) {
    const {length, before} = shortestPaths(left, cost, flow, potential);
    let end = -1;
    for (let j = 0; j < k; j++) if (open[j]! > 0 && (end < 0 || length[m + j]! < length[end]!)) end = m + j;
    const most = length[end]!;
    for (let x = 0; x < m + k; x++) potential[x]! += Math.min(length[x]!, most);
    // The path from its end: demand, supply, demand, ..., supply.
    let amount = open[end - m]!;
    let start = end;
    for (let x = end; before[x]! >= 0; x = before[x]!) {
      const from = before[x]!;
      if (x < m) amount = Math.min(amount, flow[x * k + from - m]!);
      start = from;
    }
    amount = Math.min(amount, left[start]!);
    for (let x = end; before[x]! >= 0; x = before[x]!) {
      const from = before[x]!;
      if (x < m) flow[x * k + from - m]! -= amount;
      else flow[from * k + x - m]! += amount;
    }
    left[start]! -= amount;
    open[end - m]! -= amount;
  }
  return {flow, v: potential.slice(m)};
}

/** Encloses the least sum of flow times distance, in the unit of the masses. */
export function transportCost({supply, demand, distance}: Transport): Interval {
  const [m, k] = [supply.length, demand.length];
  const ends = supply.map((_, i) => demand.map((__, j) => distance(i, j)));
  const cost = Float64Array.from(ends.flat(), ({lo}) => lo);
  const {flow, v} = plan(supply, demand, cost);
  let [lo, hi] = [0, 0];
  for (let i = 0; i < m; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < k; j++) {
      least = Math.min(least, addDown(cost[i * k + j]!, -v[j]!));
      hi = addUp(hi, mulUp(flow[i * k + j]!, ends[i]![j]!.hi));
    }
    lo = addDown(lo, mulDown(supply[i]!, least));
  }
  for (let j = 0; j < k; j++) lo = addDown(lo, mulDown(demand[j]!, v[j]!));
  return {lo: Math.max(0, Math.min(lo, hi)), hi};
}
