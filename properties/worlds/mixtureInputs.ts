import type {Generator} from '../../theory/laws/generator.ts';

/**
 * Points of a mixture with centres on the unit sphere, scaled to norm at most 1, in float32: [points x length].
 *
 * @param groups the component of each point
 * @param spread expected distance from the centre, before scaling
 */
export function mixtureInputs(
  random: Generator,
  length: number,
  groups: Int32Array,
  components: number,
  spread = 0.6,
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
