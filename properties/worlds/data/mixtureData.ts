import {type Generator, generator} from '../../../theory/laws/generator.ts';
import type {WorldInputs} from './worldInputs.ts';

/** A Gaussian mixture; its components are the groups of the shifts, and `norm` is |x|. */
export interface MixtureData {
  readonly kind: 'mixture';
  /** M, points of the pool. */
  readonly points: number;
  readonly components: number;
  /** Standard deviation of a component times the root of the input's length; default 0.6. */
  readonly spread?: number;
}

/**
 * Points of a mixture with centres on the unit sphere, scaled to norm at most 1, in float32: [points x length].
 *
 * @param groups the component of each point
 */
function mixture(
  random: Generator,
  length: number,
  groups: Int32Array,
  {components, spread = 0.6}: MixtureData,
): Float64Array {
  const unit = (values: Float64Array, least: number) => {
    const norm = Math.max(least, Math.hypot(...values));
    return values.map((x) => x / norm);
  };
  const normal = () => Float64Array.from({length}, () => random.normal());
  const centres = Array.from({length: components}, () => unit(normal(), 2 ** -40));
  const data = new Float64Array(groups.length * length);
  for (const [j, group] of groups.entries()) {
    const x = centres[group]!.map((c) => c + (spread * random.normal()) / Math.sqrt(length));
    data.set(unit(x, 1).map(Math.fround), j * length);
  }
  return data;
}

/** @param length of an input, all its tokens together */
export function mixtureData(data: MixtureData, length: number, seed: number): WorldInputs {
  const groups = Int32Array.from({length: data.points}, (_, j) => j % data.components);
  const inputs = mixture(generator(seed).derive('inputs'), length, groups, data);
  const norm = () =>
    Float64Array.from(groups, (_, j) => Math.hypot(...inputs.subarray(j * length, (j + 1) * length)));
  return {inputs, groups, features: () => ({norm: norm()}), total: 2 ** 20};
}
