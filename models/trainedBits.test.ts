// Trained parameters are the same to the bit on every machine and Node.js version: these were written down once. A
// change of what the engine computes changes them, and then the version of the fused backend too.
import {createHash} from 'node:crypto';
import test from 'ava';
import {fusedBackend} from './engine/fused/fusedBackend.ts';
import {fineTune} from './fineTune.ts';
import {pretrain} from './pretrain.ts';
import {radReg} from './radReg.ts';
import {contextCase, maskedCase, smallContext, smallMasked} from './testCases.ts';
import type {Weights} from './types.ts';

const cases = [1, 2, 3, 4, 5].map((seed) => contextCase(seed));
const tokens = [1, 2].map((seed) => maskedCase(seed));
const regularised = cases.map((c) => ({
  ...c,
  lambda: 0.5,
  sample: [0, 2, 3, 5],
  headRadius: 2,
  decoderRadius: 1,
}));
const labelled = tokens.map((c) => ({
  ...c,
  headRadius: 1,
  labels: Array.from(c.draws, (i) => (i % 2 ? 1 : -1)),
}));
const climbing = {method: 'descentAscent', vectors: 3, ascentSteps: 4, tolerance: 0.01} as const;

type Trained = readonly {readonly weights: Weights}[];

const settings: Readonly<Record<string, [train: () => Promise<Trained>, sha256: string]>> = {
  'context, tanh': [
    () => pretrain(fusedBackend, smallContext, cases),
    '839534ec7e39873c22c5cecdfa02fa566c63aa8761b4bdad8eff45984b5127f6',
  ],
  'context, relu, mini-batches, l2, decoder ball': [
    () =>
      pretrain(
        fusedBackend,
        {...smallContext, activation: 'relu'},
        cases.map((c, i) => ({...c, l2: i / 100, decoderRadius: 1})),
        {batchSize: 3},
      ),
    '21433f30d3d33dbf358293f457fcb644bbc2251c336044d1a34bc0c6249a6ef0',
  ],
  'masked, table balls, sgd': [
    () =>
      pretrain(
        fusedBackend,
        smallMasked,
        tokens.map((c) => ({...c, tableRadius: 0.1})),
        {optimizer: 'sgd', decay: 'linear'},
      ),
    'b89ad6505137508987b0abec10a947d5d9d08b83b7e369fd1de2b4c08e044f7d',
  ],
  'masked, leaky': [
    () => pretrain(fusedBackend, {...smallMasked, activation: 'leaky'}, tokens),
    '563f44a42ad838fe165664e2dcbd5c98f64ee4285b09e6211766e14fe49279ca',
  ],
  'multilayer perceptron, leaky': [
    () => pretrain(fusedBackend, {...smallContext, kind: 'mlp', activation: 'leaky'}, cases),
    '3a0c3c63afc68892dfbdfdc5055e349f1347ed94a4ecd4dc0a536d81859afe23',
  ],
  'fine-tuning': [
    () => fineTune(fusedBackend, smallMasked, labelled),
    '652f08c5703e7d2ddf49c06fd50dff5f7c85b0cd228a2690235e42e015f4429e',
  ],
  'RadReg, closed form': [
    () => radReg(fusedBackend, smallContext, regularised),
    '4b01925efeea08ff0f8b0a448db162d7172813cd24104bf9f3fe0f577bfa4aea',
  ],
  'RadReg, descent-ascent': [
    () => radReg(fusedBackend, smallContext, regularised, climbing),
    'fa49f2c2d77f7882c28ee03752c3b1f15193bbe45b5fc2a636cf37108559734c',
  ],
};

for (const [name, [train, expected]] of Object.entries(settings)) {
  test(`trained parameters: ${name}`, async (t) => {
    const hash = createHash('sha256');
    for (const {weights} of await train()) hash.update(Buffer.from(weights.values.buffer));
    t.is(hash.digest('hex'), expected);
  });
}
