/** What every kind of encoder must satisfy: a new one is tested here without a line of its own. */
import test from 'ava';
import {
  decodeWeights,
  drawMasks,
  ENCODER_KINDS,
  encoderOf,
  encodeWeights,
  initialWeights,
  type PretrainCase,
  parameterCount,
  parameterLayout,
  pretextRisk,
  pretrain,
  represent,
  selectBackend,
  type Weights,
} from '../../../models/index.ts';
import {InputError} from '../../../theory/errors.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {Architecture} from '../../../theory/networks/architecture.ts';
import {rowPoints} from '../endToEnd/ballWorld.ts';
import {enclosedNetwork} from '../endToEnd/encodeNetwork.ts';
import {hasTokens, presetsOf} from './index.ts';

const backend = await selectBackend();
const POINTS = 6;

function caseOf(a: Architecture, seed: number): PretrainCase {
  const random = generator(seed);
  const {tokens, inputs, outputs} = encoderOf(a);
  const normals = (length: number) => Float64Array.from({length}, () => Math.fround(random.normal() / 2));
  const data = normals(POINTS * (tokens ?? 1) * inputs);
  return {
    inputs: data,
    ...(tokens === undefined
      ? {targets: normals(POINTS * outputs)}
      : {masks: drawMasks({kind: 'count', count: 2}, tokens, POINTS, random)}),
    draws: Int32Array.from({length: POINTS}, (_, i) => i),
    seed,
    steps: 1,
    learningRate: 1 / 4,
    initialScale: 0.8,
  };
}

for (const kind of ENCODER_KINDS) {
  const presets = presetsOf(kind);
  const all = [...presets.mixture, ...presets.images, ...presets.inBall.mixture, ...presets.inBall.images];

  test(`${kind}: presets are of the kind, can be built, and agree about tokens`, (t) => {
    const edges = [
      presets.constantRepresentation(false),
      presets.constantRepresentation(true),
      presets.violatesA2,
      presets.violatesA3,
    ];
    const shapes = edges.flatMap(({architecture}) => architecture ?? []);
    for (const a of [...all, ...shapes, presets.swept(3, 4), presets.radReg]) {
      t.is(a.kind, kind);
      const {tokens, width, outputs, tableCount} = encoderOf(a);
      t.is(tokens !== undefined, hasTokens(kind));
      const layout = parameterLayout(a);
      t.is(layout.length, tableCount);
      t.deepEqual([layout.at(-1)!.name, ...layout.at(-1)!.shape], ['decoder', width, outputs]);
      t.is(new Set(layout.map(({name}) => name)).size, tableCount);
    }
    t.throws(() => encoderOf({...all[0]!, inputs: 0}), {instanceOf: InputError});
  });

  test(`${kind}: weights come back from a file as they were`, (t) => {
    const weights = initialWeights(all[0]!, 3);
    t.deepEqual(decodeWeights(encodeWeights(weights)), {...weights, notes: {}});
  });

  test.serial(`${kind}: the enclosed network is the one that models/ trains`, (t) => {
    for (const [i, a] of presets.inBall.mixture.entries()) {
      const {inputs, masks} = caseOf(a, i);
      const pool = {inputs, ...(masks ? {masks} : {})};
      const weights = initialWeights(a, i, 0.8);
      const {table} = enclosedNetwork(a, weights, pool, rowPoints(pool, POINTS));
      const [computed] = represent(backend, a, [{...pool, weights}]);
      t.is(computed!.table.length, table.data.length);
      // Tables are rounded to multiples of 2^-16.
      for (const [k, x] of computed!.table.entries()) t.true(Math.abs(x - table.data[k]!) < 2 ** -17 + 1e-5);
      t.true(computed!.table.some((x) => Math.abs(x) > 0.01));
    }
  });

  test.serial(`${kind}: a step of gradient descent follows central differences of the risk`, async (t) => {
    const a = {...presets.inBall.mixture.at(-1)!, activation: 'tanh'} as const;
    const c = caseOf(a, 1);
    const start = initialWeights(a, c.seed, 0.8);
    const [trained] = await pretrain(backend, a, [{...c, initial: start}], {optimizer: 'sgd'});
    const step = 2 ** -7;
    const shifted = Array.from({length: 2 * parameterCount(a)}, (_, i): Weights => {
      const values = start.values.slice();
      values[i >> 1]! += i % 2 === 0 ? step : -step;
      return {architecture: a, values};
    });
    const tables = represent(
      backend,
      a,
      shifted.map((weights) => ({...c, weights})),
    );
    const risks = tables.map((h, i) => pretextRisk(shifted[i]!, h, c, c.draws));
    const gradient = start.values.map((x, i) => (x - trained!.weights.values[i]!) / c.learningRate);
    const largest = gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0);
    for (const [i, g] of gradient.entries()) {
      const estimate = (risks[2 * i]! - risks[2 * i + 1]!) / (2 * step);
      t.true(Math.abs(g - estimate) < 0.02 * largest, `parameter ${i}: ${g}, ${estimate}`);
    }
  });
}
