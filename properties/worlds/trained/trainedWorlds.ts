import {ENCODER_KINDS} from '../../../models/encoders/index.ts';
import {inputError} from '../../../theory/errors.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {REAL_DATA_NAMES, type RealDataName, realData} from '../data/realData.ts';
import type {ShiftedWorld} from '../shifts/shiftKind.ts';

export type DataKind = 'mixture' | RealDataName;

/** Kinds of worlds by name, as in `--world`: an encoder's kind stands for mixtures with a teacher, `...-digits` for digits. */
export type TrainedWorld = EncoderKind | `${EncoderKind}-${RealDataName}`;

const WORLDS = new Map(
  (['mixture', ...REAL_DATA_NAMES] as const).flatMap((data) =>
    ENCODER_KINDS.map((encoder): [TrainedWorld, {encoder: EncoderKind; data: DataKind}] => [
      data === 'mixture' ? encoder : `${encoder}-${data}`,
      {encoder, data},
    ]),
  ),
);

export const TRAINED_WORLDS: readonly TrainedWorld[] = [...WORLDS.keys()];

/** The kind of encoder of a world, and what it is trained on. */
/** @throws InputError for another world */
export function trainedOn(world: TrainedWorld | `${string}:${string}`): {
  readonly encoder: EncoderKind;
  readonly data: DataKind;
} {
  const found = WORLDS.get(world as TrainedWorld);
  if (found) return found;
  throw inputError('trainedOn', 'world', TRAINED_WORLDS.join(' | '), world);
}

/** Names of worlds to train one encoder for; a set of real data alone stands for the context encoder on it. */
export type TrainableWorld = TrainedWorld | RealDataName;

export const TRAINABLE_WORLDS: readonly TrainableWorld[] = [...TRAINED_WORLDS, ...REAL_DATA_NAMES];

const isRealData = (world: string): world is RealDataName => REAL_DATA_NAMES.some((name) => name === world);

export const trainableOn = (world: TrainableWorld | `${string}:${string}`): ReturnType<typeof trainedOn> =>
  trainedOn(isRealData(world) ? `context-${world}` : world);

/** Which presets are for the data: texts are read in the sizes of images. */
export const shapeOf = (data: DataKind): 'mixture' | 'images' => (data === 'mixture' ? 'mixture' : 'images');

/** What shifts go by. @param components of the mixture */
export function shiftedWorld(data: DataKind, components: number): ShiftedWorld {
  return data === 'mixture' ? {groups: components, feature: 'norm'} : realData(data).shifted;
}
