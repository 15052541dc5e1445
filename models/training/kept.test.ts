// A training that ends at any step and goes on from what was kept there ends with the same bits.
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import type {Backend} from '../backend.ts';
import {fusedBackend} from '../engine/fused/fusedBackend.ts';
import {tfjsOn} from '../engine/testing/tfjsOn.ts';
import {pretrain} from '../pretrain.ts';
import {type RadRegOptions, radReg} from '../radReg.ts';
import {contextCase, maskedCase, smallContext, smallMasked} from '../testCases.ts';
import type {Descent, PretrainCase, TrainingOptions} from '../types.ts';
import type {KeptCase, TrainingKeeper} from './kept.ts';

const cpu = await tfjsOn('cpu');
const STEPS = 12;

/** What a keeper kept of one loop, and what it was told. */
interface Memory {
  cases?: readonly KeptCase[];
  identity?: string;
  how?: string;
  resumedAt?: number;
}

class Killed extends Error {}

/** Keeps after each step, and kills the process, so to speak, after so many; goes on with what a memory has. */
function keeperOf(memory: Memory, most: number): TrainingKeeper {
  let steps = 0;
  return {
    next(identity) {
      const found = memory.identity === identity ? memory.cases : undefined;
      if (found) memory.resumedAt = Math.max(...found.map((c) => c.steps));
      memory.identity = identity;
      return {
        found,
        due: () => true,
        keep(cases, how) {
          memory.cases = structuredClone(cases);
          memory.how = how;
          if (++steps >= most && how === 'going on') throw new Killed();
        },
      };
    },
  };
}

type Training = (backend: Backend) => Promise<readonly (Descent & {weights: {values: Float32Array}})[]>;

const shared = fc.record({
  optimizer: fc.constantFrom('adam', 'sgd'),
  batchSize: fc.constantFrom(undefined, 4),
  decay: fc.constantFrom('none', 'linear'),
  earlyStop: fc.constantFrom(undefined, {window: 2, patience: 1, tolerance: 0.2}),
});

const plain = ({batchSize, earlyStop, ...rest}: Partial<TrainingOptions>): TrainingOptions => ({
  ...rest,
  ...(batchSize && {batchSize}),
  ...(earlyStop && {earlyStop}),
});

const caseOf = (seed: number, masked: boolean): PretrainCase => ({
  ...(masked ? maskedCase(seed) : contextCase(seed)),
  // Some end before others, and one diverges.
  steps: STEPS - seed,
  ...(seed === 3 ? {decoderRadius: 0.5, l2: 0.01} : {}),
  ...(seed === 4 ? {learningRate: 1e30} : {}),
});

const pretrainings = fc
  .tuple(shared, fc.boolean(), fc.boolean())
  .map(([options, masked, inParts]): Training => {
    const cases = [1, 2, 3, 4, 5].map((seed) => caseOf(seed, masked));
    const architecture = masked ? smallMasked : smallContext;
    return (backend) =>
      pretrain(backend, architecture, cases, {
        ...plain(options as TrainingOptions),
        inParts,
        reportEvery: 1e6,
      });
  });

const regularised = fc
  .tuple(shared, fc.constantFrom<RadRegOptions>({signs: 'fresh'}, {method: 'descentAscent', ascentSteps: 2}))
  .map(([options, method]): Training => {
    const cases = [1, 2].map((seed) => ({
      ...caseOf(seed, false),
      lambda: seed - 1,
      sample: [0, 1, 2],
      headRadius: 1,
      decoderRadius: 2,
    }));
    return (backend) =>
      radReg(backend, smallContext, cases, {...plain(options as TrainingOptions), ...method, vectors: 3});
  });

testProp(
  'a training that was killed goes on with the same bits',
  [fc.oneof(pretrainings, regularised), fc.integer({min: 1, max: STEPS}), fc.nat(3)],
  async (t, training, most, slow) => {
    const backend = slow === 0 ? cpu : fusedBackend;
    const whole = await training(backend);
    const memory: Memory = {};
    const first = training({...backend, keeper: keeperOf(memory, most)});
    await first.catch((error: unknown) => t.true(error instanceof Killed));
    const again = await training({...backend, keeper: keeperOf(memory, Number.POSITIVE_INFINITY)});
    t.is(memory.how, 'finished');
    t.true((memory.resumedAt ?? 0) >= 1);
    const evidence = (all: Awaited<ReturnType<Training>>) =>
      all.map(({steps, stopped, curves, ascent, weights}) => ({steps, stopped, curves, ascent, weights}));
    t.deepEqual(evidence(again), evidence(whole));
  },
  {numRuns: 16, seed: 1},
);

test('what was kept of another loop is not gone on with', async (t) => {
  const memory: Memory = {};
  const keeper = keeperOf(memory, Number.POSITIVE_INFINITY);
  const backend = {...fusedBackend, keeper};
  await pretrain(backend, smallContext, [contextCase(1)]);
  await pretrain(backend, smallContext, [{...contextCase(1), learningRate: 0.02}]);
  t.is(memory.resumedAt, undefined);
  await pretrain(backend, smallContext, [{...contextCase(1), learningRate: 0.02}]);
  t.is(memory.resumedAt, 50);
});

test('a training that is stopped is kept as it is, and for good', async (t) => {
  const memory: Memory = {};
  const stop = new AbortController();
  const keeper = keeperOf(memory, Number.POSITIVE_INFINITY);
  const options = {signal: stop.signal, onStep: ({step}: {step: number}) => step === 7 && stop.abort()};
  await pretrain({...fusedBackend, keeper}, smallContext, [contextCase(1)], options);
  t.is(memory.how, 'stopped');
  t.deepEqual(
    memory.cases!.map(({steps, stopped}) => [steps, stopped]),
    [[7, undefined]],
  );
});
