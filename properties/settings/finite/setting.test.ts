import test from 'ava';
import {InputError} from '../../../theory/errors.ts';
import {row} from '../../../theory/linear/matrix.ts';
import {isSetting} from '../registry.ts';
import {finiteCase} from './case.ts';
import type {FiniteSetting} from './setting.ts';

const world: FiniteSetting = {
  family: 'finite',
  total: 4,
  U: {plus: [1, 1], minus: [2, 0]},
  T: {plus: [0, 4], minus: [0, 0]},
  loss: 'hinge',
  heads: {kind: 'finite', thetas: [[1]]},
  referenceHeads: {kind: 'finite', thetas: [[1, 2]]},
  representation: [[1], [-1]],
  reference: [
    [1, 0],
    [0, 1],
  ],
  others: [],
  decoder: [
    [1, 2],
    [3, 4],
    [0, 0.5],
  ],
  beta: 0.5,
  n: 3,
  nu: 0.1,
};

test('the target is W° h° and the noise', (t) => {
  const plain = finiteCase(world);
  t.deepEqual([...row(plain.target!, 0)], [1, 3, 0]);
  t.deepEqual([...row(plain.target!, 1)], [2, 4, 0.5]);
  const noisy = finiteCase({
    ...world,
    noise: [
      [0, 0, 1],
      [0.25, 0, 0],
    ],
  });
  t.deepEqual([...row(noisy.target!, 0)], [1, 3, 1]);
  t.deepEqual([...row(noisy.target!, 1)], [2.25, 4, 0.5]);
});

test('equal tables and head classes are one object, so that differences of equal things are exactly 0', (t) => {
  const same = finiteCase({
    ...world,
    reference: world.representation,
    referenceHeads: world.heads,
    decoder: [[1]],
    others: [world.representation, [[2], [3]], [[2], [3]]],
  });
  t.is(same.representation, same.reference);
  t.is(same.heads, same.referenceHeads);
  t.is(same.family.length, 2);
  const other = finiteCase(world);
  t.not(other.representation, other.reference);
  t.deepEqual(other.family, [other.representation, other.reference]);
});

const wrong: [Partial<FiniteSetting>, RegExp][] = [
  [{total: 0}, /pool: total: expected an integer in \[1, 2\^46\], got 0/],
  [{total: 5}, /pool: U: expected masses that sum to total = 5, got 4/],
  [{U: {plus: [1, 1], minus: [2]}}, /pool: U.minus: expected 2 masses as in U.plus, got 1/],
  [{U: {plus: [4], minus: [0]}}, /pool: T: expected 1 points as in U, got 2/],
  [{T: {plus: [0.5, 3.5], minus: [0, 0]}}, /T.plus\[0\]: expected a nonnegative integer mass, got 0.5/],
  [{representation: [[1]]}, /representation: expected 2 rows, one per pool point, got 1/],
  [{representation: [[1], [Number.NaN]]}, /representation.*expected .*finite.*got NaN/],
  [{others: [[[1], [2], [3]]]}, /family\[2\]: expected 2 rows, one per pool point, got 3/],
  [{heads: {kind: 'ball', radius: 0}}, /heads.radius: expected a finite number > 0, got 0/],
  [{heads: {kind: 'finite', thetas: []}}, /heads.thetas: expected at least one head, got \[\]/],
  [
    {heads: {kind: 'finite', thetas: [[1, 1]]}},
    /heads.thetas\[0\]: expected 1 entries, one per feature, got 2/,
  ],
  [{decoder: [[1]]}, /finiteCase: decoder: expected 2 columns, one per feature of the reference, got 1/],
  [{noise: [[0, 0, 0]]}, /finiteCase: noise: expected 2 rows, one per pool point, got 1/],
  [{noise: [[0, 0, 0], [0]]}, /finiteCase: noise\[1\]: expected 3 entries, one per target, got 1/],
  [{visible: [0]}, /visible: expected 2 numbers, one per pool point, got 1/],
  [{beta: 0}, /beta: expected a number in \(0, 1\], got 0/],
  [{n: 0}, /n: expected an integer in/],
  [{nu: 1}, /nu: expected a probability strictly between 0 and 1, got 1/],
  [{loss: 'zero-one' as 'hinge'}, /loss: expected hinge \| logistic \| .*, got "zero-one"/],
];
for (const [change, message] of wrong) {
  test(`an input error for ${JSON.stringify(change)}`, (t) => {
    t.throws(() => finiteCase({...world, ...change}), {instanceOf: InputError, message});
  });
}

test('a setting is known by its family', (t) => {
  t.true(isSetting(world));
  for (const other of [undefined, {}, {family: 'other'}, 3]) t.false(isSetting(other));
});
