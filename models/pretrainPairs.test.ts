// Objectives on pairs: the least spectral loss against eigenvalues, the contrastive loss by hand, gradients, bits, errors.
import test from 'ava';
import {InputError} from '../theory/errors.ts';
import {generator} from '../theory/laws/generator.ts';
import {encoderOf} from './encoders/index.ts';
import {fusedBackend} from './engine/fused/fusedBackend.ts';
import {isSumOverRows} from './engine/fused/portions.ts';
import {distanceToDifferences, fusedIsNaive, sameBits} from './engine/testing/agreement.ts';
import {parameterLayout} from './layout.ts';
import {type PairCase, type PairOptions, pretrainPairs} from './pretrainPairs.ts';
import {maskedCase, smallContext, smallMasked} from './testCases.ts';
import {inputCache, readyInputs} from './training/feeder.ts';
import {objectiveGraph} from './training/objective.ts';
import {contrastiveTerm, spectralTerm} from './training/pairTerm.ts';
import type {Architecture} from './types.ts';

const M = 8;
/** Points on a ring, each twice a pair of itself and once of each neighbour: eigenvalues of w/d are (1 + cos(2 pi j/M))/2. */
const ring = Array.from({length: M}, (_, i) =>
  Array.from({length: M}, (_x, j) => (i === j ? 2 : (i - j + M) % M === 1 || (j - i + M) % M === 1 ? 1 : 0)),
);
const unit = Float64Array.from({length: M * M}, (_, i) => (i % (M + 1) === 0 ? 1 : 0));
const table = (width: number): Architecture => ({
  kind: 'context',
  inputs: M,
  widths: [width],
  outputs: 1,
  activation: 'leaky',
});
const onRing = (seed: number, more: Partial<PairCase> = {}): PairCase => ({
  inputs: unit,
  pairs: ring,
  seed,
  steps: 800,
  learningRate: 0.02,
  ...more,
});

const train = (a: Architecture, cases: readonly PairCase[], options: PairOptions) =>
  pretrainPairs(fusedBackend, a, cases, options);

test.serial(
  'the spectral loss falls to what the best table of so many columns leaves: the other eigenvalues squared',
  async (t) => {
    const eigenvalues = Array.from({length: M}, (_, j) => (1 + Math.cos((2 * Math.PI * j) / M)) / 2).sort(
      (a, b) => b - a,
    );
    for (const width of [1, 3]) {
      const least = eigenvalues.slice(width).reduce((s, x) => s + x * x, 0);
      for (const {curves, stopped} of await train(table(width), [onRing(1), onRing(2)], {
        objective: 'spectral',
      })) {
        const last = curves['spectral']!.at(-1)!;
        t.is(stopped, 'steps');
        t.true(last > least - 1e-5 && last < least + 1e-3, `${width}: ${last} for ${least}`);
      }
    }
  },
);

test.serial('the contrastive loss of two pairs by hand, and of a constant representation', async (t) => {
  const a: Architecture = {kind: 'context', inputs: 1, widths: [1], outputs: 1, activation: 'leaky'};
  const initial = {architecture: a, values: Float32Array.of(1, 1)};
  // h = 2 and 1/2, each its own positive: margins h_i (h_i - h_j) are 3, -3/4 or 0.
  const pairs = [
    [1, 0],
    [0, 1],
  ];
  const hinge = (m: number) => Math.max(0, 1 - m);
  const possible = [1, (hinge(3) + hinge(-0.75)) / 2];
  const seen = new Set<number>();
  const cases = Array.from({length: 8}, (_, seed) => ({
    inputs: Float64Array.of(2, 0.5),
    pairs,
    seed,
    steps: 1,
    learningRate: 1e-3,
    initial,
  }));
  const options = {objective: 'contrastive', batchPairs: 2, loss: 'hinge'} as const;
  for (const {curves} of await train(a, cases, options)) seen.add(curves['contrastive']![0]!);
  t.deepEqual([...seen].sort(), possible.sort());
  const flat = await train(a, [{...cases[0]!, inputs: Float64Array.of(1, 1)}], {objective: 'contrastive'});
  t.true(Math.abs(flat[0]!.curves['contrastive']![0]! - Math.LN2) < 1e-5);
});

test.serial(
  'training brings the first inputs nearer to their own positives than to those of others',
  async (t) => {
    const [found] = await train(table(3), [onRing(3)], {objective: 'contrastive'});
    const curve = found!.curves['contrastive']!;
    const mean = (from: number, to: number) => curve.slice(from, to).reduce((a, b) => a + b, 0) / (to - from);
    t.true(mean(700, 800) < 0.6 * mean(0, 20));
  },
);

test.serial(
  'gradients are those of differences; fused and naive agree to the bit; rows are not cut into portions',
  (t) => {
    const random = generator(1);
    for (const a of [smallContext, smallMasked] as const) {
      const encoder = encoderOf(a);
      const {inputs, masks} = maskedCase(1, 3);
      const pool =
        a === smallMasked
          ? {inputs, ...(masks ? {masks} : {})}
          : {inputs: Float64Array.from({length: 9}, () => random.normal())};
      const weights = [0, 1, 2].map((i) => Float64Array.from({length: 3}, (_, j) => (i === j ? 1 / 3 : 0)));
      const source = {
        ready: readyInputs(encoder, inputCache(), pool),
        weights,
        degrees: new Float64Array(3).fill(1 / 3),
        random,
      };
      for (const term of [
        spectralTerm(encoder, [source]),
        contrastiveTerm(encoder, [source], {pairs: 3, loss: 'logistic'}),
      ]) {
        const graph = objectiveGraph(parameterLayout(a).slice(0, -1), [term]);
        t.true(fusedIsNaive(graph, 5), `${a.kind} ${term.name}`);
        if (a === smallContext) t.true(distanceToDifferences(graph, 7) < 1e-5, term.name);
        t.false(isSumOverRows(graph), `${a.kind} ${term.name}`);
      }
    }
  },
);

test.serial('a case has the bits that it has alone, next to a smaller pool as well', async (t) => {
  const small = onRing(4, {
    inputs: unit.slice(0, 3 * M),
    pairs: ring.slice(0, 3).map((row) => row.slice(0, 3)),
  });
  for (const objective of ['spectral', 'contrastive'] as const) {
    const options = {objective, batchPairs: 5} as const;
    const cases = [onRing(1, {steps: 40}), {...small, steps: 40}];
    const together = await train(table(2), cases, options);
    for (const [i, c] of cases.entries()) {
      const [alone] = await train(table(2), [c], options);
      t.true(sameBits(alone!.weights.values, together[i]!.weights.values), `${objective} ${i}`);
    }
  }
  const {inputs, masks} = maskedCase(2);
  const eight = {inputs, ...(masks ? {masks} : {}), pairs: ring, seed: 1, steps: 30, learningRate: 0.01};
  const [masked] = await train(smallMasked, [eight], {objective: 'spectral'});
  t.true(masked!.curves['spectral']!.at(-1)! < masked!.curves['spectral']![0]!);
});

test.serial('errors name what was expected', async (t) => {
  const refused = (c: Partial<PairCase>, options: Partial<PairOptions>, message: RegExp) =>
    t.throwsAsync(train(table(2), [onRing(1, c)], {objective: 'spectral', ...options}), {
      instanceOf: InputError,
      message,
    });
  await refused({pairs: ring.slice(1)}, {}, /cases\[0\].pairs: expected 8 rows of 8 numbers/);
  await refused(
    {pairs: ring.map((row) => row.map(() => 0))},
    {},
    /symmetric table of numbers >= 0, not all 0/,
  );
  await refused({pairs: ring.map((row, i) => row.map((x, j) => x + (i > j ? 1 : 0)))}, {}, /symmetric/);
  await refused({}, {objective: 'triplet' as 'spectral'}, /spectral or contrastive/);
  await refused({}, {batchPairs: 1}, /at least 2/);
});
