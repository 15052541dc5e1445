import test from 'ava';
import {point} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import type {LossName} from '../heads/loss.ts';
import {pool} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {type Case, makeCase, memoised, support} from './case.ts';
import {pooledCase} from './pooledCase.ts';
import {infimumDifference} from './quantities.ts';

const {NaN: NAN, POSITIVE_INFINITY: INF} = Number;
const world = pool({
  total: 2,
  U: {plus: [1, 0, 0], minus: [0, 1, 0]},
  T: {plus: [2, 0, 0], minus: [0, 0, 0]},
});
const h = matrix([[1], [2], [3]]);
const o = matrix([
  [1, 0],
  [0, 1],
  [1, 1],
]);
const parts: Parameters<typeof makeCase>[0] = {
  pool: world,
  loss: 'hinge',
  representation: h,
  heads: {kind: 'ball', radius: 1},
  reference: o,
  referenceHeads: {kind: 'finite', thetas: [Float64Array.of(1, 0)]},
  target: matrix([[1], [1], [1]]),
};

test('defaults: the class {h, h°}, beta = 1/2, n = 1, nu = 1/10, an empty memo', (t) => {
  const c = makeCase(parts);
  t.deepEqual([...c.family], [h, o]);
  t.like(c, {beta: 0.5, n: 1, nu: 0.1});
  t.is(c.memo.size, 0);
  t.is(makeCase({...parts, beta: 1, n: 7, nu: 0.5, family: [o, h]}).n, 7);
});

test('equal tables and head classes are one object, so that one problem differs from itself by exactly 0', (t) => {
  const copy = matrix([[1], [2], [3]]);
  const ball = (radius: number) => ({kind: 'ball', radius}) as const;
  const other = matrix([[1], [2], [4]]);
  const family = [h, copy, other, matrix([[1], [2], [4]])];
  const c = makeCase({...parts, reference: copy, heads: ball(3), referenceHeads: ball(3), family});
  t.is(c.reference, c.representation);
  t.is(c.referenceHeads, c.heads);
  t.deepEqual(c.family, [h, other]);
  const problems = [
    {table: c.representation, heads: c.heads},
    {table: c.reference, heads: c.referenceHeads},
  ] as const;
  t.deepEqual(infimumDifference({...c, loss: 'logistic'}, 'T', ...problems), point(0));
  const apart = makeCase({...parts, reference: copy, heads: ball(3), referenceHeads: ball(4), family});
  t.not(apart.referenceHeads, apart.heads);
  const listed = (x: number) => ({kind: 'finite', thetas: [Float64Array.of(x)]}) as const;
  const heads = makeCase({...parts, reference: copy, heads: listed(1), referenceHeads: listed(1), family});
  t.is(heads.referenceHeads, heads.heads);
});

test('equal means of different token rows stay two tables', (t) => {
  const target = matrix([[0], [0], [0], [0], [0], [0]]);
  const rows = {owner: Int32Array.of(0, 0, 1, 1, 2, 2), masked: Uint8Array.of(1, 1, 1, 1, 1, 1)};
  const [a, b] = [matrix([[1], [3], [0], [0], [0], [0]]), matrix([[0], [4], [0], [0], [0], [0]])];
  const heads = {kind: 'ball', radius: 1} as const;
  const shared = {loss: 'hinge', heads, referenceHeads: heads, target} as const;
  const c = pooledCase({...shared, representation: a, reference: b, family: [a, b]}, rows, world);
  t.deepEqual(c.representation, c.reference);
  t.not(c.representation, c.reference);
  t.is(
    pooledCase({...shared, representation: a, reference: b, family: [a, b, a]}, rows, world).family.length,
    2,
  );
});

test('support: the points that either law gives mass', (t) => {
  t.deepEqual(support(makeCase(parts)), [0, 1]);
});

test('a value is computed once for the same objects and words', (t) => {
  const c = makeCase(parts);
  let calls = 0;
  const compute = () => ++calls;
  t.is(memoised(c, ['a', h], compute), 1);
  t.is(memoised(c, ['a', h], compute), 1);
  t.is(memoised(c, ['a'], compute), 2);
  t.is(memoised(c, ['a', matrix([[1], [2], [3]])], compute), 3);
  t.is(memoised(c, ['a', h, 'b'], compute), 4);
  t.is(memoised(makeCase(parts), ['a', h], compute), 5);
  t.is(
    memoised(c, ['none'], () => undefined),
    undefined,
  );
});

test('bad cases', (t) => {
  const throws = (change: object, message: RegExp) =>
    t.throws(() => makeCase({...parts, ...change}), {instanceOf: InputError, message});
  const short = matrix([[1]]);
  throws({representation: short}, /makeCase: representation: expected 3 rows, one per pool point, got 1/);
  throws({reference: short}, /makeCase: reference: expected 3 rows/);
  throws({target: short}, /makeCase: target: expected 3 rows/);
  throws({family: [h, short]}, /makeCase: family\[1\]: expected 3 rows/);
  throws({family: [o]}, /makeCase: family: expected a class that contains h/);
  throws({loss: 'absolute' as LossName}, /makeCase: loss: expected hinge .*, got "absolute"/);
  for (const radius of [0, -1, NAN, INF]) {
    throws({heads: {kind: 'ball', radius}}, /makeCase: heads.radius: expected a finite number > 0/);
    throws({referenceHeads: {kind: 'ball', radius}}, /makeCase: referenceHeads.radius/);
  }
  throws({heads: {kind: 'finite', thetas: []}}, /makeCase: heads.thetas: expected at least one head/);
  throws({heads: {kind: 'finite', thetas: [Float64Array.of(1, 2)]}}, /heads.thetas\[0\]: expected 1 entries/);
  throws(
    {heads: {kind: 'finite', thetas: [Float64Array.of(NAN)]}},
    /heads.thetas\[0\]: expected finite entries, got NaN/,
  );
  throws({target: undefined}, /makeCase: target: expected a table, or pretextGap/);
  throws({decoder: matrix([[1]])}, /makeCase: decoder: expected 1 x 2, got "1 x 1"/);
  throws(
    {decoder: matrix([[1, 1]]), target: undefined, pretextGap: () => point(0)},
    /a table, as there is a decoder/,
  );
  throws({visible: Int32Array.of(1)}, /makeCase: visible: expected 3 numbers/);
  for (const beta of [0, -1, 2, NAN]) throws({beta}, /makeCase: beta: expected a number in \(0, 1\]/);
  for (const n of [0, 1.5, NAN]) throws({n}, /makeCase: n: expected an integer in/);
  for (const nu of [0, 1, NAN]) throws({nu}, /makeCase: nu: expected a probability strictly/);
});

test('a big pool may know its pretext gaps without the targets', (t) => {
  const {target: _, ...rest} = parts;
  const c: Case = makeCase({...rest, pretextGap: () => point(1)});
  t.is(c.target, undefined);
});
