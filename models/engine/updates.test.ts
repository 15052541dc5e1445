import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {generator} from '../../theory/laws/generator.ts';
import {fusedTrainer} from './fused/fusedTrainer.ts';
import {type Graph, matrix} from './graph.ts';
import {graphBuilder} from './graphBuilder.ts';
import {difference, fill, fusedIsNaive, noRule, plainRule, sameBits} from './testing/agreement.ts';
import {naiveTrainer} from './testing/naiveTrainer.ts';
import {tfjsOn} from './testing/tfjsOn.ts';
import {tfjsTrainer} from './tfjs/tfjsTrainer.ts';
import type {CaseRule, StepScalars, Trainer, UpdateRule} from './trainer.ts';

const backend = await tfjsOn('cpu');

/** Three tables of 6, 8 and 4 parameters. */
function network(rows = 5): Graph {
  const g = graphBuilder();
  const layer = (name: string, r: number, c: number) => matrix(g.parameter(name, r, c));
  const first = g.product(matrix(g.data('x', rows, 3)), layer('first', 3, 2), {activation: 'tanh'});
  const second = g.product(matrix(first), layer('second', 2, 4), {activation: 'leaky'});
  const third = g.product(matrix(second), layer('third', 4, 1));
  g.squaredError('error', third, g.data('target', rows, 1), g.data('weight', rows, 1));
  return g.build();
}

const ball = (offset: number, size: number, centred = false) => ({offset, size, centred});
const rules = fc.record({
  optimizer: fc.constantFrom('adam', 'sgd'),
  l2: fc.boolean(),
  balls: fc.constantFrom(
    [],
    [ball(14, 4)],
    [ball(0, 6), ball(6, 8, true)],
    [ball(14, 4), ball(0, 6, true), ball(6, 8, true), ball(14, 4, true)],
  ),
  ascentFrom: fc.constantFrom(undefined, 6, 14),
});
const radius = fc.option(fc.double({min: 0.1, max: 3, noNaN: true}), {nil: undefined});
const cases = fc.array(
  fc.record({
    l2: fc.double({min: 0, max: 0.2, noNaN: true}),
    radii: fc.tuple(radius, radius, radius, radius),
  }),
  {minLength: 1, maxLength: 5},
);
const scalars: StepScalars = {learningRate: 0.01, ascentRate: 0.003};

const asRule = ({
  ascentFrom,
  ...rest
}: typeof rules extends fc.Arbitrary<infer R> ? R : never): UpdateRule => ({
  ...(rest as UpdateRule),
  ...(ascentFrom !== undefined && {ascentFrom}),
});

testProp(
  'updates: bits, and what TensorFlow.js with updates in JavaScript gives',
  [rules, cases, fc.integer({min: 0, max: 1e6})],
  (t, rule, drawn, seed) => {
    // No case has two balls for the same parameters.
    const all = drawn.map(({l2, radii: [a, b, c, d]}) => ({
      l2: rule.l2 ? l2 : 0,
      radii: [a, b, c, a === undefined ? d : undefined],
    }));
    const graph = network();
    t.true(fusedIsNaive(graph, seed, asRule(rule), all, scalars, 6));
    const trainers = [
      fusedTrainer(graph, asRule(rule), all.length),
      tfjsTrainer(backend, graph, asRule(rule), all.length),
    ];
    const [found, expected] = trainers.map((trainer) => {
      for (const [i, own] of all.entries()) fill(trainer, i, seed + i, own);
      for (let step = 0; step < 6; step++) trainer.step([...all.keys()], () => scalars);
      return all.map((_, i) => trainer.read(i));
    }) as [Float32Array[], Float32Array[]];
    for (const i of all.keys()) t.true(difference(found[i]!, expected[i]!) < 2e-5);
    for (const trainer of trainers) trainer.dispose();
  },
  {numRuns: 60, seed: 5},
);

test('a case has the same bits alone, among others and in another lane', (t) => {
  const graph = network();
  const rule: UpdateRule = {optimizer: 'adam', l2: true, balls: [ball(6, 8, true)]};
  const own = (i: number): CaseRule => ({l2: i / 100, radii: [i % 3 === 0 ? undefined : 0.2]});
  const trained = (seeds: number[]) => {
    const trainer = fusedTrainer(graph, rule, seeds.length);
    for (const [i, seed] of seeds.entries()) fill(trainer, i, seed, own(seed));
    for (let step = 0; step < 50; step++)
      trainer.step([...seeds.keys()], (i) => ({learningRate: 0.01 * (1 + seeds[i]!)}));
    const read = new Map(seeds.map((seed, i) => [seed, trainer.read(i)]));
    trainer.dispose();
    return read;
  };
  const together = trained([0, 1, 2, 3, 4, 5, 6]);
  const turned = trained([6, 2, 5, 0, 1]);
  for (const seed of [0, 1, 2, 5, 6]) {
    t.deepEqual(together.get(seed), trained([seed]).get(seed));
    t.deepEqual(together.get(seed), turned.get(seed));
  }
});

test('a case that diverges keeps its last finite parameters and leaves its neighbours their bits', (t) => {
  const graph = network();
  const trained = (seeds: number[]) => {
    const trainer = fusedTrainer(graph, {...plainRule, optimizer: 'sgd'}, seeds.length);
    for (const [i, seed] of seeds.entries()) fill(trainer, i, seed);
    let active = [...seeds.keys()];
    const diverged: number[] = [];
    for (let step = 0; step < 20; step++) {
      const before = active.map((i) => trainer.read(i));
      const rates = (i: number) => ({learningRate: seeds[i] === 2 ? 1e20 : 0.01});
      const outcomes = trainer.step(active, rates);
      for (const [row, i] of active.entries()) {
        if (outcomes[row]!.finite) continue;
        diverged.push(seeds[i]!);
        t.true(sameBits(trainer.read(i), before[row]!));
        t.true(before[row]!.every(Number.isFinite));
      }
      active = active.filter((_, row) => outcomes[row]!.finite);
    }
    const read = seeds.map((_, i) => trainer.read(i));
    trainer.dispose();
    return {read, diverged};
  };
  const {read, diverged} = trained([1, 2, 3, 4]);
  t.deepEqual(diverged, [2]);
  for (const seed of [1, 3, 4]) t.deepEqual(read[seed - 1], trained([seed]).read[0]);
});

test('parameters climb alone until they are ready, then all move', (t) => {
  const graph = network();
  const rule: UpdateRule = {...plainRule, balls: [ball(14, 4)], ascentFrom: 14};
  const run = (trainer: Trainer) => {
    const rounds: number[][] = [];
    for (const i of [0, 1, 2]) fill(trainer, i, i, {l2: 0, radii: [2]});
    for (let step = 0; step < 4; step++) {
      const seen = [0, 0, 0];
      trainer.step(
        [0, 1, 2],
        (_, round) => ({learningRate: 0.01, ascentRate: 0.01 * 2 ** round}),
        (i, round, {gradient}) => {
          seen[i]!++;
          return round === i || Math.abs(gradient[14]!) < 1e-9;
        },
      );
      rounds.push(seen);
    }
    return {rounds, read: [0, 1, 2].map((i) => trainer.read(i))};
  };
  const found = run(fusedTrainer(graph, rule, 3));
  t.deepEqual(found.rounds, Array(4).fill([1, 2, 3]));
  t.deepEqual(found, run(naiveTrainer(graph, rule, 3)));
  const expected = run(tfjsTrainer(backend, graph, rule, 3));
  for (const i of [0, 1, 2]) t.true(difference(found.read[i]!, expected.read[i]!) < 1e-5);
});

test('gathered rows are the rows fed', (t) => {
  const graph = network(6);
  for (const width of [3, 6]) {
    const rows = 18 / width;
    const tables = [0, 1, 2, 3, 4].map((k) => Float32Array.from({length: 10 * width}, (_, i) => i + 0.1 * k));
    const picked = (k: number) => Int32Array.from({length: rows}, (_, i) => (3 * i + k) % 10);
    const [gathered, fed] = [fusedTrainer(graph, plainRule, 5), fusedTrainer(graph, plainRule, 5)];
    for (const k of tables.keys()) {
      for (const trainer of [gathered, fed]) fill(trainer, k, k);
      for (const first of [false, true]) {
        const indices = first ? picked(k) : picked(k + 1);
        gathered.gather(k, [{name: 'x', table: tables[k]!, width}], indices);
      }
      const values = Array.from(picked(k), (i) => [...tables[k]!.subarray(i * width, (i + 1) * width)]);
      fed.feed(k, 'x', Float32Array.from(values.flat()));
    }
    for (const k of tables.keys()) t.deepEqual(gathered.measure(k), fed.measure(k));
    for (const trainer of [gathered, fed]) trainer.dispose();
  }
});

test('a case in four parts has the sums of their terms and gradients', (t) => {
  const graph = network(3);
  const source = generator(4);
  const rule: UpdateRule = {...plainRule, balls: [ball(14, 4)], parts: true};
  const whole = fusedTrainer(network(12), {...rule, parts: false}, 2);
  const trainers = [fusedTrainer(graph, rule, 2), naiveTrainer(graph, rule, 2), whole];
  for (const i of [0, 1]) {
    const parameters = Float32Array.from({length: 18}, () => 0.7 * source.normal());
    const table = Float32Array.from({length: 60}, () => source.normal());
    const values = (length: number) => Float32Array.from({length}, () => Math.abs(source.normal()));
    const [target, weight] = [values(12), values(12)];
    for (const trainer of trainers) {
      trainer.load(i, parameters, {l2: 0, radii: [1]});
      trainer.feed(i, 'target', target);
      trainer.feed(i, 'weight', weight);
      trainer.feed(i, 'share of error', Float32Array.of(0.5));
      const indices = Int32Array.from({length: 12}, (_, row) => (7 * row + i) % 20);
      trainer.gather(i, [{name: 'x', table, width: 3}], indices);
    }
  }
  const [found, naive, plain] = trainers.map((trainer) => {
    const before = trainer.measure(1);
    const outcomes = Array.from({length: 5}, () => trainer.step([0, 1], () => ({learningRate: 0.01})));
    return {before, outcomes, read: [0, 1].map((i) => trainer.read(i))};
  });
  t.deepEqual(found, naive);
  t.true(difference(found!.before.gradient, plain!.before.gradient) < 1e-6);
  t.true(difference(found!.read[1]!, plain!.read[1]!) < 1e-5);
  t.throws(() => fusedTrainer(graph, {...rule, ascentFrom: 14}, 1), {message: /ascentFrom/});
  for (const trainer of trainers) trainer.dispose();
});

test.serial('memory does not grow over 1,000 shapes', (t) => {
  const train = (i: number) => {
    const graph = network(1 + (i % 1000));
    const trainer = fusedTrainer(graph, plainRule, 2);
    for (const k of [0, 1]) fill(trainer, k, k, noRule);
    trainer.step([0, 1], () => scalars);
    trainer.dispose();
  };
  for (let i = 0; i < 200; i++) train(i);
  const before = process.memoryUsage().rss;
  for (let i = 200; i < 1200; i++) train(i);
  t.true(process.memoryUsage().rss - before < 100 * 2 ** 20);
});
