import test from 'ava';
import {InputError} from '../theory/errors.ts';
import type {Architecture} from '../theory/networks/architecture.ts';
import {selectBackend} from './backend.ts';
import {tfjsOn} from './engine/testing/tfjsOn.ts';
import {initialWeights} from './initialWeights.ts';
import {parameterLayout} from './layout.ts';
import {pretextRisk} from './pretextRisk.ts';
import {pretrain} from './pretrain.ts';
import {represent} from './represent.ts';
import {contextCase, maskedCase, smallContext, smallMasked} from './testCases.ts';
import type {PretrainCase, TrainingOptions} from './types.ts';

const backend = await selectBackend();

const settings: [string, Architecture, PretrainCase[], TrainingOptions][] = [
  ['context, Adam', smallContext, [1, 2, 3].map((s) => ({...contextCase(s), l2: s / 100})), {}],
  [
    'context, mini-batches, SGD, sizes that differ',
    smallContext,
    [contextCase(1, 12, 10), contextCase(2, 20, 16), contextCase(3, 5, 3)],
    {batchSize: 4, optimizer: 'sgd'},
  ],
  ['masked, mini-batches', smallMasked, [1, 2, 3].map((s) => maskedCase(s)), {batchSize: 5}],
];

for (const [name, architecture, cases, options] of settings) {
  test.serial(`one batch of cases trains as one at a time: ${name}`, async (t) => {
    const together = await pretrain(backend, architecture, cases, options);
    for (const [i, c] of cases.entries()) {
      const [alone] = await pretrain(backend, architecture, [c], options);
      const last = alone!.curves.pretext.at(-1)!;
      t.is(alone!.steps, 50);
      t.true(Math.abs(together[i]!.curves.pretext.at(-1)! - last) <= 1e-4 * last);
      t.true(Math.abs(together[i]!.risk - alone!.risk) <= 1e-4 * alone!.risk);
      // On all draws: the curve is one of mini-batches, whose losses differ by more than 50 small steps gain.
      const [first] = await pretrain(backend, architecture, [{...c, steps: 1}], options);
      t.true(alone!.risk < first!.risk);
    }
  });

  test.serial(`the same seeds give the same bits: ${name}`, async (t) => {
    const first = await pretrain(backend, architecture, cases, options);
    t.deepEqual(await pretrain(backend, architecture, cases, options), first);
  });
}

test.serial('the risk is what the loss measured, and a table what represent gives', async (t) => {
  for (const [architecture, c] of [
    [smallContext, contextCase(4)],
    [smallMasked, maskedCase(4)],
  ] as const) {
    const [done] = await pretrain(backend, architecture, [{...c, steps: 1, learningRate: 1e-12}]);
    t.true(Math.abs(done!.risk - done!.curves.pretext[0]!) < 1e-5 * done!.risk);
    const [again] = represent(backend, architecture, [{...c, weights: done!.weights}]);
    t.deepEqual(again!.table, done!.table);
    t.is(pretextRisk(done!.weights, again!, c, c.draws), done!.risk);
  }
});

test.serial('tables stay within their distance of the start, exactly in float32', async (t) => {
  for (const [architecture, c] of [
    [smallContext, contextCase(6)],
    [smallMasked, maskedCase(6)],
  ] as const) {
    const initial = initialWeights(architecture, 3, 0.5);
    const tableRadius = 2 ** -6;
    const [done] = await pretrain(backend, architecture, [{...c, initial, tableRadius, learningRate: 0.1}]);
    for (const {offset, size} of parameterLayout(architecture)) {
      const moved = Array.from(
        {length: size},
        (_, i) => done!.weights.values[offset + i]! - initial.values[offset + i]!,
      );
      const distance = Math.hypot(...moved);
      t.true(
        distance <= tableRadius && (distance > 0.9 * tableRadius || distance < 0.5 * tableRadius),
        `${distance}`,
      );
    }
  }
  await t.throwsAsync(
    pretrain(backend, smallContext, [{...contextCase(6), tableRadius: 1, decoderRadius: 1}]),
    {
      message: /decoderRadius: expected none together with tableRadius/,
    },
  );
});

test.serial('counts weigh draws: twice the count is the draw twice, none is no draw', async (t) => {
  const c = contextCase(7);
  const [first, ...rest] = Array.from(c.draws);
  const repeated = {...c, draws: [first!, first!, ...rest]};
  const counted = {...c, draws: [first!, ...rest, first!], counts: [2, ...rest.map(() => 1), 0]};
  const [a] = await pretrain(backend, smallContext, [repeated]);
  const [b] = await pretrain(backend, smallContext, [counted]);
  t.true(Math.abs(a!.risk - b!.risk) < 1e-4 * a!.risk);
  await t.throwsAsync(pretrain(backend, smallContext, [{...c, counts: [1]}]), {
    message: /cases\[0\].counts: expected/,
  });
});

test.serial('training continues from saved weights', async (t) => {
  const c = {...contextCase(5), steps: 30};
  const options = {optimizer: 'sgd'} as const;
  const [whole] = await pretrain(backend, smallContext, [{...c, steps: 60}], options);
  const [half] = await pretrain(backend, smallContext, [c], options);
  const [rest] = await pretrain(backend, smallContext, [{...c, initial: half!.weights}], options);
  t.deepEqual(rest!.weights, whole!.weights);
});

test.serial('a linear decay takes the learning rate to 0', async (t) => {
  const c = {...contextCase(8), learningRate: 0.1};
  const run = async (part: object, options: object = {}) =>
    (await pretrain(backend, smallContext, [{...c, ...part}], {optimizer: 'sgd', ...options}))[0]!;
  const decayed = await run({steps: 4}, {decay: 'linear'});
  let weights = (await run({steps: 0})).weights;
  for (const share of [1, 0.75, 0.5, 0.25]) {
    weights = (await run({steps: 1, learningRate: 0.1 * share, initial: weights})).weights;
  }
  t.deepEqual(decayed.weights, weights);
});

test.serial('a case stops early, by itself', async (t) => {
  const cases = [
    {...contextCase(1), steps: 400, learningRate: 1e-9},
    {...contextCase(2), steps: 400},
  ];
  const earlyStop = {window: 5, patience: 2, tolerance: 1e-5};
  const [still, moving] = await pretrain(backend, smallContext, cases, {earlyStop});
  t.is(still!.stopped, 'early');
  t.is(still!.steps, 15);
  t.true(moving!.steps > 100);
  t.is(moving!.curves.pretext.length, moving!.steps);
});

test.serial('an abort returns what is done so far', async (t) => {
  const controller = new AbortController();
  const onStep = ({step}: {step: number}) => step === 7 && controller.abort();
  const [done] = await pretrain(backend, smallContext, [contextCase(1)], {
    signal: controller.signal,
    onStep: (progress) => void onStep(progress),
  });
  t.is(done!.stopped, 'aborted');
  t.is(done!.steps, 7);
});

test.serial('a diverging case stops with its last finite weights and leaves the others alone', async (t) => {
  const wild = {...contextCase(1), learningRate: 1e30};
  const options = {optimizer: 'sgd'} as const;
  const [first, second] = await pretrain(backend, smallContext, [wild, contextCase(2)], options);
  t.is(first!.stopped, 'diverged');
  t.true(first!.weights.values.every(Number.isFinite));
  t.is(second!.steps, 50);
});

test.serial('a decoder radius is kept', async (t) => {
  const [done] = await pretrain(backend, smallContext, [{...contextCase(1), decoderRadius: 0.25}]);
  t.true(Math.hypot(...done!.decoder) <= 0.25);
});

test.serial('no tensor is left behind, in 10,000 steps', async (t) => {
  const tensorFlow = await tfjsOn('wasm');
  const before = tensorFlow.tf.memory().numTensors;
  const tiny = {...smallContext, inputs: 1, widths: [2], outputs: 1};
  const c = {inputs: Float64Array.of(1, 2, 3, 4), targets: Float64Array.of(1, 0, 1, 0), draws: [0, 1, 2, 3]};
  const counts = new Set<number>();
  await pretrain(tensorFlow, tiny, [{...c, seed: 1, steps: 10_000, learningRate: 1e-3}], {
    batchSize: 2,
    onStep: () => void counts.add(tensorFlow.tf.memory().numTensors),
  });
  t.is(counts.size, 1);
  t.is(tensorFlow.tf.memory().numTensors, before);
});

test('bad cases are named', async (t) => {
  const c = contextCase(1);
  const bad: [Partial<PretrainCase>, RegExp][] = [
    [{draws: [99]}, /draws\[0\]: expected an integer in \[0, 11\], got 99/],
    [{draws: []}, /draws: expected at least one index/],
    [{targets: new Float64Array(3)}, /targets/],
    [{inputs: new Float64Array(4)}, /inputs: expected a table of rows of length 3/],
    [{inputs: new Float64Array(36).fill(Number.NaN)}, /inputs\[0\]/],
    [{learningRate: 0}, /learningRate/],
    [{steps: 1.5}, /steps/],
    [{seed: 0.5}, /seed/],
    [{l2: -1}, /l2/],
  ];
  for (const [part, message] of bad) {
    await t.throwsAsync(pretrain(backend, smallContext, [{...c, ...part}]), {
      instanceOf: InputError,
      message,
    });
  }
  const masks = new Uint8Array(32);
  await t.throwsAsync(pretrain(backend, smallMasked, [{...maskedCase(1), masks}]), {
    message: /at least one 1/,
  });
  const odd = {...smallMasked, heads: 4};
  await t.throwsAsync(pretrain(backend, odd, [maskedCase(1)]), {message: /multiple of heads = 4/});
});
