/** Levels and the verdicts that follow from them, by hand-made claims through the doors of every claim. */
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type Interval, point, ZERO} from '../../theory/arithmetic/interval.ts';
import {defineClaim} from '../../theory/claim/claim.ts';
import {type Inequality, type InequalityOptions, inequality} from '../../theory/statement/inequality.ts';
import {sampleMeans} from '../evaluate/sampleMeans.ts';
import {sequentialDesign} from '../evaluate/sequentialDesign.ts';
import {checkFinite} from '../run/checkFinite.ts';
import {checkSequential} from '../worldKinds/finite/searchPart.ts';
import {newTally, overall, rowOf, tallyRecord} from './rowBuilder.ts';
import {recordOf} from './settingRecord.ts';

const base = {
  id: 'made-up',
  title: 't',
  statement: 's',
  source: 'a test',
  needs: {},
  hypotheses: [],
} as const;

/** B = 2, e0 = 1. */
const LIMITS = {largestLhs: 2, untrained: point(1)};
const bound = (rhs: Interval, limits: InequalityOptions = LIMITS, lhs = ZERO) =>
  inequality(lhs, {a: rhs}, limits);

const deterministic = (...cycle: readonly Inequality[]) => {
  const of = new Map<object, Inequality>();
  return defineClaim({
    ...base,
    kind: 'deterministic',
    evaluate(c) {
      // A setting is evaluated twice where it is checked; both times the same.
      const key = c.pool;
      if (!of.has(key)) of.set(key, cycle[of.size % cycle.length]!);
      return of.get(key)!;
    },
  });
};

const run = (...cycle: readonly Inequality[]) => checkFinite(deterministic(...cycle), {seed: 1, runs: 4});

test('a row none of whose bounds is informative is vacuous, with the counts of its levels', async (t) => {
  const levels = {of: 4, vacuous: 0, trivial: 0, informative: 0, undecided: 0};
  t.like(await run(bound(point(3))), {verdict: 'vacuous', levels: {...levels, vacuous: 4}});
  t.like(await run(bound(point(1.5))), {verdict: 'vacuous', levels: {...levels, trivial: 4}});
  t.like(await run(bound({lo: 0.5, hi: 1.5})), {verdict: 'vacuous', levels: {...levels, undecided: 4}});
  t.like(await run(bound(point(0.5))), {verdict: 'holds', levels: {...levels, informative: 4}});
});

test('where only the largest left side is known, vacuous on all settings is the verdict', async (t) => {
  const only = {largestLhs: 2};
  const all = await run(bound(point(2), only));
  t.like(all, {verdict: 'vacuous', vacuous: {settings: 4, of: 4, term: 'a'}});
  t.is(all.levels, undefined);
  t.is((await run(bound(point(1.5), only))).verdict, 'holds');
  t.is((await run(bound(point(2), {}))).verdict, 'holds', 'no limit is known');
});

test('refuted and undecided are graver than vacuous', async (t) => {
  const untrained = point(0);
  t.is((await run(bound(point(1), {untrained}, point(2)))).verdict, 'refuted');
  t.is((await run(bound(point(1), {untrained}, {lo: 0, hi: 2}))).verdict, 'undecided');
});

test('one informative setting is enough', (t) => {
  const tally = newTally();
  const add = (rhs: number) =>
    tallyRecord(tally, recordOf({failed: [], verdict: 'holds', inequality: bound(point(rhs))}, {}));
  for (const rhs of [3, 3, 1.5]) add(rhs);
  t.is(overall(tally, false), 'vacuous');
  add(0.5);
  t.is(overall(tally, false), 'holds');
  t.is(overall(tally, true), 'refuted');
  const row = rowOf(tally, {claim: 'made-up', world: 'finite', verdict: 'holds', seed: 1});
  t.deepEqual(row.levels, {of: 4, vacuous: 2, trivial: 1, informative: 1, undecided: 0});
});

/** The level of a setting whose samples have these bounds, each with its weight. */
function over(samples: readonly (readonly [rhs: Interval, weight: number])[], given: number) {
  const means = sampleMeans(given);
  for (const [rhs, weight] of samples) means.add(bound(rhs), weight);
  return means.result().level;
}

test('over samples: informative but for the share that the claim gives up, vacuous on every sample', (t) => {
  const [far, near, open, tight] = [point(3), point(1.5), {lo: 0.5, hi: 1.5}, point(0.5)];
  t.is(over([[far, 1]], 0.25), 'vacuous');
  t.is(
    over(
      [
        [far, 0.75],
        [near, 0.25],
      ],
      0.25,
    ),
    'trivial',
  );
  t.is(
    over(
      [
        [far, 0.25],
        [tight, 0.75],
      ],
      0.25,
    ),
    'informative',
  );
  t.is(
    over(
      [
        [far, 0.375],
        [tight, 0.625],
      ],
      0.25,
    ),
    'trivial',
  );
  t.is(
    over(
      [
        [open, 0.375],
        [tight, 0.625],
      ],
      0.25,
    ),
    'undecided',
  );
  t.is(
    over(
      [
        [near, 0.125],
        [open, 0.25],
        [tight, 0.625],
      ],
      0.25,
    ),
    'undecided',
  );
  t.is(
    over(
      [
        [near, 2],
        [tight, 6],
      ],
      0.25,
    ),
    'informative',
    'weights of draws',
  );
  t.is(over([], 0.25), undefined);
});

test('over samples, one of which has no e0: no level', (t) => {
  const means = sampleMeans(0.5);
  means.add(bound(point(0.5)), 0.5);
  means.add(bound(point(0.5), {}), 0.5);
  t.is(means.result().level, undefined);
});

const quarters = fc.integer({min: 0, max: 12}).map((k) => k / 4);
testProp(
  'a larger share given up never makes a setting say less; informative means that enough samples are',
  [
    fc.array(quarters, {minLength: 1, maxLength: 8}),
    fc.integer({min: 0, max: 8}),
    fc.integer({min: 0, max: 8}),
  ],
  (t, rights, a, b) => {
    const samples = rights.map((rhs) => [point(rhs), 1] as const);
    const [less, more] = [Math.min(a, b) / 8, Math.max(a, b) / 8];
    if (over(samples, less) === 'informative') {
      t.not(over(samples, more), 'trivial');
      t.true(rights.filter((rhs) => rhs >= 1).length <= less * rights.length);
    }
    t.is(
      over(samples, less) === 'vacuous',
      rights.every((rhs) => rhs >= 2),
    );
    t.pass();
  },
);

const drawn = (found: Inequality) =>
  defineClaim({...base, kind: 'with-probability', prepare: () => () => found});
const design = (trials: number) => sequentialDesign({nu: 0.1, alpha: 1e-6, trials});
const sampled = (found: Inequality, trials: number) =>
  checkSequential(drawn(found), {design: design(trials), runs: 6, seed: 1});

test('a drawn row is untested where its trials would miss a violation rate of 1/2', async (t) => {
  const none = bound(point(0.5), {});
  const few = await sampled(none, 5);
  t.is(few.verdict, 'untested');
  t.regex(few.test!, /^untested: 0 violations in 5 trials, .* could have caught no rate/);
  t.true(design(40).catches! > 0.5);
  const some = await sampled(none, 40);
  t.is(some.verdict, 'untested');
  t.regex(some.test!, /would have caught (5[1-9]|[6-9]\d)/);
  t.true(design(150).catches! <= 0.5);
  t.is((await sampled(none, 150)).verdict, 'not refuted');
});

test('a drawn row that is both is vacuous; a refutation is neither', async (t) => {
  t.is((await sampled(bound(point(3)), 5)).verdict, 'vacuous');
  t.like(await sampled(bound(point(1.5)), 150), {verdict: 'vacuous'});
  t.is((await sampled(bound(point(0.5)), 150)).verdict, 'not refuted');
  t.is((await sampled(bound(point(0.25), LIMITS, point(1)), 40)).verdict, 'refuted');
  const open = await sampled(bound({lo: 0, hi: 3}, LIMITS, point(1)), 40);
  t.is(open.verdict, 'undecided');
});
