import test from 'ava';
import {ONE, point, ZERO} from '../../theory/arithmetic/interval.ts';
import {defineClaim} from '../../theory/claim/claim.ts';
import {changeOfLaw} from '../../theory/claims/decomposition/change-of-law.ts';
import {symmetrisation} from '../../theory/claims/lemmas/symmetrisation.ts';
import {generator} from '../../theory/laws/generator.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {evaluateSetting} from '../evaluate/evaluate.ts';
import {sequentialDesign} from '../evaluate/sequentialDesign.ts';

import {finiteFamily} from '../settings/finite/index.ts';
import type {FiniteSetting} from '../settings/finite/setting.ts';
import {hunt} from './hunt.ts';
import {huntSampled} from './huntSampled.ts';
import {mutationScore} from './mutationScore.ts';
import {score} from './score.ts';
import {spaceFor} from './strategies.ts';

const points = (setting: unknown): number => (setting as FiniteSetting).representation.length;

test('equal seed and number of evaluations give the same hunt', async (t) => {
  const runs = await Promise.all([1, 1, 2].map((seed) => hunt(symmetrisation, {seed, evaluations: 250})));
  const [first, again, other] = runs.map(({milliseconds: _, ...rest}) => rest);
  t.deepEqual(first, again);
  t.notDeepEqual(first!.tightest, other!.tightest);
});

test('a longer hunt finds nothing less tight, and its witness replays', async (t) => {
  const [short, long] = await Promise.all(
    [40, 400].map((evaluations) => hunt(symmetrisation, {seed: 3, evaluations})),
  );
  t.true(long!.tightest!.ratio >= short!.tightest!.ratio);
  t.is(long!.verdict, 'not refuted');
  t.true(evaluateSetting(symmetrisation, long!.tightest!.setting).ratio! >= long!.tightest!.ratio);
});

test('a false claim is refuted on a world as small as theory section 9 knows', async (t) => {
  for (const [id, most] of [
    ['data-processing-reversed', 2],
    ['symmetrisation-with-factor-one', 2],
    ['context-encoder-without-singular-value', 1],
  ] as const) {
    const {verdict, counterexample} = await hunt(findClaim(id), {seed: 1, evaluations: 600});
    t.is(verdict, 'refuted', id);
    t.is(counterexample?.evidence?.verdict, 'refuted', id);
    t.true(points(counterexample?.setting) <= most, id);
  }
});

test('a claim whose hypotheses are never met stays undecided', async (t) => {
  const claim = defineClaim({
    ...changeOfLaw,
    id: 'never-met',
    hypotheses: [{name: 'never', holds: () => false}],
  });
  t.like(await hunt(claim, {seed: 1, evaluations: 60}), {verdict: 'undecided', kept: 0});
});

test('the mutation score counts survivors and true claims refuted', async (t) => {
  const lame = defineClaim({...changeOfLaw, id: 'lame', mutates: {claim: 'change-of-law', why: 'it is not'}});
  const wrong = defineClaim({...findClaim('change-of-law-with-half-tv'), id: 'wrong'});
  const {mutates: _, ...unmarked} = wrong as typeof wrong & {mutates?: unknown};
  const found = await mutationScore({
    mutants: [findClaim('change-of-law-of-inputs'), lame],
    claims: [changeOfLaw, defineClaim(unmarked as typeof wrong)],
    seed: 1,
    evaluations: 120,
  });
  t.like(found, {mutants: 2, refuted: 1, claims: 2, complete: true});
  t.deepEqual(found.survivors, ['lame']);
  t.deepEqual(found.wronglyRefuted, ['wrong']);
  t.regex(found.rows[0]!.size!, /^1 point$/);
});

test('scores order settings by tightness', (t) => {
  const evidence = (lhs: number, rhs: number, verdict: 'holds' | 'refuted' = 'holds') =>
    score({failed: [], verdict, inequality: inequality(point(lhs), {rhs: point(rhs)})});
  t.true(evidence(1, 4) < evidence(1, 2));
  t.true(evidence(1, 2) < evidence(1, 1));
  t.is(evidence(1, 1), 0);
  t.true(evidence(2, 1, 'refuted') >= 1);
  t.true(evidence(3, 1, 'refuted') > evidence(2, 1, 'refuted'));
  t.true(score({failed: [{name: 'a', held: false}]}) < evidence(0, 0));
});

test('moves lead to settings that can mostly be evaluated', (t) => {
  const space = spaceFor(finiteFamily, symmetrisation);
  const random = generator(7);
  let setting = evaluable();
  let good = 0;
  for (let i = 0; i < 300; i++) {
    const next = space.near(setting, random);
    try {
      evaluateSetting(symmetrisation, next);
      good++;
      setting = next;
    } catch {
      // A candidate that does not fit is dropped by the hunt.
    }
  }
  t.true(good >= 270, `${good} of 300`);
});

function evaluable(): FiniteSetting {
  const law = {plus: [3, 1], minus: [0, 0]};
  return {
    family: 'finite',
    total: 4,
    U: law,
    T: law,
    loss: 'hinge',
    heads: {kind: 'finite', thetas: [[1], [-1]]},
    referenceHeads: {kind: 'finite', thetas: [[1]]},
    representation: [[1], [-1]],
    reference: [[1], [0]],
    others: [],
    decoder: [[1]],
    beta: 0.5,
    n: 2,
    nu: 0.5,
  };
}

test('where samples are drawn, fresh draws decide', async (t) => {
  const claim = defineClaim({
    id: 'first-label-is-never-plus',
    title: 'No draw has the label +1',
    statement: '0',
    source: 'a test',
    kind: 'with-probability',
    needs: {heads: 'finite', samples: true},
    hypotheses: [],
    prepare: () => (sample) =>
      inequality(Array.from(sample.plus).some((count) => count > 0) ? ONE : ZERO, {nothing: ZERO}),
  });
  const design = sequentialDesign({nu: 0.1, alpha: 1e-6, trials: 300});
  const found = await huntSampled(claim, {seed: 1, evaluations: 40, design});
  t.is(found.verdict, 'refuted');
  t.regex(found.test!, /^refuted: /);
  const held = defineClaim({...claim, id: 'nothing', prepare: () => () => inequality(ZERO, {one: ONE})});
  t.is((await huntSampled(held, {seed: 1, evaluations: 40, design})).verdict, 'not refuted');
});
