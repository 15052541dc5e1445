/** Network cases from weights of models/: what was trained, put under the lemmas of theory section 6. */
import {namedParameters} from '../../models/layout.ts';
import type {Weights} from '../../models/types.ts';
import {boundsOf} from '../../theory/covering/encoders/index.ts';
import {inputError} from '../../theory/errors.ts';
import type {Matrix} from '../../theory/linear/matrix.ts';
import type {NetworkCase, Tables} from '../../theory/networks/networkCase.ts';

/** Every table by name, in the order of the weights. */
export function tablesOf(weights: Weights): Tables {
  return new Map(
    [...namedParameters(weights)].map(([name, {shape, values}]) => [
      name,
      {rows: shape[0], columns: shape[1], data: Float64Array.from(values)},
    ]),
  );
}

/**
 * @param first and `second` have the same architecture. Context: the encoder, kind `deep`. Masked: everything.
 * @param input context: one row per input. Masked: the tokens of one input.
 * @param masked masked only: whether each token is in K.
 * @throws InputError where the architectures differ, or are of a kind that no lemma is about
 * @example
 * ```ts
 * import {evaluate, findClaim, train, worlds} from 'transferbound';
 *
 * const shared = {points: 8, draws: 20, labelled: 4};
 * await train({...shared, steps: 2, save: 'first.safetensors'});
 * await train({...shared, steps: 4, save: 'second.safetensors'});
 * const [first, second] = [await worlds.loadWeights('first.safetensors'), await worlds.loadWeights('second.safetensors')];
 * const {architecture} = first;
 * const columns = 'inputs' in architecture ? architecture.inputs : 0;
 * const input = {rows: 1, columns, data: new Float64Array(columns).fill(0.5)};
 * evaluate(findClaim('deep-network-perturbation'), worlds.trainedNetwork(first, second, input)).verdict; // => 'holds'
 * ```
 */
export function trainedNetwork(
  first: Weights,
  second: Weights,
  input: Matrix,
  masked?: readonly boolean[],
): NetworkCase {
  const {architecture} = first;
  if (JSON.stringify(architecture) !== JSON.stringify(second.architecture))
    throw inputError('trainedNetwork', 'second', 'the architecture of first', second.architecture);
  const {networkCase} = boundsOf(architecture);
  if (!networkCase) throw inputError('trainedNetwork', 'first', 'context or masked', architecture.kind);
  return networkCase(tablesOf(first), tablesOf(second), input, masked);
}
