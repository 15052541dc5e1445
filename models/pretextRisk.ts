import {decoderMatrix} from './layout.ts';
import type {PoolInputs, Representation, Table, Weights} from './types.ts';

/**
 * The pretext loss averaged over draws, in float64 from the table and the decoder. Context: |W h_j - w_j|^2.
 * Masked: the mean over p in K_j of |W h_p - z_p|^2.
 *
 * @param draws indices into the pool; pass 0..M-1 for the uniform law.
 * @param counts how often each draw counts; default once
 */
export function pretextRisk(
  weights: Weights,
  representation: Representation,
  pool: PoolInputs & {readonly targets?: Table},
  draws: ArrayLike<number>,
  counts?: ArrayLike<number>,
): number {
  const losses = pretextLosses(weights, representation, pool);
  let sum = 0;
  let total = 0;
  for (let i = 0; i < draws.length; i++) {
    const count = counts === undefined ? 1 : counts[i]!;
    sum += count * losses[draws[i]!]!;
    total += count;
  }
  return sum / total;
}

/** The pretext loss at each point of the pool, [M]. */
export function pretextLosses(
  weights: Weights,
  {rows, width, table, tokens}: Representation,
  {inputs, masks, targets}: PoolInputs & {readonly targets?: Table},
): Float64Array {
  const decoder = decoderMatrix(weights);
  const outputs = decoder.length / width;
  const squared = (features: Table, row: number, target: Table) => {
    let sum = 0;
    for (let o = 0; o < outputs; o++) {
      let difference = -target[row * outputs + o]!;
      for (let k = 0; k < width; k++) difference += decoder[o * width + k]! * features[row * width + k]!;
      sum += difference * difference;
    }
    return sum;
  };
  if (tokens === undefined || masks === undefined) {
    return Float64Array.from({length: rows}, (_, j) => squared(table, j, targets!));
  }
  const each = masks.length / rows;
  return Float64Array.from({length: rows}, (_, j) => {
    let sum = 0;
    let count = 0;
    for (let p = j * each; p < (j + 1) * each; p++) {
      if (masks[p] !== 1) continue;
      sum += squared(tokens, p, inputs);
      count++;
    }
    return sum / count;
  });
}
