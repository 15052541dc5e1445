import {inputError} from '../../../theory/errors.ts';
import {SHIFT_KINDS, type Shift, shiftNamed} from './registry.ts';
import {type ShiftBase, shiftBase} from './shiftBase.ts';

export {SHIFT_KINDS} from './registry.ts';

/**
 * Applies a list of shifts, first to last, to a base law; the base itself is never changed.
 *
 * @param argument how the list is called in error messages
 * @throws InputError where a shift or the base is not what it should be
 * @example
 * ```ts
 * import {shifts} from 'transferbound';
 *
 * const base = {weights: Float64Array.of(0.25, 0.25, 0.5), eta: Float64Array.of(1, 0, 1)};
 * const T = shifts.applyShifts([{kind: 'reweight', factors: [2, 1, 1]}], base);
 * T.weights; // ~ [0.4, 0.2, 0.4]
 * T.eta; // => [1, 0, 1]
 * ```
 */
export function applyShifts(shifts: readonly Shift[], base: ShiftBase, argument = 'shifts'): ShiftBase {
  if (!Array.isArray(shifts)) throw inputError('applyShifts', argument, 'a list of shifts', shifts);
  shiftBase('applyShifts', base);
  return (shifts as readonly Shift[]).reduce((law, shift, i) => {
    const kind = shiftNamed(shift?.kind);
    if (!kind) {
      const expected = SHIFT_KINDS.join(' | ');
      throw inputError('applyShifts', `${argument}[${i}].kind`, expected, shift?.kind);
    }
    return kind.apply(shift, law);
  }, base);
}
