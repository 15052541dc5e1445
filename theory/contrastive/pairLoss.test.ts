/** L_un and tau as the exact case of the claim has them; the lemma itself on balanced risks. */
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {point, scale, sub} from '../arithmetic/interval.ts';
import {fromDouble, rational, toInterval} from '../arithmetic/rational.ts';
import {InputError} from '../errors.ts';
import {lossAt} from '../heads/loss.ts';
import {matrix, plainDot} from '../linear/matrix.ts';
import {collisions, makeContrastiveCase, unsupervised} from './contrastiveCase.ts';
import {lossSum} from './lossSum.ts';
import {pairsOf, supervisedLimit} from './pairLoss.ts';

const masses = fc
  .array(fc.integer({min: 0, max: 5}), {minLength: 3, maxLength: 3})
  .filter((m) => m.some((x) => x > 0));
const rows = fc.array(fc.tuple(fc.integer({min: -4, max: 4}), fc.integer({min: -4, max: 4})), {
  minLength: 3,
  maxLength: 3,
});

testProp(
  'hinge: L_un(a) and tau enclose the exact ones; squared: the lemma holds',
  [masses, masses, rows, fc.constantFrom(0, 0.25, 1, 4)],
  (t, plus, minus, f, a) => {
    const sum = (m: readonly number[]) => m.reduce((x, y) => x + y, 0);
    const [p, q] = [sum(plus), sum(minus)];
    const law = {plus: Float64Array.from(plus), minus: Float64Array.from(minus)};
    const table = matrix(f.map((row) => row.map((x) => x / 4)));
    const pairs = pairsOf(law, p + q, table);
    const root = Math.sqrt(a);
    const exact = makeContrastiveCase({
      loss: 'hinge',
      height: rational(1n),
      priors: [p, q],
      laws: [plus, minus],
      representation: f.map((row) => row.map((x) => fromDouble((x / 4) * root))),
    });
    const [own, other] = [pairs.loss('hinge', a), lossSum(exact, unsupervised(exact))];
    t.true(own.lo <= other.hi && other.lo <= own.hi && own.hi - own.lo < 1e-9);
    const tau = toInterval(collisions(exact));
    t.true(pairs.collisions.lo <= tau.hi && tau.lo <= pairs.collisions.hi);
    for (const loss of ['hinge', 'squared'] as const) {
      let risk = 0;
      for (let j = 0; j < 3; j++) {
        const score = point(a * plainDot(pairs.direction, table.data.subarray(2 * j, 2 * j + 2)));
        risk +=
          (plus[j]! / p / 2) * lossAt(loss, score, 1).hi + (minus[j]! / q / 2) * lossAt(loss, score, -1).hi;
      }
      t.true(risk <= supervisedLimit(pairs.loss(loss, a), pairs.collisions).hi + 1e-9);
    }
  },
  {numRuns: 200},
);

test('one point per label: attained; without division by 1 - tau the lemma would be false', (t) => {
  const law = {plus: Float64Array.of(1, 0), minus: Float64Array.of(0, 1)};
  const pairs = pairsOf(law, 2, matrix([[1], [-1]]));
  // Scores +-2a within, 0 with a collision: L_un = 1/2 + (1/2)(1 - 2a).
  const limit = supervisedLimit(pairs.loss('hinge', 0.25), pairs.collisions);
  t.true(Math.abs(limit.hi - 0.5) < 1e-9);
  t.true(sub(pairs.loss('hinge', 0.25), pairs.collisions).hi < scale(0.9, point(0.5)).lo);
  t.throws(() => pairsOf({plus: law.plus, minus: Float64Array.of(0, 0)}, 1, matrix([[1], [-1]])), {
    instanceOf: InputError,
  });
});
