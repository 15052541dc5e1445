import test from 'ava';
import type {WithProbabilityClaim} from '../../../theory/claim/claim.ts';
import {claims, mutants} from '../../../theory/claims/index.ts';
import {DEFAULT_BETS} from '../../../theory/sequential/oddsBets.ts';
import {evaluate} from '../../evaluate/evaluate.ts';
import {designLine, sequentialDesign} from '../../evaluate/sequentialDesign.ts';
import {checkFinite} from '../../run/checkFinite.ts';
import {finiteCase} from '../../settings/finite/case.ts';
import type {FiniteSetting} from '../../settings/finite/setting.ts';
import {checkSequential} from './searchPart.ts';

const withProbability = (list: typeof claims) =>
  list.filter((claim): claim is WithProbabilityClaim => claim.kind === 'with-probability');

const named = (id: string): WithProbabilityClaim => {
  const found = withProbability([...claims, ...mutants]).find((claim) => claim.id === id);
  if (!found) throw new Error(`no with-probability claim ${id}`);
  return found;
};

test('the design says before the run what it will catch, and what is out of reach', (t) => {
  const planned = sequentialDesign({nu: 0.05, alpha: 1e-6, detect: 0.1, trials: 100});
  t.true(planned.trials > 100 && planned.catches !== undefined && planned.catches <= 0.1);
  t.regex(designLine('here', planned), /catch a violation rate of .*% with 95% power/);
  const tooFine = sequentialDesign({nu: 0.05, alpha: 1e-6, detect: 0.0501, trials: 100});
  t.is(tooFine.trials, 100);
  t.regex(designLine('here', tooFine), /out of reach: any test needs at least \d+ trials, 20000 allowed/);
  const allowed = sequentialDesign({nu: 0.05, alpha: 1e-6, detect: 0.05, trials: 100});
  t.regex(designLine('here', allowed), /allowed by the claimed/);
});

test('a mutant is refuted by sampling alone: the search finds the setting, fresh draws decide', async (t) => {
  const design = sequentialDesign({nu: 0.1, alpha: 1e-6, detect: 0.2, trials: 100});
  const found = await checkSequential(named('estimation-without-deviation'), {design, runs: 1200, seed: 1});
  t.is(found.verdict, 'refuted', found.test);
  t.log(found.test);
});

/** Found by `transferbound mutants`: violation probabilities 0.0381 at nu = 1/32, and 1 at nu = 511/512. */
const near: Readonly<Record<string, FiniteSetting>> = {
  'estimation-with-fast-deviation': {
    family: 'finite',
    total: 8,
    U: {plus: [0, 8], minus: [0, 0]},
    T: {plus: [3, 4], minus: [0, 1]},
    loss: 'symmetricRamp',
    heads: {kind: 'finite', thetas: [[-1], [1]]},
    referenceHeads: {kind: 'finite', thetas: [[0]]},
    representation: [[0], [1]],
    reference: [[0], [1]],
    others: [],
    decoder: [[0]],
    beta: 0.5,
    n: 14,
    nu: 0.03125,
  },
  'estimation-with-representation-pretrained-on-sample': {
    family: 'finite',
    total: 2,
    U: {plus: [1, 1], minus: [0, 0]},
    T: {plus: [1, 1], minus: [0, 0]},
    loss: 'hinge',
    heads: {kind: 'finite', thetas: [[1], [0]]},
    referenceHeads: {kind: 'finite', thetas: [[0]]},
    representation: [[1], [0]],
    reference: [[0], [1]],
    others: [],
    decoder: [[0]],
    beta: 0.5,
    n: 1,
    nu: 0.998046875,
  },
};

for (const [id, proposal] of Object.entries(near)) {
  test(`${id} is refuted by fresh draws alone, 10^4 to 3 10^4 of them`, async (t) => {
    const design = {nu: proposal.nu, alpha: 1e-6, trials: 60_000, bets: DEFAULT_BETS};
    const found = await checkSequential(named(id), {design, runs: 1, proposals: [proposal], seed: 5});
    t.is(found.verdict, 'refuted', found.test);
    t.log(found.test);
  });
}

test('enumeration and sampling agree on where the violation probability is', async (t) => {
  const claim = named('estimation-without-deviation');
  const exact = await checkFinite(claim, {runs: 6000, seed: 1});
  t.is(exact.verdict, 'refuted');
  const setting = exact.counterexample!.setting as FiniteSetting;
  const {violation} = evaluate(claim, finiteCase(setting));
  t.true(violation!.lo > setting.nu);
  const design = sequentialDesign({nu: setting.nu, alpha: 1e-6, detect: violation!.lo, trials: 100});
  const sampled = await checkSequential(claim, {design, runs: 1, proposals: [setting], seed: 3});
  t.is(sampled.verdict, 'refuted', sampled.test);
});

test('no true claim is refuted by sampling, over seeds', async (t) => {
  const design = sequentialDesign({nu: 0.1, alpha: 1e-8, trials: 60});
  for (const claim of withProbability(claims)) {
    for (let seed = 1; seed <= 20; seed++) {
      const {verdict, test: line} = await checkSequential(claim, {design, runs: 20, seed});
      t.not(verdict, 'refuted', `${claim.id}, seed ${seed}: ${line}`);
    }
  }
});

test('the same seed gives the same evidence', async (t) => {
  const design = sequentialDesign({nu: 0.1, alpha: 1e-6, trials: 40});
  const run = () => checkSequential(named('main-theorem'), {design, runs: 15, seed: 7});
  t.deepEqual(await run(), await run());
});
