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

/** A share of the points that has either sign. */
const LEAST_SHARE = 1 / 8;

interface Scored {
  /** Of length 1. */
  readonly scores: Float64Array;
  /** Whether each sign has its share of the points. */
  readonly both: boolean;
  /** The mean distance of a score from 0, heads of length 1. */
  readonly strength: number;
}

/** Scores of a linear head on a table. */
function scored(head: Float64Array, {rows, columns, data}: Matrix, centred: boolean): Scored {
  const raw = Float64Array.from({length: rows}, (_, j) =>
    head.reduce((sum, a, i) => sum + a * data[j * columns + i]!, 0),
  );
  const mean = centred ? raw.reduce((a, b) => a + b, 0) / raw.length : 0;
  const shifted = raw.map((x) => x - mean);
  const spread = length(shifted) || 1;
  const positive = shifted.filter((x) => x >= 0).length / rows;
  return {
    scores: shifted.map((x) => x / spread),
    both: Math.min(positive, 1 - positive) >= LEAST_SHARE,
    strength: shifted.reduce((sum, x) => sum + Math.abs(x), 0) / (rows * Math.hypot(...head)),
  };
}

/** Scores of a random head; of the strongest of so many, among those with both signs where there are any. */
function scores(random: Generator, table: Matrix, centred: boolean, among = 1): Float64Array {
  const head = () => Float64Array.from({length: table.columns}, () => random.normal());
  const all = Array.from({length: among}, () => scored(head(), table, centred));
  const both = all.filter((one) => one.both);
  return (both.length > 0 ? both : all).reduce((a, b) => (b.strength > a.strength ? b : a)).scores;
}

/** @throws InputError where there is no such feature */
function unit(feature: number, columns: number): Float64Array {
  if (!(Number.isInteger(feature) && feature >= 0 && feature < columns))
    throw inputError('labels', 'task.feature', `an integer from 0 to ${columns - 1}`, feature);
  return Float64Array.from({length: columns}, (_, i) => (i === feature ? 1 : 0));
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
  const {rotation, noise, uncentred, strongest, feature} = task;
  const random = generator(seed).derive('labels');
  const first =
    feature === undefined
      ? scores(random, features.own, uncentred !== true, strongest)
      : scored(unit(feature, features.own.columns), features.own, uncentred !== true).scores;
  const second = scores(random, features.other, uncentred !== true);
  return first.map((s, j) =>
    Math.cos(rotation) * s + Math.sin(rotation) * second[j]! >= 0 ? 1 - noise : noise,
  );
}
