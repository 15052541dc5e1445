/**
 * End-to-end worlds at the edges of the theorem. Training ends where it starts, which the bound allows as any other: h is the
 * network that the ball is around. A teacher of the ball gives the targets, on mixtures and on images alike, so that (A1) holds.
 */
import type {PoolInputs} from '../../../models/types.ts';
import {inputError} from '../../../theory/errors.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {type Pool, pointMass, pool} from '../../../theory/laws/pool.ts';
import type {Architecture} from '../../../theory/networks/architecture.ts';
import {presetsOf} from '../encoders/index.ts';
import {type BallWorld, ballWorld} from '../endToEnd/ballWorld.ts';
import {ballParts} from '../endToEnd/ballWorlds.ts';
import {ballSettings} from '../trained/ballSettings.ts';
import type {RandomOptions} from '../trained/plainSettings.ts';
import type {BallSetting} from '../trained/setting.ts';
import {shapeOf, type TrainedWorld, trainedOn} from '../trained/trainedWorlds.ts';
import {twoLaws} from './ballTwoLaws.ts';

export const BALL_EDGES = {
  blind: 'h sees nothing: the transfer term pays',
  chanceUnderU: 'h sees nothing, and under U labels are chance: the TV term pays',
  blindBoth: 'h and h° see nothing, another network of the ball does: task heterogeneity pays',
  twoLaws: 'h cannot tell two points apart that U hardly tells and T does: twice the TV term pays',
  sighted: 'h is h°: nothing is lost, and the bound is far below B',
} as const;

export type BallEdge = keyof typeof BALL_EDGES;

export interface BallEdgeSetting {
  readonly family: 'trained';
  readonly edge: BallEdge;
  /** The world that it is the edge of. */
  readonly of: BallSetting;
}

/** Of the presets one with layers that hand values on unchanged. */
function plainArchitecture(world: TrainedWorld): Architecture {
  const {encoder, data} = trainedOn(world);
  const all = presetsOf(encoder).inBall[shapeOf(data)];
  return all.find(({activation}) => activation !== 'tanh') ?? all[0]!;
}

export function ballEdgeSettings(
  world: TrainedWorld,
  {seed, nu = 0.1}: Omit<RandomOptions, 'count'>,
): BallEdgeSetting[] {
  const [plain] = ballSettings(world, {seed, count: 1, nu}) as [BallSetting];
  return (Object.keys(BALL_EDGES) as BallEdge[]).map((edge) => ({
    family: 'trained',
    edge,
    of: {
      ...plain,
      ...(edge === 'twoLaws' ? {architecture: plainArchitecture(world)} : {}),
      reference: {kind: 'teacherInBall', distance: 0.9375},
      task: {kind: 'head', rotation: 0, noise: 0, uncentred: true},
      shift: [],
      // Around 0, the network that sees nothing.
      ball: {...plain.ball, radius: 1, keep: 'projection'},
      training: {draws: 1e12, steps: 0, learningRate: 1},
      loss: 'hinge',
      referenceRadius: 4,
      n: 1e8,
      seed: generator(seed)
        .derive(`end-to-end edges ${world}`)
        .integer(2 ** 31),
    },
  }));
}

/** Labels that are +1 or -1 with probability 1/2 each under U. */
function withChance({size, total, T}: Pool): Pool {
  const half = Float64Array.from({length: size}, (_, j) => pointMass(T, j));
  const twice = (masses: Float64Array) => masses.map((mass) => 2 * mass);
  return pool({
    total: 2 * total,
    U: {plus: half, minus: half},
    T: {plus: twice(T.plus), minus: twice(T.minus)},
  });
}

/** The inputs with every masked token 0, which is what a network that says 0 would have them be. */
function withoutTargets({inputs, masks}: PoolInputs): PoolInputs {
  if (!masks) return {inputs};
  const length = inputs.length / masks.length;
  return {inputs: inputs.map((x, i) => (masks[Math.floor(i / length)] === 1 ? 0 : x)), masks};
}

export function ballEdge({edge, of}: BallEdgeSetting): BallWorld {
  const {reference, ...rest} = ballParts(of, true);
  if (!reference) throw inputError('ballEdge', 'reference', 'a teacher in the ball', of.reference.kind);
  const parts = {...rest, reference};
  if (edge === 'blind') return ballWorld(of, parts);
  if (edge === 'twoLaws') return twoLaws(of, parts);
  if (edge === 'chanceUnderU') return ballWorld(of, {...parts, pool: withChance(parts.pool)});
  if (edge === 'sighted') return ballWorld(of, {...parts, initial: reference});
  const {initial, inputs, targets} = parts;
  const seeing = ballWorld(of, parts).case.reference.table;
  return ballWorld(of, {
    ...parts,
    inputs: withoutTargets(inputs),
    ...(targets ? {targets: targets.map(() => 0)} : {}),
    reference: initial,
    others: [seeing],
  });
}
