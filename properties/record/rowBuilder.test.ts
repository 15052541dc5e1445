import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {point} from '../../theory/arithmetic/interval.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {newTally, RATIO_BINS, rowOf, tallyRecord} from './rowBuilder.ts';
import {sampledRecord} from './sampledSetting.ts';
import {recordOf, type SettingRecord, slimRecords} from './settingRecord.ts';

const row = {claim: 'made-up', world: 'finite', verdict: 'holds', seed: 1} as const;

/** A setting with lhs <= a + b, which never exceeds `largestLhs`. */
function record(lhs: number, a: number, b: number, largestLhs?: number): SettingRecord {
  const found = inequality(point(lhs), {a: point(a), b: point(b)}, {largestLhs});
  const slack = found.slack.lo;
  const verdict = slack >= 0 ? 'holds' : 'refuted';
  return recordOf({failed: [], verdict, inequality: found, ratio: lhs / (a + b)}, [lhs, a, b]);
}

function resultOf(records: readonly SettingRecord[]) {
  const tally = newTally();
  for (const one of records) tallyRecord(tally, one);
  return rowOf(tally, row);
}

test('means of the sides, bins of the ratio, and the term to blame for vacuous bounds', (t) => {
  const infinite = inequality(point(0), {a: {lo: 0, hi: Number.POSITIVE_INFINITY}});
  const found = resultOf([
    record(0.5, 0.25, 0.75, 1),
    record(1, 1, 0, 1),
    record(0, 1, 3, 1),
    record(0.25, 0.25, 0.25, 1),
    recordOf({failed: [], verdict: 'holds', inequality: infinite}, {no: 'ratio'}),
    {failed: ['realisable', 'head room']},
    {failed: ['head room']},
  ]);
  t.like(found, {settings: 7, kept: 5, slack: 0});
  t.deepEqual(found.failed, {realisable: 1, 'head room': 2});
  t.deepEqual(found.means, {
    settings: 4,
    lhs: 0.4375,
    terms: [
      {name: 'a', value: 0.625},
      {name: 'b', value: 1},
    ],
  });
  t.deepEqual(found.vacuous, {settings: 3, of: 4, term: 'b'});
  t.is(found.ratios?.length, RATIO_BINS + 1);
  t.deepEqual(
    [...found.ratios!.entries()].filter(([, count]) => count > 0),
    [
      [0, 1],
      [10, 2],
      [20, 1],
    ],
  );
  t.like(found.tightest, {ratio: 1, setting: [1, 1, 0], inequality: {rhs: point(1)}});
});

test('a row where no limit is known tells no share of vacuous bounds', (t) => {
  const found = resultOf([record(1, 1, 1)]);
  t.is(found.vacuous, undefined);
  t.is(resultOf([]).means, undefined);
});

test('drawn samples of a setting: the largest ratio, mean sides, vacuous only where each of them is', (t) => {
  const sampled = sampledRecord({at: 'here'}, 0.25);
  const outcomes = [
    [0, 2],
    [3, 2],
    [1, 4],
  ].map(([lhs, a]) => sampled.add(inequality(point(lhs!), {a: point(a!)}, {largestLhs: 2})));
  t.deepEqual(outcomes, ['held', 'violated', 'held']);
  const {inequality: tightest, ...rest} = sampled.record();
  t.deepEqual(rest, {
    slack: -1,
    undecided: 0,
    samples: 3,
    ratio: 1.5,
    middles: {lhs: 4 / 3, terms: [{name: 'a', value: 8 / 3}]},
    vacuous: 'a',
    setting: {at: 'here'},
  });
  t.deepEqual(tightest?.lhs, point(3));
  sampled.add(inequality(point(0), {a: point(1)}, {largestLhs: 2}));
  t.is(sampled.record().vacuous, false);
});

const eighths = fc.integer({min: 0, max: 16}).map((k) => k / 8);
testProp(
  'records that are slimmed batch by batch give the same row',
  [fc.array(fc.tuple(eighths, eighths), {maxLength: 30}), fc.integer({min: 1, max: 7})],
  (t, pairs, size) => {
    const records = pairs.map(([lhs, a]) => record(lhs, a, 0.125, 1));
    const slim = [];
    for (let at = 0; at < records.length; at += size) slim.push(...slimRecords(records.slice(at, at + size)));
    t.deepEqual(resultOf(slim), resultOf(records));
  },
);
