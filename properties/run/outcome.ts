/** What a unit of work comes to, as plain data that a process, a file or a queue can hand on. */
import {InputError} from '../../theory/errors.ts';
import {ClaimError} from '../evaluate/claimError.ts';
import {jsonText, revived} from '../files/jsonText.ts';
import type {ClaimResult} from '../record/claimResult.ts';
import type {SettingRecord} from '../record/settingRecord.ts';

/** What a unit says about one claim. */
export interface RowPart {
  /** One a setting, in their order. */
  readonly records: readonly SettingRecord[];
  /** Where samples were drawn: for each record one letter a trial, v(iolated), h(eld) or u(ndecided). */
  readonly outcomes?: readonly string[];
  readonly counterexample?: NonNullable<ClaimResult['counterexample']>;
}

export type UnitError =
  | {readonly kind: 'claim'; readonly claim: string; readonly setting: unknown; readonly what: string}
  | {readonly kind: 'input'; readonly message: string}
  | {readonly kind: 'other'; readonly message: string};

export type UnitOutcome =
  /** One part a claim of the unit's group, in their order. */
  | {readonly rows: readonly RowPart[]}
  /** A whole row at once. */
  | {readonly result: ClaimResult}
  | {readonly error: UnitError};

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

/** Infinities come back from the strings that jsonText makes of them. */
export function parseOutcome(text: string): UnitOutcome {
  return JSON.parse(text, revived) as UnitOutcome;
}
