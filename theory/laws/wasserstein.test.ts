import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {ZERO} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import {matrix} from '../linear/matrix.ts';
import {type JointLaw, pool} from './pool.ts';
import {wasserstein} from './wasserstein.ts';

type Cost = readonly (readonly number[])[];

/** Least cost over every plan of whole masses: a vertex of the plans is one. */
function leastCost(supply: number[], demand: number[], cost: Cost): number {
  const i = supply.findIndex((x) => x > 0);
  if (i < 0) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [j, open] of demand.entries()) {
    if (open === 0) continue;
    const [left, rest] = [[...supply], [...demand]];
    left[i]! -= 1;
    rest[j]! -= 1;
    least = Math.min(least, cost[i]![j]! + leastCost(left, rest, cost));
  }
  return least;
}

const TOTAL = 5;
/** Where each of the unit masses is: an index of 2 M atoms. */
const law = (M: number, units: readonly number[]): JointLaw => {
  const atoms = new Float64Array(2 * M);
  for (const u of units) atoms[u % (2 * M)]! += 1;
  return {plus: atoms.slice(0, M), minus: atoms.slice(M)};
};
const units = fc.array(fc.nat(5), {minLength: TOTAL, maxLength: TOTAL});
const entry = fc.integer({min: -4, max: 4});

testProp(
  'every plan of whole masses tried: the least cost, of inputs and with labels',
  [units, units, fc.array(fc.tuple(entry, entry), {minLength: 3, maxLength: 3}), fc.constantFrom(0.5, 2)],
  (t, ofU, ofT, rows, labelDistance) => {
    const p = pool({total: TOTAL, U: law(3, ofU), T: law(3, ofT)});
    const apart = (a: number, b: number) => {
      const [x, z] = [rows[a % 3]!, rows[b % 3]!];
      return Math.hypot(x[0] - z[0], x[1] - z[1]);
    };
    const all = Array.from({length: 6}, (_, a) => a);
    const masses = ({plus, minus}: JointLaw) => [...plus, ...minus];
    for (const l of [undefined, labelDistance]) {
      const cost = all.map((a) => all.map((b) => apart(a, b) + (a < 3 === b < 3 ? 0 : (l ?? 0))));
      const least = leastCost(masses(p.U), masses(p.T), cost) / TOTAL;
      const {lo, hi} = wasserstein(p, matrix(rows), l === undefined ? {} : {labelDistance: l});
      t.true(lo <= least + 1e-12 && least <= hi + 1e-12, `${least} not in [${lo}, ${hi}]`);
      t.true(hi - lo <= 1e-12 * (1 + hi));
    }
  },
  {numRuns: 60},
);

testProp(
  'on a line: the area between distribution functions is what transport in the plane gives',
  [units, units, fc.array(entry, {minLength: 3, maxLength: 3})],
  (t, ofU, ofT, values) => {
    const p = pool({total: TOTAL, U: law(3, ofU), T: law(3, ofT)});
    const line = wasserstein(p, matrix(values.map((x) => [x])));
    t.deepEqual(wasserstein(p, matrix(values.map((x) => [x, 1]))), line);
    t.deepEqual(wasserstein({...p, T: p.U, U: p.T}, matrix(values.map((x) => [x]))), line);
  },
  {numRuns: 60},
);

test('known values', (t) => {
  const moved = pool({
    total: 2,
    U: {plus: [2, 0, 0], minus: [0, 0, 0]},
    T: {plus: [0, 1, 1], minus: [0, 0, 0]},
  });
  t.deepEqual(
    wasserstein(
      moved,
      matrix([
        [0, 0],
        [3, 4],
        [0, 1],
      ]),
    ),
    {lo: 3, hi: 3},
  );
  t.deepEqual(wasserstein(moved, matrix([[0], [1], [-2]])), {lo: 1.5, hi: 1.5});
  t.deepEqual(
    wasserstein(
      {...moved, T: moved.U},
      matrix([
        [0, 0],
        [3, 4],
        [0, 1],
      ]),
    ),
    ZERO,
  );
  const relabelled = pool({total: 4, U: {plus: [4], minus: [0]}, T: {plus: [1], minus: [3]}});
  t.deepEqual(wasserstein(relabelled, matrix([[9]])), ZERO);
  t.deepEqual(wasserstein(relabelled, matrix([[9]]), {labelDistance: 2}), {lo: 1.5, hi: 1.5});
});

test('errors name what was expected', (t) => {
  const one = pool({total: 1, U: {plus: [1], minus: [0]}, T: {plus: [1], minus: [0]}});
  const throws = (call: () => unknown, message: RegExp) => t.throws(call, {instanceOf: InputError, message});
  throws(() => wasserstein(one, matrix([[1], [2]])), /wasserstein: table: expected 1 rows/);
  for (const labelDistance of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    throws(() => wasserstein(one, matrix([[1]]), {labelDistance}), /labelDistance: expected a number > 0/);
  const many = Array.from({length: 802}, (_, j) => (j < 401 ? 1 : 0));
  const wide = pool({
    total: 401,
    U: {plus: many, minus: many.map(() => 0)},
    T: {plus: [...many].reverse(), minus: many.map(() => 0)},
  });
  throws(() => wasserstein(wide, matrix(many.map((_, j) => [j, 1]))), /at most 400 atoms .*, got 401/);
  t.deepEqual(wasserstein(wide, matrix(many.map((_, j) => [j]))), {lo: 401, hi: 401});
});
