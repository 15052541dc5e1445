import {inputError} from '../../../theory/errors.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import type {TrainedSetting} from './setting.ts';

/** Tables at the pool points that a task can be about: the reference's, and some other of the same class. */
export interface TaskFeatures {
  readonly own: Matrix;
  readonly other: Matrix;
}

/** Most numbers that a function can be handed as arguments. */
const ARGUMENTS = 65_536;

/** Of a vector of any number of entries. */
function length(x: Float64Array): number {
  if (x.length <= ARGUMENTS) return Math.hypot(...x);
  const parts = Array.from({length: Math.ceil(x.length / ARGUMENTS)}, (_, k) =>
    length(x.subarray(k * ARGUMENTS, (k + 1) * ARGUMENTS)),
  );
  return length(Float64Array.from(parts));
}

/** Scores of a random linear head on a table, of length 1. */
function scores(random: Generator, {rows, columns, data}: Matrix, centred: boolean): Float64Array {
  const head = Float64Array.from({length: columns}, () => random.normal());
  const raw = Float64Array.from({length: rows}, (_, j) =>
    head.reduce((sum, a, i) => sum + a * data[j * columns + i]!, 0),
  );
  const mean = centred ? raw.reduce((a, b) => a + b, 0) / raw.length : 0;
  const spread = length(raw.map((x) => x - mean)) || 1;
  return raw.map((x) => (x - mean) / spread);
}

/**
 * P(y = +1 | x_j): by the sign of cos(rotation) times a score on the reference plus sin(rotation) times one on other
 * features, or by the groups of the points.
 *
 * @throws InputError where a task by a head meets a world without a teacher
 */
export function labels(
  {task, data, seed}: TrainedSetting,
  groups: Int32Array,
  features: TaskFeatures | undefined,
): Float64Array {
  if (task.kind === 'groups') {
    const known = 'classes' in data ? data.classes : Array.from({length: data.components}, (_, g) => g);
    const stray = task.positive.find((group) => !known.includes(group));
    if (stray !== undefined)
      throw inputError('labels', 'task.positive', `groups among [${known.join(', ')}]`, stray);
    return Float64Array.from(groups, (group) => (task.positive.includes(group) ? 1 : 0));
  }
  if (!features) throw inputError('labels', 'reference', 'a teacher, which the task is about', 'none');
  const {rotation, noise, uncentred} = task;
  const random = generator(seed).derive('labels');
  const first = scores(random, features.own, uncentred !== true);
  const second = scores(random, features.other, uncentred !== true);
  return first.map((s, j) =>
    Math.cos(rotation) * s + Math.sin(rotation) * second[j]! >= 0 ? 1 - noise : noise,
  );
}
