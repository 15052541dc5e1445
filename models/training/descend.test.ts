import test from 'ava';
import type {Architecture} from '../../theory/networks/architecture.ts';
import {encoderOf} from '../encoders/index.ts';
import {fusedTrainer} from '../engine/fused/fusedTrainer.ts';
import {plainRule} from '../engine/testing/agreement.ts';
import {initialWeights} from '../initialWeights.ts';
import {parameterLayout} from '../layout.ts';
import {pretextSources} from '../pretrain.ts';
import {contextCase, maskedCase, smallContext, smallMasked} from '../testCases.ts';
import type {PretrainCase} from '../types.ts';
import {batches} from './batches.ts';
import {feedFixed, objectiveGraph} from './objective.ts';
import {pretextTerm} from './pretextTerm.ts';

/**
 * Largest difference between the gradient and central differences, relative to the largest entry.
 * @param every checks one parameter in so many
 */
async function gradientError(a: Architecture, cases: PretrainCase[], every = 1): Promise<number> {
  const terms = [pretextTerm(encoderOf(a), pretextSources('test', a, cases, {}))];
  const trainer = fusedTrainer(objectiveGraph(parameterLayout(a), terms), plainRule, cases.length);
  let [worst, largest] = [0, 0];
  const step = 2 ** -7;
  for (const [k, {seed}] of cases.entries()) {
    const {values} = initialWeights(a, seed, 1.5);
    const at = (parameters: Float32Array) => {
      trainer.load(k, parameters, {l2: 0, radii: []});
      return trainer.measure(k);
    };
    feedFixed(trainer, terms, k);
    const {gradient} = at(values);
    largest = gradient.reduce((most, g) => Math.max(most, Math.abs(g)), largest);
    for (let i = 0; i < values.length; i += every) {
      const moved = (shift: number) => at(values.with(i, values[i]! + shift)).terms[0]!;
      worst = Math.max(worst, Math.abs((moved(step) - moved(-step)) / (2 * step) - gradient[i]!));
    }
  }
  trainer.dispose();
  return worst / largest;
}

for (const activation of ['tanh', 'relu', 'leaky'] as const) {
  test.serial(`context gradients agree with finite differences: ${activation}`, async (t) => {
    const a = {...smallContext, activation};
    t.true((await gradientError(a, [contextCase(1)])) < 2e-2);
    t.true((await gradientError(a, [contextCase(1), contextCase(2, 9, 7)])) < 2e-2);
  });
}

test.serial('masked gradients agree with finite differences, projection included', async (t) => {
  t.true((await gradientError(smallMasked, [maskedCase(1)], 2)) < 2e-2);
  t.true((await gradientError(smallMasked, [maskedCase(1), maskedCase(2)], 7)) < 2e-2);
});

test('batches of a pass are a permutation, equal for equal seeds', (t) => {
  const [first, second] = [batches(10, 5, 3), batches(10, 5, 3)];
  const pass = [...first.next(), ...first.next()];
  t.deepEqual(
    [...pass].sort((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  t.deepEqual([...second.next(), ...second.next()], pass);
  t.true(batches(4, 9, 1).fixed);
});
