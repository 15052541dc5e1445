import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import type {Objective} from './descend.ts';

/** Terms [K] each and the gradient [K, size] at the given parameters. Leaves no tensor behind. */
export function measure(
  {tf}: Backend,
  objective: Objective,
  cases: readonly {parameters: Float32Array}[],
  active: readonly number[],
  feed: Tensor[] = objective.feed(active),
): {terms: Float32Array[]; gradient: Float32Array} {
  const size = cases[active[0]!]!.parameters.length;
  const packed = new Float32Array(active.length * size);
  for (const [row, index] of active.entries()) packed.set(cases[index]!.parameters, row * size);
  let terms: Tensor[] = [];
  // Assigned, not returned: tidy would search a returned array for tensors, number by number.
  let gradient: Float32Array = packed;
  tf.tidy(() => {
    const {grad} = tf.valueAndGrad((flat: Tensor) => {
      // Kept, because the values per case are wanted and the tape hands back only their sum.
      terms = objective.evaluate(flat, feed, active).map((term) => tf.keep(term.clone()));
      const weighted = terms.map((term, t) => {
        const own = active.map((i) => objective.weights[t]![i]!);
        return own.every((weight) => weight === 1) ? term : tf.mul(term, tf.tensor1d(own));
      });
      return tf.sum(weighted.length === 1 ? weighted[0]! : tf.addN(weighted));
    })(tf.tensor2d(packed, [active.length, size]));
    gradient = grad.dataSync<'float32'>();
  });
  const values = terms.map((term) => term.dataSync<'float32'>());
  tf.dispose(terms);
  return {terms: values, gradient};
}
