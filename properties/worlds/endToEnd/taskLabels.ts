import type {Generator} from '../../../theory/laws/generator.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';

/** Scores of a random linear head on a table, of length 1; not centred, as heads have no intercept. */
function scores(random: Generator, {rows, columns, data}: Matrix): Float64Array {
  const head = Float64Array.from({length: columns}, () => random.normal());
  const raw = Float64Array.from({length: rows}, (_, j) =>
    head.reduce((sum, a, i) => sum + a * data[j * columns + i]!, 0),
  );
  const spread = Math.hypot(...raw) || 1;
  return raw.map((x) => x / spread);
}

/** P(y = +1 | x_j): the sign of cos(rotation) times a score on `own` plus sin(rotation) times one on `other`. */
export function taskLabels(
  random: Generator,
  {rotation, noise}: {readonly rotation: number; readonly noise: number},
  own: Matrix,
  other: Matrix,
): Float64Array {
  const [first, second] = [scores(random, own), scores(random, other)];
  return first.map((s, j) =>
    Math.cos(rotation) * s + Math.sin(rotation) * second[j]! >= 0 ? 1 - noise : noise,
  );
}
