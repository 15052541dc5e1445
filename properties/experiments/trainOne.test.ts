import test from 'ava';
import {selectBackend} from '../../models/index.ts';
import {InputError} from '../../theory/errors.ts';
import {DIGITS} from '../worlds/images/imageSettings.ts';
import {plainSettings} from '../worlds/trained/plainSettings.ts';
import {poolSettings} from '../worlds/trained/poolSettings.ts';
import type {PoolSetting} from '../worlds/trained/setting.ts';
import {trainOne} from './trainOne.ts';

const backend = await selectBackend();

for (const encoder of ['context', 'masked'] as const) {
  test.serial(`${encoder}: a teacher's setting from pretraining to the bound`, async (t) => {
    const [setting] = plainSettings(encoder, {seed: 3, count: 1});
    const options = {fullFineTuning: {steps: 5, learningRate: 0.01}} as const;
    const done = await trainOne(backend, {...setting!, n: 8, nu: 0.1}, options);
    const {pretext, curves, bounds, accuracy, quantities} = done;
    t.is(done.steps, setting!.training.steps);
    t.true(curves['pretext']!.at(-1)! < curves['pretext']![0]!);
    // The best decoder is no worse than the trained one, and the teacher's loss is 0.
    t.true(pretext.best.lo <= pretext.trained.hi);
    t.true(
      quantities.excessPretextRisk.lo <= pretext.best.hi &&
        quantities.excessPretextRisk.hi >= pretext.best.lo,
    );
    t.deepEqual(
      bounds?.map(({form}) => form),
      ['sharp', 'published'],
    );
    t.true(bounds!.every(({rhs}) => Number.isFinite(rhs.hi)));
    t.true(Object.values(accuracy).every((x) => x >= 0 && x <= 1) && accuracy.full !== undefined);
    t.deepEqual(await trainOne(backend, {...setting!, n: 8, nu: 0.1}, options), done);
  });
}

test.serial('a small masked autoencoder on digits, regularised, stopped, continued', async (t) => {
  const [base] = poolSettings('masked-digits', {seed: 2, count: 1});
  const setting: PoolSetting = {
    ...base!,
    data: {kind: 'digits', images: 60, classes: DIGITS},
    reference: {kind: 'bestMember', steps: 40},
    n: 20,
    training: {...base!.training, steps: 30},
  };
  const radReg = {lambda: 1, sample: 10, decoderRadius: 7};
  const regularised = await trainOne(backend, setting, {radReg});
  t.deepEqual(Object.keys(regularised.curves), ['pretext', 'rademacher']);
  t.true(regularised.curves['rademacher']!.at(-1)! < regularised.curves['rademacher']![0]!);

  const controller = new AbortController();
  const stopped = await trainOne(backend, setting, {
    signal: controller.signal,
    onStep: (step) => {
      if (step === 10) controller.abort();
    },
  });
  t.is(stopped.stopped, 'aborted');
  t.is(stopped.steps, 10);
  t.true(stopped.bounds !== undefined);

  const continued = await trainOne(backend, setting, {initial: stopped.weights});
  t.true(continued.curves['pretext']![0]! < stopped.curves['pretext']![0]!);
  t.true(continued.pretext.best.hi < continued.pretext.untrained.lo);
  const other = {...stopped.weights, values: stopped.weights.values.slice(1)};
  await t.throwsAsync(trainOne(backend, setting, {initial: other}), {instanceOf: InputError});
});
