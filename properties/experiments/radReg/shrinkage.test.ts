import test from 'ava';
import {selectBackend} from '../../../models/index.ts';
import {contains, middle} from '../../../theory/arithmetic/interval.ts';
import {makeCase} from '../../../theory/case/case.ts';
import {
  radregPathComplexity,
  radregPlainShrinkageCarriesOver,
} from '../../../theory/claims/radreg/radreg-path-complexity.ts';
import {radregPathLoss} from '../../../theory/claims/radreg/radreg-path-loss.ts';
import {InputError} from '../../../theory/errors.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {scaleFreeTerm} from '../../../theory/radReg/scaleFree.ts';
import {evaluate, evaluateSetting} from '../../evaluate/evaluate.ts';

import {finiteCase} from '../../settings/finite/case.ts';
import {plainSettings} from '../../worlds/trained/plainSettings.ts';
import {markdown} from '../experiment.ts';
import {growthSetting, largestGrowth} from './largestGrowth.ts';
import {pairedTraining, UNLABELLED} from './pairedTraining.ts';
import {type MeasuredPair, shrinkage} from './shrinkage.ts';
import {shrinkageExperiment} from './shrinkageExperiment.ts';

const backend = await selectBackend();

test.serial('pairs share world, start, batches and signs: equal penalties give equal tables', async (t) => {
  const [setting] = plainSettings('context', {seed: 5, count: 1});
  const item = {setting: setting!, random: generator(1)};
  const [pair] = await pairedTraining(backend, [item], [0, 0, 0.5]);
  const [a, b, c] = pair!.tables;
  t.deepEqual(a, b);
  t.notDeepEqual(a, c);
  t.is(new Set(pair!.S).size, UNLABELLED);
  t.is(pair!.D.length, setting!.n);
});

test.serial(
  'a small report: counts add up, the kept pair is a finite setting with the same terms',
  async (t) => {
    const keeper = largestGrowth();
    const pairs: MeasuredPair[] = [];
    const options = {
      backend,
      encoder: 'masked' as const,
      settings: 8,
      lambdas: [3],
      seed: 1,
      alpha: 0.05,
    };
    const onPair = (pair: MeasuredPair) => {
      pairs.push(pair);
      keeper.see(pair);
    };
    const report = await shrinkage({...options, onPair});
    t.is(report.rows.length, 5);
    for (const {comparison: c, test: tested, term} of report.rows) {
      t.is(c.shrank + c.grew + c.tied + c.undecided, 8);
      t.is(tested?.violations, term.startsWith('plain') ? c.shrank : undefined);
    }
    t.deepEqual((await shrinkage(options)).rows, report.rows);
    t.regex(markdown(shrinkageExperiment.view({command: '', ...report})), /\| masked \| 3 \| whole bound \|/);
    // Path monotonicity on the class of trained tables, the gaps certified.
    const [{case: c, tables}] = pairs as [MeasuredPair];
    const trainedClass = makeCase({...c, family: [...tables]});
    for (const claim of [radregPathComplexity, radregPathLoss])
      t.is(evaluate(claim, trainedClass).verdict, 'holds');
    for (const pair of pairs) {
      const again = finiteCase(growthSetting(pair, 0));
      t.true(contains(scaleFreeTerm(again, again.representation), middle(pair.terms[1]!['scale-free on S'])));
    }
    const kept = keeper.kept({command: 'test', seed: 1});
    t.is(kept.length, 1);
    t.is(evaluateSetting(radregPlainShrinkageCarriesOver, kept[0]!.fixture.setting).verdict, 'refuted');
    await t.throwsAsync(shrinkage({...options, lambdas: [0]}), {instanceOf: InputError});
  },
);
