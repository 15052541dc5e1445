/** Network cases from weights of models/: what was trained, put under the lemmas of theory section 6. */
import {namedParameters} from '../../models/layout.ts';
import type {Weights} from '../../models/types.ts';
import {inputError} from '../../theory/errors.ts';
import type {Matrix} from '../../theory/linear/matrix.ts';
import {makeNetworkCase, type NetworkCase} from '../../theory/networks/networkCase.ts';

function tables(weights: Weights): Map<string, Matrix> {
  return new Map(
    [...namedParameters(weights)]
      .filter(([name]) => weights.architecture.kind === 'masked' || name !== 'decoder')
      .map(([name, {shape, values}]) => [
        name,
        {rows: shape[0], columns: shape[1], data: Float64Array.from(values)},
      ]),
  );
}

/**
 * @param first and `second` have the same architecture. Context: the encoder, kind `deep`. Masked: everything.
 * @param input context: one row an input. Masked: the tokens of one input.
 * @param masked masked only: whether each token is in K.
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
  const context = architecture.kind === 'context';
  return makeNetworkCase({
    network: context ? 'deep' : 'masked',
    activation: architecture.activation,
    heads: context ? 1 : architecture.heads,
    first: tables(first),
    second: tables(second),
    input,
    ...(masked ? {masked} : {}),
  });
}
