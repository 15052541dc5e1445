import {ENCODER_KINDS} from '../../../models/encoders/index.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {DIGIT_GROUPS} from '../images/imageSettings.ts';
import type {ShiftedWorld} from '../shifts/shiftKind.ts';

export type DataKind = 'mixture' | 'digits';

/** Kinds of worlds by name, as in `--world`: an encoder's kind stands for mixtures with a teacher, `...-digits` for digits. */
export type TrainedWorld = EncoderKind | `${EncoderKind}-digits`;

export const TRAINED_WORLDS: readonly TrainedWorld[] = [
  ...ENCODER_KINDS,
  ...ENCODER_KINDS.map((kind) => `${kind}-digits` as const),
];

/** The kind of encoder of a world, and what it is trained on. */
export function trainedOn(world: TrainedWorld): {readonly encoder: EncoderKind; readonly data: DataKind} {
  const encoder = ENCODER_KINDS.find((kind) => world === kind || world === `${kind}-digits`)!;
  return {encoder, data: world === encoder ? 'mixture' : 'digits'};
}

/** What shifts go by. @param components of the mixture */
export function shiftedWorld(data: DataKind, components: number): ShiftedWorld {
  return data === 'digits' ? DIGIT_GROUPS : {groups: components, feature: 'norm'};
}
