/**
 * The H-Delta-H discrepancy of U and T on a class of heads seen as classifiers (Ben-David et al. 2010, definitions 1 and 3),
 *
 *   d(U, T) = 2 sup_{f, f' in F} | P_T(sign f.h != sign f'.h) - P_U(sign f.h != sign f'.h) |  in [0, 2].
 *
 * A score of 0 is a sign of its own, as it is an error of both labels here: the triangle inequality of the paper needs no more.
 * Finite classes: every pair. Balls, of any radius > 0 as a positive factor changes no sign: where two heads disagree is a union
 * of lines through 0 without 0 itself, so the positive part of T - U over these lines, and the negative one, are upper ends;
 * pairs of heads tried (0, the axes, the points and what is orthogonal to them in the plane) give the lower end. In one
 * dimension the two meet.
 */
import {
  abs,
  div,
  dot,
  type Interval,
  interval,
  max,
  mul,
  point,
  scale,
  sub,
  ZERO,
} from '../arithmetic/interval.ts';
import {type Case, type HeadClass, memoised} from '../case/case.ts';
import {inputError} from '../errors.ts';
import {pointMass} from '../laws/pool.ts';
import {type Matrix, row} from '../linear/matrix.ts';

/** Signs of one head at every point: -1, 0, 1, or undefined where rounding leaves it open. */
type Signs = readonly (-1 | 0 | 1 | undefined)[];

function signsOf(table: Matrix, theta: Float64Array): Signs {
  return Array.from({length: table.rows}, (_, j) => {
    const {lo, hi} = dot(theta, row(table, j));
    return lo > 0 ? 1 : hi < 0 ? -1 : lo === 0 && hi === 0 ? 0 : undefined;
  });
}

/** T - U of the points where two heads disagree, in units of 1 / total. */
function disagreement(a: Signs, b: Signs, difference: Float64Array): Interval {
  let [lo, hi] = [0, 0];
  for (const [j, mass] of difference.entries()) {
    if (a[j] === undefined || b[j] === undefined) {
      lo += Math.min(0, mass);
      hi += Math.max(0, mass);
    } else if (a[j] !== b[j]) {
      lo += mass;
      hi += mass;
    }
  }
  return {lo, hi};
}

function overPairs(all: readonly Signs[], difference: Float64Array): Interval {
  let most: Interval = ZERO;
  for (const [i, a] of all.entries())
    for (const b of all.slice(0, i)) most = max(most, abs(disagreement(a, b, difference)));
  return most;
}

/** Whether two rows are certainly multiples of each other. */
function sameLine(x: Float64Array, z: Float64Array): boolean {
  for (let i = 0; i < x.length; i++)
    for (let k = 0; k < i; k++) {
      const minor = sub(mul(point(x[i]!), point(z[k]!)), mul(point(x[k]!), point(z[i]!)));
      if (minor.lo !== 0 || minor.hi !== 0) return false;
    }
  return true;
}

/** No event that is a union of lines without 0 has more. */
function overLines(table: Matrix, difference: Float64Array): number {
  const lines: {readonly along: Float64Array; mass: number}[] = [];
  for (const [j, mass] of difference.entries()) {
    const along = row(table, j);
    if (mass === 0 || along.every((x) => x === 0)) continue;
    const known = lines.find((line) => sameLine(line.along, along));
    if (known) known.mass += mass;
    else lines.push({along, mass});
  }
  const side = (sign: 1 | -1) => lines.reduce((s, {mass}) => s + Math.max(0, sign * mass), 0);
  return Math.max(side(1), side(-1));
}

/** More points than these give no heads to try. */
const MOST_TRIED = 24;

function triedHeads(table: Matrix): Float64Array[] {
  const {rows, columns} = table;
  const axes = Array.from({length: columns}, (_, i) => {
    const axis = new Float64Array(columns);
    axis[i] = 1;
    return axis;
  });
  const points = Array.from({length: Math.min(rows, MOST_TRIED)}, (_, j) => row(table, j));
  const across = columns === 2 ? points.map((x) => Float64Array.of(-x[1]!, x[0]!)) : [];
  const heads = [...axes, ...points, ...across];
  return [new Float64Array(columns), ...heads, ...heads.map((theta) => theta.map((x) => -x))];
}

/**
 * Encloses the H-Delta-H discrepancy of the laws of x under U and T on the classifiers sign <theta, h(x)>, in [0, 2].
 * @param table h, M x d
 * @param heads a finite class: exact where no score is 0 but for rounding; a ball: an enclosure, exact at d = 1
 * @throws InputError for a table with another number of rows
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.makeCase({
 *   ...worlds.finiteCase(worlds.smallSetting),
 *   pool: worlds.pool({total: 4, U: {plus: [1, 1], minus: [1, 1]}, T: {plus: [3, 0], minus: [0, 1]}}),
 * });
 * // The heads -1 and 1 disagree on the first point, of mass 1/2 under U and 3/4 under T; at the second both say 0.
 * quantities.hDeltaHDiscrepancy(c, c.representation, c.heads); // => {lo: 0.5, hi: 0.5}
 * ```
 */
export function hDeltaHDiscrepancy(c: Case, table: Matrix, heads: HeadClass): Interval {
  const {pool} = c;
  if (table.rows !== pool.size)
    throw inputError('hDeltaHDiscrepancy', 'table', `${pool.size} rows, one per pool point`, table.rows);
  return memoised(c, ['H-Delta-H', table, heads], () => {
    const difference = Float64Array.from(
      {length: pool.size},
      (_, j) => pointMass(pool.T, j) - pointMass(pool.U, j),
    );
    const tried = heads.kind === 'finite' ? heads.thetas : triedHeads(table);
    const found = overPairs(
      tried.map((theta) => signsOf(table, theta)),
      difference,
    );
    const ends = heads.kind === 'finite' ? found : interval(found.lo, overLines(table, difference));
    return scale(2, div(ends, point(pool.total)));
  });
}
