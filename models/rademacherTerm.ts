/** The Rademacher term of a regularised objective, as graphs over a leading case axis. */
import type {Tensor, Tensor3D} from '@tensorflow/tfjs';
import {generator} from '../theory/laws/generator.ts';
import {activate} from './activate.ts';
import type {Backend} from './backend.ts';
import type {Batch} from './encoders/encoder.ts';
import {inputBatch, type ReadyInputs} from './feeder.ts';
import {encode, pool} from './network.ts';
import type {Term} from './objective.ts';
import type {Parts} from './parts.ts';
import type {Architecture} from './types.ts';

export interface RademacherSource {
  readonly ready: ReadyInputs;
  /** S: indices into the pool. */
  readonly sample: ArrayLike<number>;
  /** R. */
  readonly radius: number;
  /** How much the term counts. */
  readonly weight: number;
  readonly seed: number;
}

export interface RademacherForm {
  /** J. */
  readonly vectors: number;
  readonly fresh: boolean;
  /** How the inner supremum is found: `exact` for linear heads, else by trained heads. */
  readonly inner: 'exact' | 'linear' | 'twoLayer';
}

/** (R/J) sum_j |sum_i sigma_ij h_i|, [K]. Safe at 0, where it takes the slope 0. */
function exactSupremum({tf}: Backend, h: Tensor, signs: Tensor, radius: Tensor): Tensor {
  const squared = tf.sum(tf.square(tf.matMul(signs, h)), 2);
  return tf.mul(tf.mean(tf.sqrt(tf.maximum(squared, 1e-30)), 1), radius);
}

/** (1/J) sum_j sum_i sigma_ij f_j(h_i) for heads that are parameters, [K]. */
function atHeads(b: Backend, h: Tensor, signs: Tensor, parts: Parts, inner: 'linear' | 'twoLayer'): Tensor {
  const {tf} = b;
  const [cases, vectors, rows] = signs.shape as [number, number, number];
  if (inner === 'linear') {
    const scores = tf.matMul(parts.get('heads')!, h, false, true);
    return tf.div(tf.sum(tf.mul(scores, signs), [1, 2]), vectors);
  }
  const outer = parts.get('heads.outer')!;
  const hidden = outer.shape[2];
  const features = activate(b, 'tanh', tf.matMul(h, parts.get('heads.inner')!, false, true));
  const perHead = tf.reshape(features, [cases, rows, vectors, hidden]);
  const scores = tf.sum(tf.mul(perHead, tf.reshape(outer, [cases, 1, vectors, hidden])), 3);
  return tf.div(tf.sum(tf.mul(scores, tf.transpose(signs, [0, 2, 1])), [1, 2]), vectors);
}

/** Rhat over S per case for the sign vectors at hand: the same each step, or new ones each step. */
export function rademacherTerm(
  b: Backend,
  a: Architecture,
  sources: readonly RademacherSource[],
  {vectors, fresh, inner}: RademacherForm,
): Term<'rademacher'> {
  const {tf} = b;
  const streams = sources.map(({seed}) => generator(seed).derive('signs'));
  const draw = (i: number) =>
    Int8Array.from({length: vectors * sources[i]!.sample.length}, () => streams[i]!.sign());
  const fixed = fresh ? undefined : sources.map((_, i) => draw(i));
  return {
    name: 'rademacher',
    weights: sources.map(({weight}) => weight),
    fixed: !fresh,
    build(active) {
      const own = active.map((i) => sources[i]!);
      const samples = own.map(({sample}) => sample);
      const inputs = inputBatch(
        b,
        a,
        own.map(({ready}) => ready),
        samples,
      );
      const rows = Math.max(...samples.map(({length}) => length));
      // Rows that only fill a sample up to the longest have sign 0.
      const signs = new Float32Array(own.length * vectors * rows);
      for (const [k, i] of active.entries()) {
        const count = samples[k]!.length;
        const drawn = fixed?.[i] ?? draw(i);
        for (let j = 0; j < vectors; j++) {
          signs.set(drawn.subarray(j * count, (j + 1) * count), (k * vectors + j) * rows);
        }
      }
      const perInput = own.map(({sample}) => 1 / sample.length);
      const radii = own.map(({radius}) => radius);
      const all = tf.tensor3d(signs, [own.length, vectors, rows]);
      return [...inputs.all, all, tf.tensor1d(perInput), tf.tensor1d(radii)];
    },
    evaluate(parts, feed) {
      const [inputs, mask, share] = feed.slice(0, -3);
      const [signs, perInput, radii] = feed.slice(-3) as [Tensor3D, Tensor, Tensor];
      const batch: Batch = mask && share ? {inputs: inputs!, mask, share} : {inputs: inputs!};
      const h = pool(b, a, encode(b, a, parts, batch), batch);
      const supremum =
        inner === 'exact' ? exactSupremum(b, h, signs, radii) : atHeads(b, h, signs, parts, inner);
      return tf.mul(supremum, perInput);
    },
  };
}
