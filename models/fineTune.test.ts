import test from 'ava';
import {InputError} from '../theory/errors.ts';
import type {Architecture} from '../theory/networks/architecture.ts';
import {selectBackend} from './backend.ts';
import {tfjsOn} from './engine/testing/tfjsOn.ts';
import {marginLoss} from './engine/tfjs/marginLoss.ts';
import {type FineTuneCase, fineTune} from './fineTune.ts';
import {marginLosses} from './marginLoss.ts';
import {contextCase, maskedCase, smallContext, smallMasked} from './testCases.ts';
import type {PretrainCase} from './types.ts';

const backend = await selectBackend();

const labelled = ({targets: _, ...c}: PretrainCase): FineTuneCase => ({
  ...c,
  headRadius: 2,
  learningRate: 0.02,
  labels: Array.from(c.draws, (i) => (i % 2 === 0 ? 1 : -1)),
});

for (const [architecture, cases] of [
  [smallContext, [contextCase(1, 12, 10), contextCase(2, 9, 7)].map(labelled)],
  [smallMasked, [maskedCase(1), maskedCase(2)].map(labelled)],
] as [Architecture, FineTuneCase[]][]) {
  test.serial(`fine-tuning lowers the loss, alone as together: ${architecture.kind}`, async (t) => {
    const together = await fineTune(backend, architecture, cases, {batchSize: 6});
    t.deepEqual(await fineTune(backend, architecture, cases, {batchSize: 6}), together);
    for (const [i, c] of cases.entries()) {
      const [alone] = await fineTune(backend, architecture, [c], {batchSize: 6});
      const [first, last] = [alone!.curves.loss[0]!, alone!.curves.loss.at(-1)!];
      t.true(Math.abs(first - Math.log(2)) < 1e-6);
      const end = alone!.curves.loss.slice(-10);
      t.true(end.reduce((sum, loss) => sum + loss, 0) / 10 < 0.9 * first);
      t.true(Math.abs(together[i]!.curves.loss.at(-1)! - last) <= 1e-4 * last);
      t.true(Math.hypot(...alone!.head) <= 2);
    }
  });
}

test.serial('the losses of TensorFlow.js have their values and slopes', async (t) => {
  const margins = [-2, -0.5, 0.25, 0.75, 1.5];
  const expected = {
    logistic: (m: number) => Math.log1p(Math.exp(-m)),
    hinge: (m: number) => Math.max(0, 1 - m),
    smoothedHinge: (m: number) => (m >= 1 ? 0 : m >= 0 ? (1 - m) ** 2 / 2 : 0.5 - m),
    squared: (m: number) => (1 - m) ** 2,
  };
  const tensorFlow = await tfjsOn('cpu');
  const {tf} = tensorFlow;
  for (const name of marginLosses) {
    const x = tf.tensor1d(margins);
    const {value, grad} = tf.valueAndGrad((m) => tf.sum(marginLoss(tensorFlow, name, m)))(x);
    const slopes = grad.dataSync();
    const f = expected[name];
    t.true(Math.abs(value.dataSync()[0]! - margins.reduce((s, m) => s + f(m), 0)) < 1e-5);
    for (const [i, m] of margins.entries()) {
      t.true(Math.abs(slopes[i]! - (f(m + 1e-6) - f(m - 1e-6)) / 2e-6) < 1e-4, `${name} at ${m}`);
    }
    tf.dispose([x, value, grad]);
  }
});

test('bad cases are named', async (t) => {
  const c = labelled(contextCase(1));
  const bad: [Partial<FineTuneCase>, RegExp][] = [
    [{labels: [1]}, /labels/],
    [{labels: c.draws}, /labels/],
    [{headRadius: 0}, /headRadius/],
    [{head: new Float64Array(2)}, /head: expected 4 finite numbers/],
  ];
  for (const [part, message] of bad) {
    await t.throwsAsync(fineTune(backend, smallContext, [{...c, ...part}]), {
      instanceOf: InputError,
      message,
    });
  }
  await t.throwsAsync(fineTune(backend, smallContext, [c], {loss: 'ramp' as 'hinge'}), {
    message: /options.loss/,
  });
});
