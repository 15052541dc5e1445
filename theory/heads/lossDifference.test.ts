import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {addUp, point, sub} from '../arithmetic/interval.ts';
import {matrix} from '../linear/matrix.ts';
import {LOSSES, lossAt} from './loss.ts';
import {columnMeans, lossDifference, lossDifferences, meanDifference} from './lossDifference.ts';

const score = fc.oneof(
  fc.integer({min: -8, max: 8}).map((x) => x / 4),
  fc.double({min: -3, max: 3, noNaN: true}),
);

testProp(
  '0 for equal scores, whatever the loss; else it encloses the difference',
  [fc.constantFrom(...LOSSES), score, score, fc.constantFrom(1 as const, -1 as const)],
  (t, loss, s, s0, y) => {
    t.deepEqual(lossDifference(loss, point(s), point(s), y), {lo: 0, hi: 0});
    const difference = lossDifference(loss, point(s), point(s0), y);
    const plain = sub(lossAt(loss, point(s), y), lossAt(loss, point(s0), y));
    if (s !== s0) t.deepEqual(difference, plain);
    // Enclosed scores that agree may still belong to different numbers.
    const blurred = {lo: s, hi: addUp(s, 2 ** -40)};
    t.true(lossDifference('logistic', blurred, blurred, y).hi > 0);
  },
);

test('one row per atom, one column per head; means by column', (t) => {
  const table = matrix([[1], [2]]);
  const heads = [0, 0.5, 1].map((x) => Float64Array.of(x));
  const d = lossDifferences(table, heads, heads[0]!, 'hinge');
  t.is(d.rows, 4);
  t.is(d.columns, 3);
  // (x_1,+), (x_2,+), (x_1,-), (x_2,-), hinge at 0 is 1.
  t.deepEqual([...d.lo], [0, -0.5, -1, 0, -1, -1, 0, 0.5, 1, 0, 1, 2]);
  t.deepEqual(d.hi, d.lo);
  t.deepEqual(columnMeans([1, 0, 0, 3], d, 4), [0, 0.625, 1.25].map(point));
  t.deepEqual(columnMeans([0, 0, 0, 0], d, 4), [0, 0, 0].map(point));
  const logistic = lossDifferences(table, [heads[1]!, heads[0]!], heads[1]!, 'logistic');
  t.true(logistic.lo[0] === 0 && logistic.hi[0] === 0 && logistic.lo[1] !== logistic.hi[1]);
});

testProp(
  'the mean of one head after the other is to the bit that of their table',
  [
    fc.constantFrom(...LOSSES),
    fc.array(fc.tuple(score, score, fc.integer({min: 0, max: 3}), fc.integer({min: 0, max: 3})), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.array(fc.tuple(score, score), {minLength: 1, maxLength: 3}),
  ],
  (t, loss, atoms, heads) => {
    const table = matrix(atoms.map(([a, b]) => [a, b]));
    const law = [...atoms.map(([, , plus]) => plus), ...atoms.map(([, , , minus]) => minus)];
    const thetas = heads.map((head) => Float64Array.from(head));
    const mean = meanDifference(table, thetas[0]!, loss, law, 7);
    t.deepEqual(thetas.map(mean), columnMeans(law, lossDifferences(table, thetas, thetas[0]!, loss), 7));
  },
);
