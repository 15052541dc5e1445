/** Hypotheses, needs, measures and faulty returns are judged alike on every way to evaluate a claim. */
import test from 'ava';
import {ONE, ZERO} from '../../theory/arithmetic/interval.ts';
import type {Hypothesis} from '../../theory/case/case.ts';
import {type AnyCase, type Claim, defineClaim} from '../../theory/claim/claim.ts';
import type {Needs} from '../../theory/claim/needs.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {huntSampled} from '../hunt/huntSampled.ts';
import type {ResultRow} from '../record/resultRow.ts';
import {rowBuilder} from '../record/rowBuilder.ts';
import {checkFinite} from '../run/checkFinite.ts';
import {runCheck} from '../run/runCheck.ts';
import {finiteCase} from '../settings/finite/case.ts';
import {onePoint} from '../settings/finite/onePoint.ts';
import type {FiniteSetting} from '../settings/finite/setting.ts';
import {caseGroup} from '../worldKinds/caseGroup.ts';
import {checkSequential} from '../worldKinds/finite/searchPart.ts';
import {ClaimError} from './claimError.ts';
import {sequentialDesign} from './sequentialDesign.ts';

const design = sequentialDesign({nu: 0.1, alpha: 1e-6, trials: 5});
const setting: FiniteSetting = {...onePoint, nu: 0.1};

/** What the claims of these tests have of their own. */
interface Own {
  readonly hypotheses?: readonly Hypothesis<AnyCase>[];
  readonly needs?: Needs;
  /** What the last stage returns. */
  readonly last?: unknown;
  /** What `prepare` returns. */
  readonly prepare?: unknown;
}

const base = {id: 'made-up', title: 't', statement: 's', source: 'a test'} as const;
const found = () => inequality(ZERO, {one: ONE});

function onSamples({hypotheses = [], needs = {}, ...own}: Own): Claim {
  const last = 'last' in own ? own.last : found();
  return defineClaim({
    ...base,
    kind: 'with-probability',
    needs,
    hypotheses,
    prepare: () => ('prepare' in own ? own.prepare : () => last) as never,
  });
}

function fromEndToEnd({hypotheses = [], needs = {}, ...own}: Own): Claim {
  const last = 'last' in own ? own.last : found();
  return defineClaim({
    ...base,
    subject: 'endToEnd',
    kind: 'end-to-end',
    needs,
    hypotheses,
    prepare: () => ('prepare' in own ? own.prepare : () => () => last) as never,
  });
}

/** A big world's row, on a case that nobody need train. */
async function onBigWorld(claim: Claim): Promise<ResultRow> {
  const group = caseGroup({
    world: 'made-up',
    stream: 'made-up',
    claims: [claim],
    seed: 1,
    trials: [3],
    draws: () => true,
    batches: [{from: 0, to: 1}],
    weight: 1,
    make: async () => [{setting, case: finiteCase(setting)}],
  });
  const row = rowBuilder({claim: claim.id, world: group.world, seed: 1}, design);
  const [part] = (await group.evaluateBatch(0, {}))!;
  row.add(part!, group.trials!(claim, 0));
  return row.row();
}

async function onTrained(claim: Claim): Promise<ResultRow> {
  const counts = {runs: 1, imageRuns: 1, trainedRuns: 2, trainedImageRuns: 1};
  const run = await runCheck([claim], {
    ...counts,
    worlds: ['context'],
    trials: 1,
    nu: 0.1,
    seed: 1,
    alpha: 1e-6,
  });
  return run.results[0]!;
}

const paths: readonly [string, (own: Own) => Promise<ResultRow>][] = [
  ['enumerated', (own) => checkFinite(onSamples(own), {runs: 20, seed: 1})],
  ['searched and drawn', (own) => checkSequential(onSamples(own), {design, runs: 20, seed: 1})],
  ['drawn on a big world', (own) => onBigWorld(onSamples(own))],
  ['hunted and drawn', (own) => huntSampled(onSamples(own), {design, seed: 1, evaluations: 20})],
  ['end to end, enumerated', (own) => checkFinite(fromEndToEnd(own), {runs: 20, seed: 1})],
  ['end to end, drawn', (own) => onTrained(fromEndToEnd(own))],
];

for (const [path, run] of paths) {
  test(`${path}: a hypothesis that fails is counted, with its measure`, async (t) => {
    const {settings, kept, failed, measured, verdict} = await run({
      hypotheses: [{name: 'never', holds: () => false, measure: {of: 'a distance', value: () => 2}}],
    });
    t.true(settings > 0);
    t.deepEqual([kept, verdict], [0, 'undecided']);
    t.deepEqual(failed, {never: settings});
    t.deepEqual(measured, {never: {of: 'a distance', from: 2, to: 2}});
  });

  test(`${path}: a hypothesis without a truth value is the claim's fault`, async (t) => {
    const hypotheses = [{name: 'mine', holds: () => 1 as never}];
    const error = await t.throwsAsync(run({hypotheses}), {instanceOf: ClaimError});
    t.regex(
      error?.message ?? '',
      /returned 1 from the hypothesis "mine", expected true, false or 'undecided'/,
    );
    t.truthy(error?.setting);
  });

  test(`${path}: what prepare returns is checked, and what the last stage does`, async (t) => {
    await t.throwsAsync(run({prepare: 4}), {instanceOf: ClaimError, message: /returned 4 from prepare/});
    await t.throwsAsync(run({last: 3}), {instanceOf: ClaimError, message: /returned 3, expected inequality/});
  });
}

test('a case outside of what the claim is stated for concludes nothing, enumerated or drawn', async (t) => {
  const claim = onSamples({needs: {heads: 'ball', losses: ['ramp']}});
  t.deepEqual((await onBigWorld(claim)).failed, {'heads of kind ball': 1, 'loss ramp': 1});
});
