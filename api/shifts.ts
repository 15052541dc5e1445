/** Distribution shifts: T made from U. */
export {applyShifts} from '../properties/worlds/shifts/applyShifts.ts';
export {parseShift} from '../properties/worlds/shifts/parseShift.ts';
export {SHIFT_KINDS, type Shift} from '../properties/worlds/shifts/registry.ts';
export type {ShiftBase} from '../properties/worlds/shifts/shiftBase.ts';
export type {ShiftedWorld} from '../properties/worlds/shifts/shiftKind.ts';
