/** Every kind of shift. Worlds draw, `train --shift` parses, docs and tests list what is here. */
import {corrupt} from './corrupt.ts';
import {dropSupport} from './dropSupport.ts';
import {flip} from './flip.ts';
import {relabel} from './relabel.ts';
import {reweight} from './reweight.ts';
import type {ShiftKind} from './shiftKind.ts';
import {tilt} from './tilt.ts';
import {truncate} from './truncate.ts';

export const SHIFTS = {
  reweight,
  tilt,
  dropSupport,
  corrupt,
  flip,
  relabel,
  truncate,
} as const;

/** Plain JSON; applied to a base law, first to last. */
export type Shift = {
  [K in keyof typeof SHIFTS]: (typeof SHIFTS)[K] extends ShiftKind<infer S> ? S : never;
}[keyof typeof SHIFTS];

/**
 * The names of all kinds of shift.
 * @example
 * ```ts
 * import {shifts} from 'transferbound';
 *
 * shifts.SHIFT_KINDS; // => ['reweight', 'tilt', 'dropSupport', 'corrupt', 'flip', 'relabel', 'truncate']
 * ```
 */
export const SHIFT_KINDS = Object.keys(SHIFTS) as readonly Shift['kind'][];

/** The kind of a shift, or undefined. */
export function shiftNamed(kind: unknown): ShiftKind<Shift> | undefined {
  // A kind takes its own shifts only, which is what its name says.
  return Object.hasOwn(SHIFTS, String(kind))
    ? (SHIFTS[kind as Shift['kind']] as ShiftKind<Shift>)
    : undefined;
}
