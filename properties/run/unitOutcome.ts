/** What a unit of work comes to, as plain data that a process, a file or a queue can hand on. */
import {InputError} from '../../theory/errors.ts';
import {ClaimError} from '../evaluate/claimError.ts';
import {jsonText, revived} from '../files/jsonText.ts';
import type {RowPart} from '../record/settingRecord.ts';

export type UnitError =
  | {readonly kind: 'claim'; readonly claim: string; readonly setting: unknown; readonly what: string}
  | {readonly kind: 'input'; readonly message: string}
  | {readonly kind: 'other'; readonly message: string};

export type UnitOutcome =
  /** One part per claim of the unit's group, in their order. */
  {readonly rows: readonly RowPart[]} | {readonly error: UnitError};

export function unitError(error: unknown): UnitError {
  if (error instanceof ClaimError) {
    return {kind: 'claim', claim: error.claim, setting: error.setting, what: error.what};
  }
  if (error instanceof InputError) return {kind: 'input', message: error.message};
  return {kind: 'other', message: error instanceof Error ? (error.stack ?? error.message) : String(error)};
}

export function thrown(error: UnitError): Error {
  if (error.kind === 'claim') return new ClaimError(error.claim, error.setting, error.what);
  return error.kind === 'input' ? new InputError(error.message) : new Error(error.message);
}

export const outcomeText = (outcome: UnitOutcome): string => jsonText(outcome, 0);

export const parseOutcome = (text: string): UnitOutcome => JSON.parse(text, revived) as UnitOutcome;
