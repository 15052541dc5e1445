import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {masses, type Pool, pool} from '../../../theory/laws/pool.ts';
import {applyShifts, SHIFT_KINDS} from './applyShifts.ts';
import type {Shift} from './registry.ts';
import type {ShiftBase} from './shiftBase.ts';

const TOTAL = 2 ** 40;

function world(base: ShiftBase, shifts: readonly Shift[]): Pool {
  const T = applyShifts(shifts, base);
  return pool({total: TOTAL, U: masses(base.weights, base.eta), T: masses(T.weights, T.eta)});
}

/** Total variation of the joint laws, an integer over 2 * TOTAL. */
function distance({U, T}: Pool): number {
  const side = (a: Float64Array, b: Float64Array) => a.reduce((s, x, j) => s + Math.abs(x - b[j]!), 0);
  return (side(U.plus, T.plus) + side(U.minus, T.minus)) / (2 * TOTAL);
}

const table = fc
  .array(
    fc.record({
      weight: fc.integer({min: 0, max: 8}),
      eta: fc.integer({min: 0, max: 8}),
      ink: fc.integer({min: -4, max: 4}),
    }),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  .filter((rows) => rows.slice(1).some((r) => r.weight > 0) && rows[0]!.weight > 0)
  .map((rows): ShiftBase => {
    const sum = rows.reduce((s, r) => s + r.weight, 0);
    return {
      weights: Float64Array.from(rows, (r) => r.weight / sum),
      eta: Float64Array.from(rows, (r) => r.eta / 8),
      features: {ink: rows.map((r) => r.ink)},
    };
  });

const families: Record<string, (s: number) => Shift> = {
  tilt: (s) => ({kind: 'tilt', feature: 'ink', strength: 3 * s}),
  negativeTilt: (s) => ({kind: 'tilt', feature: 'ink', strength: -3 * s}),
  dropSupport: (s) => ({kind: 'dropSupport', groups: [0], strength: s}),
  reweightUp: (s) => ({kind: 'reweight', factors: [1 + 9 * s, ...Array<number>(11).fill(1)]}),
  corrupt: (s) => ({kind: 'corrupt', amount: s}),
  corruptOne: (s) => ({kind: 'corrupt', amount: s, groups: [1]}),
  flip: (s) => ({kind: 'flip', probability: s}),
  flipOne: (s) => ({kind: 'flip', probability: s, groups: [0]}),
  relabel: (s) => ({kind: 'relabel', positive: [1], strength: s}),
};

for (const [name, family] of Object.entries(families)) {
  testProp(
    `${name}: total variation is 0 at strength 0 and grows with the strength`,
    [table, fc.integer({min: 0, max: 16}), fc.integer({min: 0, max: 16})],
    (t, base, a, b) => {
      const at = (s: number) => distance(world(base, [family(s / 16)]));
      t.is(at(0), 0);
      // Integer masses move each side by less than one unit of 2^-40 a point.
      t.true(at(Math.min(a, b)) <= at(Math.max(a, b)) + 1e-10);
    },
    {numRuns: 60},
  );
}

test('dropping a group takes it out of the support and leaves the others in proportion', (t) => {
  const base = {weights: Float64Array.of(0.25, 0.25, 0.5), eta: Float64Array.of(1, 0, 1), groups: [7, 7, 3]};
  t.deepEqual(applyShifts([{kind: 'dropSupport', groups: [3]}], base).weights, Float64Array.of(0.5, 0.5, 0));
});

test('reweighting multiplies a whole group and normalises', (t) => {
  const base = {weights: Float64Array.of(0.25, 0.25, 0.5), eta: Float64Array.of(1, 0, 1), groups: [0, 0, 1]};
  const shifted = applyShifts([{kind: 'reweight', factors: [3, 1]}], base);
  t.deepEqual(shifted.weights, Float64Array.of(0.375, 0.375, 0.25));
});

test('flipping with probability 1 swaps the labels of a group only, exactly', (t) => {
  const base = {weights: Float64Array.of(0.5, 0.5), eta: Float64Array.of(1, 0.25), groups: [4, 5]};
  const all = applyShifts([{kind: 'flip', probability: 1}], base);
  t.deepEqual(all.eta, Float64Array.of(0, 0.75));
  const one = applyShifts([{kind: 'flip', probability: 1, groups: [5]}], base);
  t.deepEqual(one.eta, Float64Array.of(1, 0.75));
  t.is(distance(world(base, [{kind: 'flip', probability: 1}])), 0.75);
});

test('contamination moves a share of the mass, relabelling gives another task', (t) => {
  const base = {weights: Float64Array.of(1, 0), eta: Float64Array.of(1, 0)};
  t.deepEqual(applyShifts([{kind: 'corrupt', amount: 0.5}], base).weights, Float64Array.of(0.75, 0.25));
  t.deepEqual(applyShifts([{kind: 'relabel', positive: [1]}], base).eta, Float64Array.of(0, 1));
});

test('a tilt of any strength neither overflows nor empties the law', (t) => {
  const base = {
    weights: Float64Array.of(0.5, 0.5, 0),
    eta: Float64Array.of(1, 0, 0),
    features: {ink: [0, 1, 9]},
  };
  const strong = applyShifts([{kind: 'tilt', feature: 'ink', strength: 1e6}], base);
  t.deepEqual(strong.weights, Float64Array.of(0, 1, 0));
});

test('shifts apply in order, from JSON, and leave the base as it was', (t) => {
  const base = {weights: Float64Array.of(0.5, 0.5), eta: Float64Array.of(1, 0)};
  const shifts: Shift[] = JSON.parse(
    '[{"kind":"dropSupport","groups":[1]},{"kind":"corrupt","amount":0.5,"groups":[1]}]',
  );
  t.deepEqual(applyShifts(shifts, base).weights, Float64Array.of(0.5, 0.5));
  t.deepEqual(applyShifts([...shifts].reverse(), base).weights, Float64Array.of(1, 0));
  t.deepEqual(base.weights, Float64Array.of(0.5, 0.5));
});

const base = {weights: Float64Array.of(0.5, 0.5), eta: Float64Array.of(1, 0), features: {ink: [0, 1]}};
const bad: [unknown, string][] = [
  [{kind: 'rotate'}, `applyShifts: shifts[0].kind: expected ${SHIFT_KINDS.join(' | ')}, got "rotate"`],
  [null, `applyShifts: shifts[0].kind: expected ${SHIFT_KINDS.join(' | ')}, got undefined`],
  [{kind: 'reweight', factors: [1]}, 'reweight: factors: expected a factor for group 1, got [1]'],
  [{kind: 'reweight', factors: [1, -1]}, 'reweight: factors[1]: expected a finite number >= 0, got -1'],
  [{kind: 'reweight'}, 'reweight: factors: expected a list, one factor per group, got undefined'],
  [
    {kind: 'reweight', factors: [0, 0]},
    'reweight: shifted weights: expected a positive finite sum, some mass must remain, got 0',
  ],
  [
    {kind: 'tilt', feature: 'size', strength: 1},
    'tilt: feature: expected a feature of the world (ink), got "size"',
  ],
  [{kind: 'tilt', feature: 'ink', strength: Number.NaN}, 'tilt: strength: expected a finite number, got NaN'],
  [{kind: 'dropSupport', groups: [0.5]}, 'dropSupport: groups[0]: expected an integer >= 0, got 0.5'],
  [
    {kind: 'dropSupport', groups: [0], strength: 2},
    'dropSupport: strength: expected a number in [0, 1], got 2',
  ],
  [
    {kind: 'corrupt', amount: 0.5, groups: [9]},
    'corrupt: groups: expected groups with at least one pool point, got [9]',
  ],
  [{kind: 'flip', probability: -0.5}, 'flip: probability: expected a number in [0, 1], got -0.5'],
  [{kind: 'relabel', positive: 3}, 'relabel: positive: expected a list of group numbers, got 3'],
];

for (const [shift, message] of bad) {
  test(`refused: ${message}`, (t) => {
    t.is(t.throws(() => applyShifts([shift as Shift], base))?.message, message);
  });
}

test('a base whose parts disagree is refused', (t) => {
  const one = Float64Array.of(1);
  const message = (b: ShiftBase) => t.throws(() => applyShifts([], b))?.message;
  t.is(
    message({weights: one, eta: Float64Array.of(0, 1)}),
    'applyShifts: base.eta: expected 1 entries, one per weight, got 2',
  );
  t.is(
    message({weights: Float64Array.of(0.5), eta: one}),
    'applyShifts: base.weights: expected weights that sum to 1 within 1e-9, got 0.5',
  );
  t.is(
    message({weights: one, eta: one, groups: [-1]}),
    'applyShifts: base.groups[0]: expected an integer >= 0, got -1',
  );
  t.is(
    message({weights: one, eta: one, features: {ink: []}}),
    'applyShifts: base.features.ink: expected 1 entries, one per weight, got 0',
  );
});
