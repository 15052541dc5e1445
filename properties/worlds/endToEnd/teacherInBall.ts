import {encoderOf, initialWeights, parameterLayout, type Weights} from '../../../models/index.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import type {WorldInputs} from '../data/worldInputs.ts';
import {decodedRows} from '../pretext/decodedRows.ts';
import {putTargets} from '../pretext/putTargets.ts';
import type {BallSetting} from '../trained/setting.ts';
import {rowPoints} from './ballWorld.ts';
import {enclosedNetwork} from './encodeNetwork.ts';
import {steppedWeights} from './parameterBall.ts';

/** Short decoder entries, so that W° h° is exact. */
const DECODER_GRID = 2 ** 10;

function teacherWeights(initial: Weights, random: Generator, step: number): Weights {
  const {architecture: a} = initial;
  const teacher = steppedWeights(initial, initialWeights(a, random.integer(2 ** 31)), step);
  const {offset, size} = parameterLayout(a).at(-1)!;
  for (let i = offset; i < offset + size; i++)
    teacher.values[i] = Math.round(teacher.values[i]! * DECODER_GRID) / DECODER_GRID;
  return teacher;
}

export interface TeacherInBall {
  readonly reference: Weights;
  /** Vectors only. */
  readonly targets?: Float64Array;
  /** h° at the pool points, and another network of the ball there. */
  readonly own: Matrix;
  readonly other: Matrix;
}

/**
 * A teacher that is a step from the initialisation inside the ball, and its exact targets; masked tokens of `inputs` become
 * those. A second network is as far from the initialisation: a member of H for tasks that are turned away from h°.
 */
export function teacherInBall(
  {architecture: a, seed, ball}: BallSetting,
  distance: number,
  initial: Weights,
  inputs: WorldInputs,
): TeacherInBall {
  const random = generator(seed);
  const pointOf = rowPoints(inputs, inputs.groups.length);
  const reference = teacherWeights(initial, random.derive('teacher'), distance * ball.radius);
  const own = enclosedNetwork(a, reference, inputs, pointOf);
  const targets = decodedRows(own.decoder, own.rows);
  if (inputs.masks) putTargets(inputs.inputs, inputs.masks, targets);
  const step = initialWeights(a, random.derive('other').integer(2 ** 31));
  const other = enclosedNetwork(a, steppedWeights(initial, step, distance * ball.radius), inputs, pointOf);
  return {
    reference,
    ...(encoderOf(a).tokens === undefined ? {targets: targets.data} : {}),
    own: own.table,
    other: other.table,
  };
}
