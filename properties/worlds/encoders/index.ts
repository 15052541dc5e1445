/** Presets of encoders by kind. */
import {encoderOf} from '../../../models/encoders/index.ts';
import {inputError} from '../../../theory/errors.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {contextPresets} from './context.ts';
import type {EncoderPresets} from './encoderPresets.ts';
import {maskedPresets} from './masked.ts';
import {mlpPresets} from './mlp.ts';

const PRESETS: Readonly<Record<EncoderKind, EncoderPresets>> = {
  context: contextPresets,
  masked: maskedPresets,
  mlp: mlpPresets,
};

/** @throws InputError for a kind that is not known */
export function presetsOf(kind: EncoderKind, where = 'presetsOf'): EncoderPresets {
  if (!Object.hasOwn(PRESETS, kind)) throw inputError(where, 'kind', Object.keys(PRESETS).join(' | '), kind);
  return PRESETS[kind];
}

/** Whether an input is several tokens, some of them masked (theory section 5), or one vector (section 4). */
export function hasTokens(kind: EncoderKind): boolean {
  return encoderOf(presetsOf(kind).mixture[0]!).tokens !== undefined;
}
