import test from 'ava';
import {selectBackend} from './backend.ts';
import {batches} from './batches.ts';
import {initialWeights} from './initialWeights.ts';
import {parameterLayout} from './layout.ts';
import {measure} from './measure.ts';
import {sumOfTerms} from './objective.ts';
import {pretextTerm} from './pretextTerm.ts';
import {pretextSources} from './pretrain.ts';
import {contextCase, maskedCase, smallContext, smallMasked} from './testCases.ts';
import type {Architecture, PretrainCase} from './types.ts';

/**
 * Largest difference between the gradient and central differences, relative to the largest entry.
 * @param every checks one parameter in so many
 */
async function gradientError(a: Architecture, cases: PretrainCase[], every = 1): Promise<number> {
  const backend = await selectBackend();
  const terms = [pretextTerm(backend, a, pretextSources('test', a, cases, {}))];
  const objective = sumOfTerms(backend, parameterLayout(a), terms);
  const all = cases.map(({seed}) => ({parameters: initialWeights(a, seed, 1.5).values}));
  const active = [...cases.keys()];
  const {gradient} = measure(backend, objective, all, active);
  const size = all[0]!.parameters.length;
  const largest = gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0);
  const step = 2 ** -7;
  let worst = 0;
  for (let i = 0; i < size; i += every) {
    const at = (shift: number) => {
      const moved = all.map(({parameters}) => {
        const copy = parameters.slice();
        copy[i]! += shift;
        return {parameters: copy};
      });
      return measure(backend, objective, moved, active).terms[0]!;
    };
    const [above, below] = [at(step), at(-step)];
    for (const k of active) {
      const estimate = (above[k]! - below[k]!) / (2 * step);
      worst = Math.max(worst, Math.abs(estimate - gradient[k * size + i]!));
    }
  }
  objective.dispose();
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
