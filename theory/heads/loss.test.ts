import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {div, point, sub} from '../arithmetic/interval.ts';
import {compare, fromDouble, minus, rational} from '../arithmetic/rational.ts';
import {InputError} from '../errors.ts';
import {expReference} from '../testing/expReference.ts';
import {isConvex, LOSSES, type LossName, lossAt, lossAtMargin, lossRange} from './loss.ts';

const SIZES = [0.25, 0.5, 1, 1.5, 2, 4, 10];
const EXACT = ['hinge', 'squared', 'ramp', 'symmetricRamp'] as const;
const at = (loss: LossName, s: number, y: 1 | -1 = 1) => lossAt(loss, point(s), y);
/** Scores -S, ..., S in 512 steps. */
const grid = (S: number) => Array.from({length: 513}, (_, i) => ((i - 256) / 256) * S);

for (const loss of LOSSES) {
  test(`${loss}: values in [0, B], B attained`, (t) => {
    for (const S of SIZES) {
      const {B} = lossRange(loss, S);
      let most = 0;
      for (const s of grid(S)) {
        for (const y of [1, -1] as const) {
          const value = at(loss, s, y);
          t.false(value.hi < 0 || value.lo > B, `S = ${S}, s = ${s}`);
          most = Math.max(most, value.hi);
        }
      }
      t.true(B <= most * (1 + 1e-12), `S = ${S}: B = ${B}, attained ${most}`);
      if (loss !== 'logistic') t.is(B, most);
    }
  });

  test(`${loss}: no slope beyond G, G attained`, (t) => {
    for (const S of SIZES) {
      const {G} = lossRange(loss, S);
      const scores = grid(S);
      let steepest = 0;
      for (let i = 1; i < scores.length; i++) {
        for (const y of [1, -1] as const) {
          const rise = div(
            sub(at(loss, scores[i]!, y), at(loss, scores[i - 1]!, y)),
            point(scores[i]! - scores[i - 1]!),
          );
          t.false(rise.lo > G || rise.hi < -G, `S = ${S}, s = ${scores[i]}`);
          steepest = Math.max(steepest, rise.hi, -rise.lo);
        }
      }
      // A chord of the smooth losses is flatter than the tangent at the end by its length.
      t.true(steepest >= G - (2 * S) / 256, `S = ${S}: G = ${G}, steepest ${steepest}`);
      if (loss === 'hinge' || loss === 'ramp' || loss === 'symmetricRamp') t.is(steepest, G);
    }
  });
}

test('hand values, exact on dyadic margins', (t) => {
  const values = {
    hinge: [3, 1, 0.5, 0],
    squared: [9, 1, 0.25, 1],
    ramp: [1, 1, 0.5, 0],
    symmetricRamp: [1, 0.5, 0.25, 0],
  };
  for (const loss of EXACT) {
    for (const [i, m] of [-2, 0, 0.5, 2].entries()) {
      t.deepEqual(lossAtMargin(loss, point(m)), {lo: values[loss][i]!, hi: values[loss][i]!});
      t.deepEqual(lossAt(loss, point(-m), -1), lossAtMargin(loss, point(m)));
    }
  }
  t.deepEqual(lossRange('hinge', 1), {G: 1, B: 2});
  t.deepEqual(lossRange('squared', 1), {G: 4, B: 4});
  t.deepEqual(lossRange('symmetricRamp', 0.5), {G: 0.5, B: 0.75});
  const half = lossRange('logistic', 0);
  t.true(half.G >= 0.5 && half.G < 0.5 + 1e-13 && half.B >= Math.LN2 && half.B < Math.LN2 + 1e-13);
});

const ordered = fc.tuple(fc.double({min: -5, max: 5, noNaN: true}), fc.double({min: 0, max: 3, noNaN: true}));

testProp(
  'the loss of an interval of margins contains those of its margins',
  [fc.constantFrom(...EXACT), ordered, fc.double({min: 0, max: 1, noNaN: true})],
  (t, loss, [lo, more], where) => {
    const whole = lossAtMargin(loss, {lo, hi: lo + more});
    const part = lossAtMargin(loss, point(Math.min(lo + more, lo + where * more)));
    t.true(whole.lo <= part.lo && part.hi <= whole.hi);
  },
);

/** ln(1 + e^-m) against the reference exponential: the enclosures of two margins need not nest, the values must. */
testProp(
  'the logistic loss of an interval of margins contains ln(1 + e^-m) of its margins',
  [ordered, fc.double({min: 0, max: 1, noNaN: true})],
  (t, [lo, more], where) => {
    const whole = lossAtMargin('logistic', {lo, hi: lo + more});
    const truth = expReference(fromDouble(-Math.min(lo + more, lo + where * more)));
    const lower = minus(expReference(fromDouble(whole.lo)).hi, rational(1n));
    const upper = minus(expReference(fromDouble(whole.hi)).lo, rational(1n));
    t.true(compare(lower, truth.lo) <= 0 && compare(truth.hi, upper) <= 0);
  },
  {examples: [[[0, 3.083693963538102e-196] as [number, number], 8.010938369421981e-129]]},
);

testProp(
  'B and G are upper ends also where they round',
  [fc.constantFrom<LossName[]>(...LOSSES), fc.double({min: 0, max: 1e6, noNaN: true})],
  (t, loss, S) => {
    const {B, G} = lossRange(loss, S);
    t.true(at(loss, -S).lo <= B && at(loss, S, -1).lo <= B && G > 0);
    const wider = lossRange(loss, S * 2);
    t.true(wider.B >= B && wider.G >= G);
  },
  {
    examples: [
      ['logistic' as LossName, 1.5e-16],
      ['logistic' as LossName, 2 ** -21],
    ],
  },
);

test('the smallest scores round B up', (t) => {
  t.true(lossRange('symmetricRamp', 5e-324).B > 0.5);
  t.true(lossRange('hinge', 5e-324).B > 1);
});

test('convex losses', (t) => {
  t.deepEqual(LOSSES.filter(isConvex), ['hinge', 'logistic', 'squared']);
});

test('bad input', (t) => {
  for (const S of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    t.throws(() => lossRange('hinge', S), {
      instanceOf: InputError,
      message: /lossRange: S: expected a finite number >= 0/,
    });
  }
  const unknown = 'absolute' as LossName;
  t.throws(() => lossRange(unknown, 1), {
    instanceOf: InputError,
    message: /hinge \| logistic.*got "absolute"/,
  });
  t.throws(() => lossAtMargin(unknown, point(0)), {instanceOf: InputError, message: /lossAtMargin: loss/});
});
