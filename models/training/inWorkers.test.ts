import test from 'ava';
import {InputError} from '../../theory/errors.ts';
import {fusedBackend} from '../engine/fused/fusedBackend.ts';
import {fineTune} from '../fineTune.ts';
import {pretrain} from '../pretrain.ts';
import {radReg} from '../radReg.ts';
import {contextCase, smallContext} from '../testCases.ts';
import type {Progress} from '../types.ts';

const cases = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((seed) => contextCase(seed));

test('two workers give what one gives, to the bit and in order', async (t) => {
  const workers = 2;
  t.deepEqual(
    await pretrain(fusedBackend, smallContext, cases, {workers, batchSize: 4}),
    await pretrain(fusedBackend, smallContext, cases, {batchSize: 4}),
  );
  const regularised = cases.map((c) => ({...c, lambda: 1, sample: [0, 1], headRadius: 1, decoderRadius: 1}));
  t.deepEqual(
    await radReg(fusedBackend, smallContext, regularised, {workers, vectors: 2}),
    await radReg(fusedBackend, smallContext, regularised, {vectors: 2}),
  );
  const labelled = cases.map((c) => ({...c, headRadius: 1, labels: Array.from(c.draws, () => 1)}));
  t.deepEqual(
    await fineTune(fusedBackend, smallContext, labelled, {workers, loss: 'hinge'}),
    await fineTune(fusedBackend, smallContext, labelled, {loss: 'hinge'}),
  );
});

test('workers tell progress, end on an abort with what is done, and name bad cases', async (t) => {
  const controller = new AbortController();
  const seen: Progress[] = [];
  const long = cases.map((c) => ({...c, steps: 500_000}));
  const done = await pretrain(fusedBackend, smallContext, long, {
    workers: 2,
    signal: controller.signal,
    onStep(progress) {
      seen.push(progress);
      if (progress.active === cases.length) controller.abort();
    },
  });
  t.is(done.length, cases.length);
  t.true(done.every(({stopped, steps, curves}) => stopped === 'aborted' && curves.pretext.length === steps));
  t.true(seen.every(({step, steps}) => step > 0 && steps === 500_000));
  const bad = cases.map((c, i) => (i === 8 ? {...c, l2: -1} : c));
  await t.throwsAsync(pretrain(fusedBackend, smallContext, bad, {workers: 2}), {
    instanceOf: InputError,
    message: /cases\[8\].l2/,
  });
});
