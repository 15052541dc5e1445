/** The same quantities as the exact case of the claims, and the transfer that the constant of the law pays for. */
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {add, contains, type Interval} from '../arithmetic/interval.ts';
import {toInterval} from '../arithmetic/rational.ts';
import {InputError} from '../errors.ts';
import {headOptimum} from '../heads/headOptimum.ts';
import {matrix} from '../linear/matrix.ts';
import {
  dependence,
  makeConditionalIndependenceCase,
  noiseOf,
  pretextExcess,
} from './conditionalIndependenceCase.ts';
import {cheapestLawHead, lawHeads, lawTransfer} from './lawConstant.ts';
import {excessOver, lawOfPretext} from './lawOfPretext.ts';

/** Masses of (x1, x2, y), two of each: rows of the pretext are pairs (x1, x2). */
const masses = fc.array(fc.integer({min: 1, max: 8}), {minLength: 8, maxLength: 8});
const halves = fc.integer({min: -4, max: 4}).map((x) => x / 2);
const vectors = fc.tuple(fc.tuple(halves, halves), fc.tuple(halves, halves));

function both(
  m: readonly number[],
  targets: readonly (readonly number[])[],
  h: readonly number[],
  w: readonly number[],
) {
  const joint = [0, 1].map((a) => [0, 1].map((b) => [0, 1].map((y) => m[4 * a + 2 * b + y]!)));
  const exact = makeConditionalIndependenceCase({
    joint,
    targets,
    representation: h.map((x) => [x]),
    decoder: w.map((x) => [x]),
    head: [1, -1],
    radius: 1,
  });
  const total = m.reduce((a, b) => a + b, 0);
  const law = {
    plus: Float64Array.from([0, 2, 4, 6], (i) => m[i]!),
    minus: Float64Array.from([1, 3, 5, 7], (i) => m[i]!),
  };
  const pretext = {
    law,
    total,
    target: matrix([targets[0]!, targets[1]!, targets[0]!, targets[1]!]),
    visible: [0, 0, 1, 1],
  };
  const table = matrix([0, 0, 1, 1].map((a) => [h[a]!]));
  return {exact, pretext, table, decoder: matrix(w.map((x) => [x])), law, total};
}

const near = (a: Interval, b: Interval) => a.lo <= b.hi + 1e-12 && b.lo <= a.hi + 1e-12 && a.hi - a.lo < 1e-9;

testProp(
  'e_CI, noise and excess enclose those of the exact case',
  [masses, vectors, fc.tuple(halves, halves), fc.tuple(halves, halves)],
  (t, m, targets, h, w) => {
    const {exact, pretext, table, decoder} = both(m, targets, h, w);
    const found = lawOfPretext(pretext);
    t.true(near(found.dependence, toInterval(dependence(exact))));
    t.true(near(found.noise, toInterval(noiseOf(exact))));
    t.true(near(excessOver(found, table, decoder), toInterval(pretextExcess(exact))));
  },
  {numRuns: 200},
);

testProp(
  'the best head on h costs at most L_U(S.f*) and what reading S costs, with any limit of the excess above it',
  [
    masses,
    vectors,
    fc.tuple(halves, halves),
    fc.tuple(halves, halves),
    fc.constantFrom('hinge', 'squared'),
    fc.constantFrom(0.5, 1, 4),
  ],
  (t, m, targets, h, w, loss, radius) => {
    const {pretext, table, decoder, law, total} = both(m, targets, h, w);
    const found = lawOfPretext(pretext);
    const heads = lawHeads(found, decoder, {loss, reach: 4 * radius});
    const excess = excessOver(found, table, decoder).hi;
    const best = headOptimum({...law, total, table, loss}, radius).value;
    for (const head of heads) {
      if (head.length.hi > radius) continue;
      const {pretext: read, dependence: apart} = lawTransfer(head, found, excess);
      t.true(best.lo <= add(head.risk, add(read, apart)).hi);
    }
    const cheapest = cheapestLawHead(heads, found, excess, radius);
    t.is(cheapest === undefined, heads.length === 0);
  },
  {numRuns: 150},
);

test('a pretext that is about something else has no head; a class without mass is refused', (t) => {
  // w tells b, which tells the label nothing: A f* is constant, and psi* is not.
  const {pretext, table, decoder} = both(
    [1, 1, 3, 3, 3, 3, 1, 1],
    [
      [1, 0],
      [0, 1],
    ],
    [1, -1],
    [1, -1],
  );
  const found = lawOfPretext(pretext);
  t.true(found.dependence.lo > 0.1);
  t.deepEqual(lawHeads(found, decoder, {loss: 'hinge', reach: 1}), []);
  t.true(contains(found.visible[0]!.positive, 0.5));
  t.true(excessOver(found, table, decoder).lo > 0);
  const one = {...pretext, law: {plus: pretext.law.plus, minus: pretext.law.minus.map(() => 0)}};
  t.throws(() => lawOfPretext(one), {instanceOf: InputError, message: /mass of both labels/});
});
