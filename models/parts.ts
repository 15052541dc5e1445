import type {Tensor, Tensor3D} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import type {Parameter} from './layout.ts';

/** Named parameters of K cases, [K, rows, columns] each. */
export type Parts = ReadonlyMap<string, Tensor3D>;

/** Splits [K, size] into the named parameters. Its gradient is one concat. */
export function splitParameters({tf}: Backend, layout: readonly Parameter[], flat: Tensor): Parts {
  const sizes = layout.map(({size}) => size);
  const parts = tf.split(flat, sizes, 1);
  return new Map(
    layout.map(({name, shape}, i) => [name, tf.reshape(parts[i]!, [flat.shape[0]!, ...shape]) as Tensor3D]),
  );
}
