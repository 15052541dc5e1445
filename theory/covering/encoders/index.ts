/** The bounds of encoders by kind. */
import type {Architecture, ArchitectureOf, EncoderKind} from '../../networks/architecture.ts';
import {contextBounds} from './context.ts';
import type {EncoderBounds} from './encoderBounds.ts';
import {maskedBounds} from './masked.ts';
import {mlpBounds} from './mlp.ts';

const BOUNDS: {readonly [K in EncoderKind]: (a: ArchitectureOf<K>) => EncoderBounds} = {
  context: contextBounds,
  masked: maskedBounds,
  mlp: mlpBounds,
};

/** @param a an architecture that models/encoders accepts */
export function boundsOf(a: Architecture): EncoderBounds {
  // The table pairs each kind with its own architecture, which the compiler does not carry through the look-up.
  return (BOUNDS[a.kind] as (a: Architecture) => EncoderBounds)(a);
}
