import test from 'ava';
import {InputError} from '../theory/errors.ts';
import {selectBackend} from './backend.ts';
import {encoderOf} from './encoders/index.ts';
import {plainRule} from './engine/testing/agreement.ts';
import {tfjsOn} from './engine/testing/tfjsOn.ts';
import {initialWeights} from './initialWeights.ts';
import {parameterLayout} from './layout.ts';
import {pretrain} from './pretrain.ts';
import {linearRademacher, rademacherSigns} from './rademacher.ts';
import {type RadRegCase, type RadRegOptions, radReg} from './radReg.ts';
import {contextCase, maskedCase, smallContext, smallMasked} from './testCases.ts';
import {inputCache, readyInputs} from './training/feeder.ts';
import {firstOrderGap} from './training/firstOrderGap.ts';
import {feedFixed, objectiveGraph} from './training/objective.ts';
import {rademacherTerm} from './training/rademacherTerm.ts';

const backend = await selectBackend();

const regularised = (seed: number, lambda: number, rows = 12): RadRegCase => ({
  ...contextCase(seed, rows),
  lambda,
  sample: [0, 2, 3, 5, 7].slice(0, rows - 4),
  headRadius: 2,
  decoderRadius: 3,
  steps: 60,
});

test('the closed form is the supremum: the single row 1 has 0 without absolute value', (t) => {
  t.is(linearRademacher(Float64Array.of(3, 4), 2, [0], [1, -1], 2), 10);
  t.is(linearRademacher(Float64Array.of(1, 1), 1, [0, 1], [1, -1, 1, 1], 1), 0.5);
  t.throws(() => linearRademacher(Float64Array.of(1), 1, [0], [], 1), {instanceOf: InputError});
});

test.serial('the term and its gradient agree with the closed form and finite differences', async (t) => {
  for (const [architecture, c] of [
    [smallContext, contextCase(1)],
    [smallMasked, maskedCase(1)],
  ] as const) {
    const weights = initialWeights(architecture, 5, 1.5);
    const sample = [0, 2, 3, 5];
    const encoder = encoderOf(architecture);
    const ready = readyInputs(encoder, inputCache(), c);
    const source = {ready, sample, radius: 2, weight: 1, seed: 9};
    const terms = [rademacherTerm(encoder, [source], {vectors: 6, fresh: false, inner: 'exact'})];
    const trainer = backend.trainer(objectiveGraph(parameterLayout(architecture), terms), plainRule, 1);
    feedFixed(trainer, terms, 0);
    const at = (values: Float32Array) => {
      trainer.load(0, values, {l2: 0, radii: []});
      return trainer.measure(0);
    };
    const {terms: measured, gradient} = at(weights.values);
    const zero = {...c, initial: weights, steps: 0};
    const [start] = await pretrain(backend, architecture, [zero]);
    const signs = rademacherSigns(9, 6, 4);
    const expected = linearRademacher(start!.table, start!.width, sample, signs, 2);
    t.true(Math.abs(measured[0]! - expected) < 1e-5 * expected);
    const largest = gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0);
    for (let i = 0; i < gradient.length; i += 3) {
      const moved = (shift: number) => {
        const copy = weights.values.slice();
        copy[i]! += shift;
        return at(copy).terms[0]!;
      };
      const estimate = (moved(2 ** -7) - moved(-(2 ** -7))) * 2 ** 6;
      t.true(Math.abs(estimate - gradient[i]!) < 2e-2 * largest);
    }
    trainer.dispose();
  }
});

const variants: [string, RadRegOptions][] = [
  ['closed form, fixed signs', {vectors: 5}],
  ['closed form, fresh signs', {vectors: 5, signs: 'fresh', batchSize: 4}],
  ['descent-ascent, linear heads', {vectors: 5, method: 'descentAscent'}],
  ['descent-ascent, two-layer heads', {vectors: 3, method: 'descentAscent', hidden: 4}],
];

for (const [name, options] of variants) {
  test.serial(`one batch is one at a time, the same bits twice, and the term shrinks: ${name}`, async (t) => {
    const cases = [regularised(1, 0), regularised(1, 1), regularised(2, 0.5, 8)];
    const together = await radReg(backend, smallContext, cases, options);
    t.deepEqual(await radReg(backend, smallContext, cases, options), together);
    for (const [i, c] of cases.entries()) {
      const [alone] = await radReg(backend, smallContext, [c], options);
      for (const curve of ['pretext', 'rademacher'] as const) {
        const last = alone!.curves[curve].at(-1)!;
        t.true(Math.abs(together[i]!.curves[curve].at(-1)! - last) <= 1e-4 * Math.abs(last));
      }
    }
    t.true(together[1]!.rademacher < together[0]!.rademacher);
    t.true(Math.hypot(...together[1]!.decoder) <= 3);
  });
}

test.serial('on TensorFlow.js no tensor is left behind', async (t) => {
  const tensorFlow = await tfjsOn('wasm');
  const cases = [regularised(1, 0), regularised(2, 0.5, 8)];
  for (const [, options] of variants) {
    const before = tensorFlow.tf.memory().numTensors;
    await radReg(tensorFlow, smallContext, cases, options);
    t.is(tensorFlow.tf.memory().numTensors, before);
  }
});

test.serial('without weight it is pretraining', async (t) => {
  const c = regularised(3, 0);
  const [plain] = await pretrain(backend, smallContext, [c]);
  const [weightless] = await radReg(backend, smallContext, [c]);
  t.deepEqual(weightless!.weights, plain!.weights);
});

test.serial('linear heads that climb come near the closed form', async (t) => {
  const c = {...regularised(4, 0), steps: 400, learningRate: 0.02};
  const [done] = await radReg(backend, smallContext, [c], {method: 'descentAscent', vectors: 4});
  const climbed = done!.curves.rademacher.at(-1)!;
  t.true(Math.abs(climbed - done!.rademacher) < 0.05 * done!.rademacher);
});

test.serial('on a ball Adam settles at the constrained minimum', async (t) => {
  // One point, h = a > 0, two targets: wherever a ends, the best W on a ball around 0 points at the targets.
  const architecture = {kind: 'context', inputs: 1, widths: [1], outputs: 2, activation: 'relu'} as const;
  const initial = {architecture, values: Float32Array.of(1, 0.1, 0.1)};
  const c = {inputs: Float64Array.of(1), targets: Float64Array.of(3, 1), draws: [0], seed: 1, initial};
  const run = {...c, steps: 3000, learningRate: 0.003, decoderRadius: 0.5, l2: 0.5};
  const [done] = await pretrain(backend, architecture, [run]);
  t.true(Math.abs(done!.decoder[0]! / done!.decoder[1]! - 3) < 0.02);
});

test.serial('a masked autoencoder is regularised on its pooled rows', async (t) => {
  const base = {...maskedCase(1), sample: [0, 1, 4], headRadius: 1, decoderRadius: 2};
  const cases = [0, 2].map((lambda) => ({...base, lambda}));
  const [plain, less] = await radReg(backend, smallMasked, cases);
  t.true(less!.rademacher < plain!.rademacher);
});

test("the first-order gap is the share of a ball's supremum that is missed", (t) => {
  const balls = [
    {offset: 0, size: 2, radius: 2},
    {offset: 2, size: 2, radius: 1},
  ];
  const gap = (f: number[], g: number[]) => firstOrderGap(Float32Array.from(f), Float32Array.from(g), balls);
  t.is(gap([0, 0, 0, 0], [0, 0, 0, 0]), 0);
  // 2 * 5 is the first ball's supremum, of which (1.2, 0) gives 3.6.
  t.true(Math.abs(gap([1.2, 0, 0, 1], [3, 4, 0, 7]) - 0.64) < 1e-6);
  t.is(gap([0, 2, -1, 0], [0, 1, 3, 0]), 2);
});

test.serial('heads climb until their gap is small, and no further', async (t) => {
  const c = {...regularised(4, 0.5), steps: 30};
  const climbing = {method: 'descentAscent', vectors: 4} as const;
  const [near] = await radReg(backend, smallContext, [c], climbing);
  t.deepEqual([...near!.ascent!.climbs], Array(30).fill(1));
  for (const options of [{hidden: 3}, {}] as const) {
    const [all] = await radReg(backend, smallContext, [c], {...climbing, ...options, ascentSteps: 3});
    t.deepEqual([...all!.ascent!.climbs], Array(30).fill(3));
  }
  const [far] = await radReg(backend, smallContext, [c], {...climbing, ascentSteps: 40, tolerance: 1e-3});
  t.true(far!.ascent!.gaps.every((gap) => gap <= 1e-3));
  t.true(far!.ascent!.climbs[0]! > 1);
  t.true(far!.ascent!.climbs.some((count) => count < far!.ascent!.climbs[0]!));
});

test('bad cases and options are named', async (t) => {
  const good = regularised(1, 1);
  const run = (part: Partial<RadRegCase>, options: RadRegOptions = {}) =>
    radReg(backend, smallContext, [{...good, ...part}], options);
  await t.throwsAsync(run({lambda: -1}), {instanceOf: InputError, message: /lambda/});
  await t.throwsAsync(run({sample: [50]}), {message: /sample\[0\]/});
  await t.throwsAsync(run({headRadius: 0}), {message: /headRadius/});
  await t.throwsAsync(run({decoderRadius: Number.NaN}), {message: /decoderRadius/});
  await t.throwsAsync(run({}, {vectors: 0}), {message: /vectors/});
  await t.throwsAsync(run({}, {hidden: 3}), {message: /options.hidden/});
  await t.throwsAsync(run({}, {ascentSteps: 2}), {message: /options.ascentSteps/});
  await t.throwsAsync(run({}, {tolerance: 0.1}), {message: /options.ascentSteps/});
  const climbing = {method: 'descentAscent'} as const;
  await t.throwsAsync(run({}, {...climbing, ascentSteps: 0}), {message: /options.ascentSteps/});
  await t.throwsAsync(run({}, {...climbing, tolerance: 0}), {message: /options.tolerance/});
});
