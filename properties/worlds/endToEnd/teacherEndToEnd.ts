/** Teacher worlds: the teacher is a step from the initialisation inside the ball, and its targets are exact. */
import {
  drawMasks,
  encoderOf,
  initialWeights,
  type PoolInputs,
  parameterLayout,
  type Weights,
} from '../../../models/index.ts';
import type {Architecture} from '../../../models/types.ts';
import {inputError} from '../../../theory/errors.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import {decodedRows} from '../decodedRows.ts';
import {mixtureInputs} from '../mixtureInputs.ts';
import {shiftedPool} from '../shiftedPool.ts';
import {enclosedNetwork} from './encodeNetwork.ts';
import {steppedWeights} from './parameterBall.ts';
import {taskLabels} from './taskLabels.ts';
import type {TrainedEndToEndSetting} from './trainedSetting.ts';
import {rowPoints, startingPoint, type WorldData} from './trainedWorld.ts';

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

function maskedInputs(
  a: Architecture,
  s: TrainedEndToEndSetting,
  random: Generator,
  data: Float64Array,
): PoolInputs {
  const {tokens} = encoderOf(a);
  if (tokens === undefined) return {inputs: data};
  const count = s.masked ?? 1;
  if (!Number.isInteger(Math.log2(count)) || count > tokens)
    throw inputError('teacherEndToEnd', 'masked', `a power of two up to ${tokens}`, count);
  return {inputs: data, masks: drawMasks({kind: 'count', count}, tokens, s.points, random)};
}

export function teacherEndToEnd(setting: TrainedEndToEndSetting): WorldData {
  const {architecture: a, points, components, seed, radius, teacherDistance} = setting;
  const random = generator(seed);
  const groups = Int32Array.from({length: points}, (_, j) => j % components);
  const length = (encoderOf(a).tokens ?? 1) * a.inputs;
  const data = mixtureInputs(random.derive('inputs'), length, groups, components);
  const inputs = maskedInputs(a, setting, random.derive('masks'), data);
  const pointOf = rowPoints(inputs, points);
  const initial = startingPoint(setting);
  const reference = teacherWeights(initial, random.derive('teacher'), teacherDistance * radius);
  const own = enclosedNetwork(a, reference, inputs, pointOf);
  const targets = decodedRows(own.decoder, own.rows).data;
  if (inputs.masks) {
    // The masked tokens are what the teacher says, who sees the mask token in their place.
    let r = 0;
    for (const [at, masked] of inputs.masks.entries())
      if (masked === 1) data.set(targets.subarray(r * a.inputs, ++r * a.inputs), at * a.inputs);
  }
  // As far from the initialisation as the teacher: a member of H that the turned task is about.
  const step = initialWeights(a, random.derive('other').integer(2 ** 31));
  const other = enclosedNetwork(a, steppedWeights(initial, step, teacherDistance * radius), inputs, pointOf);
  const eta = taskLabels(random.derive('labels'), setting, own.table, other.table);
  return {
    pool: shiftedPool(setting.shift, {eta, groups, data}),
    inputs,
    ...(inputs.masks ? {} : {targets}),
    initial,
    reference,
    others: [other.table],
  };
}
