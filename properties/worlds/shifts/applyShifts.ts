/** Applies a list of shifts, first to last, to a base law; the base itself is never changed. */
import {inputError} from '../../../theory/errors.ts';
import {corrupt} from './corrupt.ts';
import {dropSupport} from './dropSupport.ts';
import {flip} from './flip.ts';
import {relabel} from './relabel.ts';
import {reweight} from './reweight.ts';
import type {Shift, ShiftBase} from './shift.ts';
import {shiftBase} from './shiftBase.ts';
import {tilt} from './tilt.ts';

export const SHIFT_KINDS = ['reweight', 'tilt', 'dropSupport', 'corrupt', 'flip', 'relabel'] as const;

function applyShift(shift: Shift, base: ShiftBase, argument: string): ShiftBase {
  const kind: unknown = shift?.kind;
  switch (shift?.kind) {
    case 'reweight':
      return reweight(shift, base);
    case 'tilt':
      return tilt(shift, base);
    case 'dropSupport':
      return dropSupport(shift, base);
    case 'corrupt':
      return corrupt(shift, base);
    case 'flip':
      return flip(shift, base);
    case 'relabel':
      return relabel(shift, base);
    default:
      throw inputError('applyShifts', `${argument}.kind`, SHIFT_KINDS.join(' | '), kind);
  }
}

/** @param argument how the list is called in error messages */
export function applyShifts(shifts: readonly Shift[], base: ShiftBase, argument = 'shifts'): ShiftBase {
  if (!Array.isArray(shifts)) throw inputError('applyShifts', argument, 'a list of shifts', shifts);
  shiftBase('applyShifts', base);
  return (shifts as readonly Shift[]).reduce(
    (law, shift, i) => applyShift(shift, law, `${argument}[${i}]`),
    base,
  );
}
