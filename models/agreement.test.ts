// The fused backend against TensorFlow.js on random architectures and every objective, and against itself: a case
// alone, among others, and next to one that diverges.
import test from 'ava';
import {type Generator, generator} from '../theory/laws/generator.ts';
import type {Architecture} from '../theory/networks/architecture.ts';
import type {Backend} from './backend.ts';
import {encoderOf} from './encoders/index.ts';
import {fusedBackend} from './engine/fused/fusedBackend.ts';
import {tfjsOn} from './engine/testing/tfjsOn.ts';
import {fineTune} from './fineTune.ts';
import {initialWeights} from './initialWeights.ts';
import {marginLosses} from './marginLoss.ts';
import {pretrain} from './pretrain.ts';
import {radReg} from './radReg.ts';
import {represent} from './represent.ts';
import type {Descent, PretrainCase, TrainingOptions} from './types.ts';

const tfjs = await tfjsOn('wasm');

const activations = ['relu', 'leaky', 'tanh'] as const;

function randomArchitecture(source: Generator, index: number): Architecture {
  const upTo = (most: number) => 1 + source.integer(most);
  const activation = activations[index % 3]!;
  if (index % 2 === 0) {
    const widths = Array.from({length: upTo(3)}, () => upTo(70));
    const kind = index % 4 === 0 ? 'context' : 'mlp';
    return {kind, inputs: upTo(70), widths, outputs: upTo(70), activation};
  }
  const heads = upTo(4);
  return {
    kind: 'masked',
    tokens: 1 + upTo(6),
    inputs: upTo(9),
    width: heads * upTo(8),
    blocks: upTo(2),
    heads,
    hidden: upTo(20),
    activation,
  };
}

function randomCase(
  source: Generator,
  architecture: Architecture,
  rows: number,
  steps: number,
): PretrainCase {
  const {tokens, inputs, outputs} = encoderOf(architecture);
  const normals = (length: number) => Float64Array.from({length}, () => source.normal());
  const masks = Uint8Array.from({length: rows * (tokens ?? 0)}, (_, i) => {
    const [row, token] = [Math.floor(i / tokens!), i % tokens!];
    return token === row % tokens! || source.integer(3) === 0 ? 1 : 0;
  });
  return {
    inputs: normals(rows * inputs * (tokens ?? 1)),
    ...(tokens === undefined ? {targets: normals(rows * outputs)} : {masks}),
    draws: Array.from({length: rows}, (_, i) => i),
    seed: source.integer(1000),
    initialScale: 0.7,
    steps,
    learningRate: 0.003,
  };
}

type Train = (
  backend: Backend,
  a: Architecture,
  cases: readonly PretrainCase[],
) => Promise<readonly (Descent & {readonly table: Float64Array})[]>;

const pretrained =
  (part: (c: PretrainCase, i: number) => Partial<PretrainCase>, options: TrainingOptions = {}): Train =>
  (backend, a, cases) =>
    pretrain(
      backend,
      a,
      cases.map((c, i) => ({...c, ...part(c, i)})),
      options,
    );
const regularised =
  (options: object): Train =>
  (backend, a, cases) =>
    radReg(
      backend,
      a,
      // Of two-layer heads longer steps are chaotic: what is 1e-7 apart is 1e-3 apart 20 steps later.
      cases.map((c) => ({
        ...c,
        lambda: 0.3,
        sample: c.draws,
        headRadius: 2,
        headLearningRate: 0.1,
        decoderRadius: 1.5,
      })),
      {vectors: 3, ...options},
    );
const weigh = (by: (i: number) => number) => (c: PretrainCase) => Array.from(c.draws, (_, i) => by(i));

const objectives: Readonly<Record<string, Train>> = {
  plain: pretrained(() => ({})),
  'sgd with decay': pretrained(() => ({}), {optimizer: 'sgd', decay: 'linear'}),
  'l2 of some': pretrained((_, i) => ({l2: i / 10})),
  'mini-batches with counts': pretrained((c) => ({counts: weigh((i) => i % 3 || 0.5)(c)}), {batchSize: 2}),
  signs: pretrained((c) => ({signs: weigh((i) => (i % 2 ? 1 : -1))(c), tableRadius: 0.2})),
  'decoder ball of some': pretrained((_, i) => (i === 0 ? {decoderRadius: 0.5} : {})),
  'table balls': pretrained(() => ({tableRadius: 0.02})),
  'closed form': regularised({}),
  'closed form, fresh signs': regularised({signs: 'fresh'}),
  'linear heads': regularised({method: 'descentAscent', ascentSteps: 3, tolerance: 0.01}),
  'two-layer heads': regularised({method: 'descentAscent', hidden: 3}),
  ...Object.fromEntries(
    marginLosses.map((loss): [string, Train] => [
      `fine-tuning, ${loss}`,
      (backend, a, cases) => {
        const labelled = cases.map(({targets: _, ...c}) => ({
          ...c,
          headRadius: 0.4,
          labels: weigh((i) => (i % 3 ? 1 : -1))(c),
        }));
        return fineTune(backend, a, labelled, {loss});
      },
    ]),
  ),
};

const steps = 20;

/** The largest difference of two curves relative to the largest value of the first. */
function apart(a: Descent, b: Descent): number {
  return Math.max(
    ...Object.keys(a.curves).map((name) => {
      const [x, y] = [a.curves[name]!, b.curves[name]!];
      const size = Math.max(...x.map(Math.abs));
      return Math.max(...x.map((value, i) => Math.abs(value - y[i]!))) / size;
    }),
  );
}

test.serial('30 random architectures, every objective: the first 20 losses of TensorFlow.js', async (t) => {
  const trainers = Object.entries(objectives);
  for (let index = 0; index < 30; index++) {
    const source = generator(100 + index);
    const architecture = randomArchitecture(source, index);
    const rows = [1 + source.integer(9), 1 + source.integer(9)];
    const cases = rows.map((count) => randomCase(source, architecture, count, steps));
    const [name, train] = trainers[index % trainers.length]!;
    const [found, expected] = [
      await train(fusedBackend, architecture, cases),
      await train(tfjs, architecture, cases),
    ];
    for (const i of cases.keys()) {
      const distance = apart(expected[i]!, found[i]!);
      t.true(
        distance <= 1e-5,
        `${index}, ${name}: ${distance}, ${JSON.stringify(architecture)}, ${rows} rows`,
      );
    }
  }
});

for (const [name, train] of Object.entries(objectives)) {
  test.serial(`to the bit alone, among others and next to one that diverges: ${name}`, async (t) => {
    for (const index of [0, 1, 2]) {
      const source = generator(7 + index);
      const architecture = randomArchitecture(source, index);
      const cases = [3, 5, 2, 4, 5, 1].map((rows) => randomCase(source, architecture, rows, steps));
      const wild = {...randomCase(source, architecture, 3, steps), learningRate: 1e30};
      const together = await train(fusedBackend, architecture, cases);
      const beside = await train(fusedBackend, architecture, [wild, ...cases]);
      for (const [i, c] of cases.entries()) {
        const [alone] = await train(fusedBackend, architecture, [c]);
        // Which cases have what depends on their place in some of the objectives.
        if (i === 0) t.deepEqual(together[0], alone);
        if (!name.endsWith('of some')) {
          t.deepEqual(together[i], alone);
          t.deepEqual(beside[i + 1], alone);
        }
      }
      if (name === 'plain' || name.startsWith('sgd')) t.is(beside[0]!.stopped, 'diverged');
    }
  });
}

test.serial(
  'in four parts: the same losses but for rounding, alone and among others the same bits',
  async (t) => {
    const inParts = {inParts: true};
    const halves = pretrained(() => ({}), {...inParts, batchSize: 3});
    for (const train of [pretrained(() => ({}), inParts), halves]) {
      for (const index of [0, 1]) {
        const source = generator(50 + index);
        const architecture = randomArchitecture(source, index);
        const cases = [9, 6, 1].map((rows) => randomCase(source, architecture, rows, steps));
        const whole = pretrained(() => ({}), train === halves ? {batchSize: 3} : {});
        const [found, expected] = [
          await train(fusedBackend, architecture, cases),
          await whole(fusedBackend, architecture, cases),
        ];
        for (const [i, c] of cases.entries()) {
          t.true(apart(expected[i]!, found[i]!) <= 1e-5);
          t.deepEqual((await train(fusedBackend, architecture, [c]))[0], found[i]);
        }
      }
    }
  },
);

test.serial('tables have the same bits in parts, which few cases are computed in, and among many', (t) => {
  for (const index of [0, 1, 2]) {
    const source = generator(80 + index);
    const architecture = randomArchitecture(source, index);
    const cases = [300, 1, 70, 9, 65].map((rows, seed) => ({
      ...randomCase(source, architecture, rows, 0),
      weights: initialWeights(architecture, seed),
    }));
    const together = represent(fusedBackend, architecture, cases);
    for (const [i, c] of cases.entries()) {
      t.deepEqual(represent(fusedBackend, architecture, [c])[0], together[i]);
      const expected = represent(tfjs, architecture, [c])[0]!;
      const apart = together[i]!.table.map((x, k) => Math.abs(x - expected.table[k]!));
      t.true(Math.max(...apart) < 1e-5);
    }
  }
});
