import type {FunctionBuilder} from '../assembler/functionBuilder.ts';
import {setting, VECTOR} from '../layout.ts';

/** Vectors per step of what `emitSteps` is given: rates and corrections. */
export const SCHEDULE_VECTORS = 2;

/** Vectors per step of what `emitSteps` leaves: the terms, and which cases took the step. */
export const historyVectors = (terms: number): number => terms + 1;

/**
 * Params: the address of a group, how many steps, at least one, and the addresses of their schedule and history. A case
 * that does not take a step takes none after it.
 */
export function emitSteps(
  f: FunctionBuilder,
  calls: {readonly gradient: number; readonly update: number},
  terms: number,
): void {
  const [group, left, schedule, history] = [0, 1, 2, 3];
  const copy = (from: number, source: number, to: number, target: number) => {
    f.put(to, from);
    f.load(source * VECTOR);
    f.store(target * VECTOR);
  };
  f.loop(left, () => {
    copy(schedule, 0, group, setting.rate);
    copy(schedule, 1, group, setting.correction);
    for (const index of [calls.gradient, calls.update]) {
      f.get(group);
      f.call(index);
    }
    for (let term = 0; term < terms; term++) copy(group, setting.terms + term, history, term);
    copy(group, setting.finite, history, terms);
    copy(group, setting.finite, group, setting.active);
    f.advance(schedule, SCHEDULE_VECTORS * VECTOR);
    f.advance(history, historyVectors(terms) * VECTOR);
  });
}
