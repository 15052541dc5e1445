import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {ONE, point, ZERO} from '../../theory/arithmetic/interval.ts';
import {defineClaim} from '../../theory/claim/claim.ts';
import {dataProcessing} from '../../theory/claims/decomposition/data-processing.ts';
import {totalVariation} from '../../theory/laws/totalVariation.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {relatedTasks} from '../../theory/transfer/decomposition.ts';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {newTally, overall, tallyRecord, UNDECIDED_SHARE} from '../record/rowBuilder.ts';
import {recordOf} from '../record/settingRecord.ts';
import {finiteCase} from '../settings/finite/case.ts';
import type {FiniteSetting} from '../settings/finite/setting.ts';
import {shrinkCost} from '../settings/finite/shrink.ts';
import {checkFinite} from './checkFinite.ts';

const base = {
  id: 'made-up',
  title: 't',
  statement: 's',
  source: 'a test',
  kind: 'deterministic',
  needs: {},
  hypotheses: [],
} as const;

/** The worlds that a check of so many runs looks at. */
async function worlds(seed: number, runs: number): Promise<string[]> {
  const seen: string[] = [];
  const claim = defineClaim({
    ...base,
    evaluate(c) {
      const {pool, loss, representation, heads} = c;
      seen.push(
        JSON.stringify([
          pool.total,
          [...pool.T.plus],
          [...pool.U.plus],
          loss,
          [...representation.data],
          heads,
        ]),
      );
      return inequality(ZERO, {});
    },
  });
  await checkFinite(claim, {seed, runs});
  return [...new Set(seen)];
}

test('two seeds check different settings, also when they are neighbours', async (t) => {
  const [first, second] = [new Set(await worlds(1, 400)), new Set(await worlds(2, 400))];
  const shared = [...first].filter((world) => second.has(world)).length;
  t.true(first.size > 300);
  t.true(shared < 0.1 * first.size, `${shared} of ${first.size} are the same`);
});

test('the settings of a longer run begin with those of a shorter one', async (t) => {
  const [short, long] = [await worlds(5, 40), await worlds(5, 100)];
  t.deepEqual(long.slice(0, short.length), short);
});

test('equal seeds give equal results, refuted or not', async (t) => {
  for (const claim of [dataProcessing, findClaim('data-processing-reversed')]) {
    const [once, again] = [
      await checkFinite(claim, {seed: 3, runs: 100}),
      await checkFinite(claim, {seed: 3, runs: 100}),
    ];
    t.deepEqual(once, again);
  }
});

test('every setting is counted once, shrinking apart', async (t) => {
  const result = await checkFinite(dataProcessing, {seed: 3, runs: 97});
  t.like(result, {
    settings: 97,
    kept: 97,
    undecided: 0,
    failed: {},
    verdict: 'holds',
    world: 'finite',
    seed: 3,
  });
  const refuted = await checkFinite(findClaim('data-processing-reversed'), {seed: 3, runs: 97});
  t.is(refuted.verdict, 'refuted');
  t.true(refuted.settings < 97);
});

test('a counterexample is refuted on its own and cannot be shrunk to a single point of mass', async (t) => {
  const {counterexample} = await checkFinite(findClaim('data-processing-reversed'), {seed: 3, runs: 500});
  const setting = counterexample?.setting as FiniteSetting;
  t.is(counterexample?.evidence?.verdict, 'refuted');
  t.true(totalVariation(finiteCase(setting).pool).lo > 0);
  t.true(shrinkCost(setting) < 3000);
});

test('hypotheses that fail are counted by name, and nothing kept is undecided', async (t) => {
  const never = {name: 'never', holds: () => false};
  const claim = defineClaim({
    ...base,
    hypotheses: [relatedTasks, never],
    evaluate: () => inequality(ONE, {zero: ZERO}),
  });
  const result = await checkFinite(claim, {seed: 1, runs: 60});
  t.like(result, {verdict: 'undecided', settings: 60, kept: 0});
  t.is(result.failed['never'], 60);
  t.true(result.failed[relatedTasks.name]! > 0);
  t.is(result.counterexample, undefined);
});

test('an aborted run ends after the batch under way, with what is done so far', async (t) => {
  const controller = new AbortController();
  const done: number[] = [];
  const result = await checkFinite(dataProcessing, {
    seed: 1,
    runs: 1_000_000,
    signal: controller.signal,
    onProgress(settings) {
      done.push(settings);
      if (done.length === 3) controller.abort();
    },
  });
  t.deepEqual(done, [20, 40, 60]);
  t.like(result, {settings: 60, verdict: 'holds'});
});

test('a claim that throws on what a refutation shrinks to is still refuted, on another setting', async (t) => {
  const claim = defineClaim({
    ...base,
    evaluate(c) {
      if (c.pool.size === 1) throw new Error('one point is too few');
      return inequality(ONE, {zero: ZERO});
    },
  });
  const run = async (seed: number) => checkFinite(claim, {seed, runs: 20});
  const results = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7, 8].map(run));
  for (const result of results) {
    if (result.status === 'rejected') {
      t.regex(String(result.reason), /made-up threw: one point is too few/);
      continue;
    }
    const {setting, evidence} = result.value.counterexample!;
    t.is(evidence!.verdict, 'refuted');
    t.is((setting as FiniteSetting).representation.length, 2);
  }
  t.true(results.some(({status}) => status === 'fulfilled'));
});

testProp(
  'the verdict over all settings: refuted by one, undecided by too many, undecided by none kept',
  [fc.nat({max: 5000}), fc.nat({max: 20})],
  (t, kept, undecided) => {
    const tally = {...newTally(), kept, undecided: Math.min(kept, undecided)};
    t.is(overall(tally, true), 'refuted');
    const few = kept > 0 && tally.undecided <= UNDECIDED_SHARE * kept;
    t.is(overall(tally, false), few ? 'holds' : 'undecided');
  },
);

test('the tally keeps the smallest slack, the largest ratio and the first undecided setting', (t) => {
  const tally = newTally();
  const evidence = (lhs: number, rhs: number) => {
    const found = inequality(point(lhs), {rhs: point(rhs)});
    return {failed: [], verdict: 'holds', inequality: found, ratio: lhs / rhs} as const;
  };
  tallyRecord(tally, recordOf(evidence(1, 4), {at: 'a'}));
  tallyRecord(tally, recordOf(evidence(3, 4), {at: 'b'}));
  tallyRecord(tally, recordOf(evidence(1, 3), {at: 'c'}));
  const open = inequality({lo: 0, hi: 2}, {rhs: point(1)});
  for (const setting of ['d', 'e'])
    tallyRecord(tally, recordOf({failed: [], verdict: 'undecided', inequality: open}, {at: setting}));
  t.like(tally, {settings: 5, kept: 5, undecided: 2, slack: -1, firstUndecided: {at: 'd'}});
  t.like(tally.tightest, {ratio: 0.75, setting: {at: 'b'}});
});
