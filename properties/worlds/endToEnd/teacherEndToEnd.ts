/** Teacher worlds: the teacher is a step from the initialisation inside the ball, and its targets are exact. */
import {
  drawMasks,
  initialWeights,
  type PoolInputs,
  parameterLayout,
  type Weights,
} from '../../../models/index.ts';
import type {Architecture} from '../../../models/types.ts';
import {inputError} from '../../../theory/errors.ts';
import {type Generator, generator} from '../../../theory/generator.ts';
import type {Matrix} from '../../../theory/matrix.ts';
import {masses, pool} from '../../../theory/pool.ts';
import {applyShifts} from '../../shifts/applyShifts.ts';
import {enclosedNetwork} from './encodeNetwork.ts';
import {steppedWeights} from './parameterBall.ts';
import {mixtureInputs, taskLabels} from './teacherInputs.ts';
import type {TrainedEndToEndSetting} from './trainedSetting.ts';
import {rowPoints, startingPoint, type WorldData} from './trainedWorld.ts';

const TOTAL = 2 ** 20;
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

/** W° h° at each row: products and sums of short dyadic numbers. */
function decoded(decoder: Matrix, rows: Matrix): Float64Array {
  const {rows: q, columns: d} = decoder;
  const data = new Float64Array(rows.rows * q);
  for (let r = 0; r < rows.rows; r++) {
    for (let k = 0; k < q; k++) {
      for (let i = 0; i < d; i++) data[r * q + k]! += decoder.data[k * d + i]! * rows.data[r * d + i]!;
    }
  }
  return data;
}

function maskedInputs(
  a: Architecture,
  s: TrainedEndToEndSetting,
  random: Generator,
  data: Float64Array,
): PoolInputs {
  if (a.kind === 'context') return {inputs: data};
  const count = s.masked ?? 1;
  if (!Number.isInteger(Math.log2(count)) || count > a.tokens)
    throw inputError('teacherEndToEnd', 'masked', `a power of two up to ${a.tokens}`, count);
  return {inputs: data, masks: drawMasks({kind: 'count', count}, a.tokens, s.points, random)};
}

export function teacherEndToEnd(setting: TrainedEndToEndSetting): WorldData {
  const {architecture: a, points, components, seed, radius, teacherDistance} = setting;
  const random = generator(seed);
  const groups = Int32Array.from({length: points}, (_, j) => j % components);
  const length = a.kind === 'context' ? a.inputs : a.tokens * a.inputs;
  const data = mixtureInputs(random.derive('inputs'), length, groups, components);
  const inputs = maskedInputs(a, setting, random.derive('masks'), data);
  const pointOf = rowPoints(inputs, points);
  const initial = startingPoint(setting);
  const reference = teacherWeights(initial, random.derive('teacher'), teacherDistance * radius);
  const own = enclosedNetwork(a, reference, inputs, pointOf);
  const targets = decoded(own.decoder, own.rows);
  if (inputs.masks) {
    // The masked tokens are what the teacher says, who sees the mask token in their place.
    let r = 0;
    for (const [at, masked] of inputs.masks.entries())
      if (masked === 1) data.set(targets.subarray(r * a.inputs, ++r * a.inputs), at * a.inputs);
  }
  // As far from the initialisation as the teacher: a member of H that the turned task is about.
  const step = initialWeights(a, random.derive('other').integer(2 ** 31));
  const other = enclosedNetwork(a, steppedWeights(initial, step, teacherDistance * radius), inputs, pointOf);
  const base = {
    weights: new Float64Array(points).fill(1 / points),
    eta: taskLabels(random.derive('labels'), setting, own.table, other.table),
    groups,
    features: {
      norm: Float64Array.from({length: points}, (_, j) =>
        Math.hypot(...data.subarray(j * length, (j + 1) * length)),
      ),
    },
  };
  const shifted = applyShifts(setting.shift, base);
  return {
    pool: pool({
      total: TOTAL,
      U: masses(base.weights, base.eta, TOTAL),
      T: masses(shifted.weights, shifted.eta, TOTAL),
    }),
    inputs,
    ...(a.kind === 'context' ? {targets} : {}),
    initial,
    reference,
    others: [other.table],
  };
}
