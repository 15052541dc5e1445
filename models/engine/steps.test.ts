// Several steps at once are one step after the other, to the bit.
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {pretrain} from '../pretrain.ts';
import {contextCase, smallContext} from '../testCases.ts';
import {fusedBackend} from './fused/fusedBackend.ts';
import {fusedTrainer} from './fused/fusedTrainer.ts';
import {type Graph, matrix} from './graph.ts';
import {graphBuilder} from './graphBuilder.ts';
import {fill, sameBits} from './testing/agreement.ts';
import type {Trainer, UpdateRule} from './trainer.ts';

/** Two tables of 6 and 2 parameters, two terms. */
function network(): Graph {
  const g = graphBuilder();
  const first = g.product(matrix(g.data('x', 5, 3)), matrix(g.parameter('first', 3, 2)), {
    activation: 'tanh',
  });
  const layer = (name: string) => g.product(matrix(first), matrix(g.parameter(name, 2, 1)));
  g.squaredError('error', layer('second'), g.data('target', 5, 1), g.data('weight', 5, 1));
  g.meanNorm('norm', layer('third'), g.data('factor', 1, 1));
  return g.build();
}

const rules = fc.record<UpdateRule & {parts: boolean}>({
  optimizer: fc.constantFrom('adam', 'sgd'),
  l2: fc.boolean(),
  balls: fc.constantFrom([], [{offset: 6, size: 2, centred: false}], [{offset: 0, size: 6, centred: true}]),
  parts: fc.boolean(),
});

/** Every case's terms, whether each step was taken, and parameters at the end. */
interface Path {
  readonly terms: number[];
  readonly taken: number;
  readonly parameters: Float32Array;
}

function oneByOne(
  trainer: Trainer,
  cases: number,
  count: number,
  rate: (i: number, k: number) => number,
): Path[] {
  const terms = Array.from({length: cases}, (): number[] => []);
  const taken = new Array<number>(cases).fill(0);
  let active = [...taken.keys()];
  for (let k = 0; k < count; k++) {
    const outcomes = trainer.step(active, (i) => ({learningRate: rate(i, k)}));
    for (const [row, i] of active.entries()) {
      terms[i]!.push(...outcomes[row]!.terms);
      if (outcomes[row]!.finite) taken[i]!++;
    }
    active = active.filter((_, row) => outcomes[row]!.finite);
  }
  return taken.map((own, i) => ({terms: terms[i]!, taken: own, parameters: trainer.read(i)}));
}

function atOnce(
  trainer: Trainer,
  cases: number,
  counts: number[],
  rate: (i: number, k: number) => number,
): Path[] {
  const paths = Array.from({length: cases}, () => ({terms: [] as number[], taken: 0}));
  let active = [...paths.keys()];
  let done = 0;
  for (const count of counts) {
    const outcomes = trainer.steps!(active, count, (i, k) => rate(i, done + k));
    for (const [row, i] of active.entries()) {
      const {terms, taken} = outcomes[row]!;
      const tried = Math.min(count, taken + 1);
      paths[i]!.terms.push(...terms.subarray(0, (tried * terms.length) / count));
      paths[i]!.taken += taken;
    }
    active = active.filter((_, row) => outcomes[row]!.taken === count);
    done += count;
  }
  return paths.map((path, i) => ({...path, parameters: trainer.read(i)}));
}

testProp(
  'steps at once: bits, with a case that diverges',
  [
    rules,
    fc.integer({min: 1, max: 6}),
    fc.array(fc.integer({min: 1, max: 7}), {minLength: 1, maxLength: 4}),
    fc.integer({min: 0, max: 1e6}),
  ],
  (t, rule, cases, counts, seed) => {
    const trainers = [0, 1].map(() => fusedTrainer(network(), rule, cases));
    const own = (i: number) => ({
      l2: rule.l2 ? i / 50 : 0,
      radii: rule.balls.map(() => (i % 2 ? 0.5 : undefined)),
    });
    for (const trainer of trainers) for (let i = 0; i < cases; i++) fill(trainer, i, seed + i, own(i));
    const rate = (i: number, k: number) => (i === 2 && k === 3 ? 3e38 : 0.02 / (1 + i + k));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const expected = oneByOne(trainers[0]!, cases, total, rate);
    const found = atOnce(trainers[1]!, cases, counts, rate);
    for (const [i, path] of expected.entries()) {
      t.is(found[i]!.taken, path.taken);
      t.true(sameBits(found[i]!.terms, path.terms));
      t.true(sameBits(found[i]!.parameters, path.parameters));
    }
    for (const trainer of trainers) trainer.dispose();
  },
  {numRuns: 60, seed: 3},
);

test('a call that reports now and then, or not at all, trains the same', async (t) => {
  const cases = [1, 2, 3, 4, 5, 6].map((seed) => ({
    ...contextCase(seed),
    steps: 40 * seed,
    learningRate: 0.01 * seed,
  }));
  const options = {decay: 'linear'} as const;
  const reports: number[] = [];
  const [each, some, none] = await Promise.all([
    pretrain(fusedBackend, smallContext, cases, {...options, onStep: () => {}}),
    pretrain(fusedBackend, smallContext, cases, {
      ...options,
      reportEvery: 1,
      onStep: ({step}) => reports.push(step),
    }),
    pretrain(fusedBackend, smallContext, cases, options),
  ]);
  t.deepEqual(some, each);
  t.deepEqual(none, each);
  t.is(reports.at(-1), 240);
  t.true(reports.length < 240);
});
