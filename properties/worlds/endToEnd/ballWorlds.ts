import {type Backend, initialWeights, pretrain} from '../../../models/index.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {pointMass} from '../../../theory/laws/pool.ts';
import {makeInputs} from '../data/makeInputs.ts';
import type {TrainOptions} from '../trained/equalShapes.ts';
import {labels} from '../trained/labels.ts';
import type {BallSetting} from '../trained/setting.ts';
import {shiftedPool} from '../trained/shiftedPool.ts';
import {type BallWorld, type BallWorldParts, ballWorld} from './ballWorld.ts';
import {teacherInBall} from './teacherInBall.ts';
import {ballTrainingCase} from './trial.ts';

/**
 * The world before its reference, if that is still to be trained.
 * @param blind whether the ball is around the network whose weights are all 0
 */
export function ballParts(
  setting: BallSetting,
  blind = false,
): Omit<BallWorldParts, 'reference'> & Partial<BallWorldParts> {
  const {architecture, reference, seed, ball} = setting;
  const start = generator(seed)
    .derive('initialisation')
    .integer(2 ** 31);
  const drawn = initialWeights(architecture, start, ball.initialScale);
  const initial = blind ? {...drawn, values: drawn.values.map(() => 0)} : drawn;
  const data = makeInputs(setting);
  const teacher =
    reference.kind === 'teacherInBall'
      ? teacherInBall(setting, reference.distance, initial, data)
      : undefined;
  const {inputs, masks, groups} = data;
  const targets = masks ? undefined : (teacher?.targets ?? data.targets);
  return {
    pool: shiftedPool(setting, data, labels(setting, groups, teacher)),
    inputs: masks ? {inputs, masks} : {inputs},
    ...(targets ? {targets} : {}),
    initial,
    ...(teacher ? {reference: teacher.reference, others: [teacher.other]} : {}),
  };
}

/**
 * The worlds of settings of one architecture, references that are trained on U trained together. A reference must be in
 * the ball, whatever becomes of trained networks.
 */
export async function ballWorlds(
  backend: Backend,
  settings: readonly BallSetting[],
  {signal}: TrainOptions = {},
): Promise<BallWorld[]> {
  const all = settings.map((setting) => ballParts(setting));
  const open = [...all.keys()].filter((k) => !all[k]!.reference);
  const cases = open.map((k) => {
    const {pool} = all[k]!;
    const counts = Float64Array.from({length: pool.size}, (_, j) => pointMass(pool.U, j));
    const setting = settings[k]!;
    return ballTrainingCase({...setting, ball: {...setting.ball, keep: 'projection'}}, all[k]!, counts);
  });
  const trained =
    open.length === 0
      ? []
      : await pretrain(backend, settings[0]!.architecture, cases, signal ? {signal} : {});
  return settings.map((setting, k) => {
    const reference = all[k]!.reference ?? trained[open.indexOf(k)]!.weights;
    return ballWorld(setting, {...all[k]!, reference});
  });
}
