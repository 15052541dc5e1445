/** The encoders by kind. */
import {inputError, positiveInteger} from '../../theory/errors.ts';
import {
  ACTIVATIONS,
  type Architecture,
  type ArchitectureOf,
  type EncoderKind,
} from '../../theory/networks/architecture.ts';
import {contextEncoder} from './context.ts';
import type {Encoder} from './encoder.ts';
import {maskedEncoder} from './masked.ts';
import {mlpEncoder} from './mlp.ts';

const ENCODERS: {readonly [K in EncoderKind]: (where: string, a: ArchitectureOf<K>) => Encoder} = {
  context: contextEncoder,
  masked: maskedEncoder,
  mlp: mlpEncoder,
};

export const ENCODER_KINDS = Object.keys(ENCODERS) as readonly EncoderKind[];

/**
 * The encoder of an architecture.
 *
 * @param where for error messages
 * @throws InputError for an architecture that cannot be built.
 */
export function encoderOf(a: Architecture, where = 'encoderOf'): Encoder {
  const {kind, activation, inputs} = a;
  if (!Object.hasOwn(ENCODERS, kind))
    throw inputError(where, 'architecture.kind', ENCODER_KINDS.join(' or '), kind);
  if (!ACTIVATIONS.includes(activation))
    throw inputError(where, 'architecture.activation', `one of ${ACTIVATIONS.join(', ')}`, activation);
  positiveInteger(where, 'architecture.inputs', inputs);
  // The table pairs each kind with its own architecture, which the compiler does not carry through the look-up.
  return (ENCODERS[kind] as (where: string, a: Architecture) => Encoder)(where, a);
}
