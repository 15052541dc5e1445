import test from 'ava';
import {selectBackend} from '../../models/backend.ts';
import {initialWeights} from '../../models/initialWeights.ts';
import {represent} from '../../models/represent.ts';
import type {Weights} from '../../models/types.ts';
import {deepNetworkPerturbation} from '../../theory/claims/networks/deep-network-perturbation.ts';
import {transformerPerturbation} from '../../theory/claims/networks/transformer-perturbation.ts';
import {generator} from '../../theory/laws/generator.ts';
import type {IntervalMatrix} from '../../theory/linear/intervalMatrix.ts';
import type {Matrix} from '../../theory/linear/matrix.ts';
import type {Architecture} from '../../theory/networks/architecture.ts';
import {deepNetwork, encodeTokens} from '../../theory/networks/evaluateNetwork.ts';
import {verdictOf} from '../evaluate/verdictOf.ts';
import {trainedNetwork} from './trainedNetwork.ts';

function normals(rows: number, columns: number): Matrix {
  const random = generator(5);
  return {
    rows,
    columns,
    data: Float64Array.from({length: rows * columns}, () => Math.fround(random.normal() / 2)),
  };
}

/** A small step away, rounded to float32. */
function moved(weights: Weights, size: number): Weights {
  const random = generator(9);
  return {...weights, values: weights.values.map((x) => Math.fround(x + size * random.normal()))};
}

/** float32 forward passes are off by rounding; 1e-5 is far above it and far below the outputs, which are about 0.3. */
function close(enclosed: IntervalMatrix, computed: ArrayLike<number>): number {
  let worst = 0;
  for (const [i, lo] of enclosed.lo.entries()) {
    worst = Math.max(worst, Math.abs(computed[i]! - lo), enclosed.hi[i]! - lo);
  }
  return worst;
}

test('the enclosed deep network is the one that models/ trains', async (t) => {
  const backend = await selectBackend('cpu');
  for (const activation of ['relu', 'tanh', 'leaky'] as const) {
    const architecture: Architecture = {kind: 'context', inputs: 6, widths: [8, 5], outputs: 3, activation};
    const weights = initialWeights(architecture, 3);
    const input = normals(4, 6);
    const c = trainedNetwork(weights, moved(weights, 0.01), input);
    const [computed] = represent(backend, architecture, [{inputs: input.data, weights}]);
    t.true(close(deepNetwork(c).first, computed!.table) < 1e-5, activation);
    t.is(verdictOf(deepNetworkPerturbation.evaluate(c)), 'holds');
  }
});

test('the enclosed masked transformer is the one that models/ trains', async (t) => {
  const backend = await selectBackend('cpu');
  for (const [heads, blocks] of [
    [1, 1],
    [2, 3],
  ] as const) {
    const architecture: Architecture = {
      kind: 'masked',
      tokens: 4,
      inputs: 5,
      width: 8,
      blocks,
      heads,
      hidden: 6,
      activation: 'tanh',
    };
    const weights = initialWeights(architecture, 4, 0.5);
    const input = normals(4, 5);
    const masks = [0, 1, 0, 1];
    const c = trainedNetwork(
      weights,
      moved(weights, 0.001),
      input,
      masks.map((m) => m === 1),
    );
    const [computed] = represent(backend, architecture, [
      {inputs: input.data, masks: Uint8Array.from(masks), weights},
    ]);
    t.true(close(encodeTokens(c).first, computed!.tokens!) < 1e-5, `${blocks} blocks`);
    const found = transformerPerturbation.evaluate(c);
    t.is(verdictOf(found), 'holds');
    t.log(`${blocks} blocks: lhs/rhs ${found.lhs.lo / found.rhs.hi}`);
  }
});

test('two architectures cannot be compared, nor networks that no lemma is about', (t) => {
  const a: Architecture = {kind: 'context', inputs: 2, widths: [2], outputs: 1, activation: 'relu'};
  const b: Architecture = {...a, widths: [3]};
  t.throws(() => trainedNetwork(initialWeights(a, 1), initialWeights(b, 1), normals(1, 2)), {
    message: /trainedNetwork: second: expected the architecture of first/,
  });
  const biased = initialWeights({...a, kind: 'mlp'}, 1);
  t.throws(() => trainedNetwork(biased, biased, normals(1, 2)), {message: /expected context or masked/});
});
