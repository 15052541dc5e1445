/** What a unit of a run comes to, and who does them. Each executor takes them in the order it is handed them and ends early on a signal or an error. */
import {type Backend, selectBackend} from '../../models/index.ts';
import {InputError} from '../../theory/errors.ts';
import {ClaimError} from '../evaluate/claimError.ts';
import {jsonText, revived} from '../files/jsonText.ts';
import type {RowPart} from '../record/settingRecord.ts';
import type {BatchOptions} from '../worldKinds/worldKind.ts';
import type {Unit} from './plan.ts';
import type {UnitOrder} from './unitsOf.ts';

/** What went wrong in a unit, as plain data that a process, a file or a queue can hand on. */
export type UnitError =
  | {
      readonly kind: 'claim';
      readonly claim: string;
      readonly setting: unknown;
      readonly what: string;
      /** Where in the claim's own code. */
      readonly frames?: string;
    }
  | {readonly kind: 'input'; readonly message: string}
  | {readonly kind: 'other'; readonly message: string};

export type UnitOutcome =
  /** One part per claim of the unit's group, in their order. */
  {readonly rows: readonly RowPart[]} | {readonly error: UnitError};

export function unitError(error: unknown): UnitError {
  if (error instanceof ClaimError) {
    const {claim, setting, what, frames} = error;
    return {kind: 'claim', claim, setting, what, ...(frames ? {frames} : {})};
  }
  if (error instanceof InputError) return {kind: 'input', message: error.message};
  return {kind: 'other', message: error instanceof Error ? (error.stack ?? error.message) : String(error)};
}

export function thrown(error: UnitError): Error {
  if (error.kind === 'claim') {
    const {claim, setting, what, frames} = error;
    return new ClaimError(claim, setting, what, frames === undefined ? {} : {frames});
  }
  return error.kind === 'input' ? new InputError(error.message) : new Error(error.message);
}

export const outcomeText = (outcome: UnitOutcome): string => jsonText(outcome, 0);

export const parseOutcome = (text: string): UnitOutcome => JSON.parse(text, revived) as UnitOutcome;

/** Where outcomes go. */
export interface Sink {
  accept(unit: Unit, outcome: UnitOutcome): void;
  /** An error that ends the run. */
  error(): Error | undefined;
  /** Whether a unit that was handed out still matters. */
  needed(unit: Unit): boolean;
}

export interface ExecuteOptions {
  readonly signal?: AbortSignal;
}

export interface Executor {
  /** In which order it is handed units. */
  readonly order: UnitOrder;
  execute(units: Iterator<Unit, undefined>, sink: Sink, options: ExecuteOptions): Promise<void>;
}

/** Does one unit. What goes wrong in it is its outcome; undefined where the signal stopped it before its end. */
export async function performUnit(
  {group, at}: Unit,
  options: BatchOptions,
): Promise<UnitOutcome | undefined> {
  try {
    const rows = await group.evaluateBatch(at, options);
    return rows && {rows};
  } catch (error) {
    return {error: unitError(error)};
  }
}

/** One unit after the other in this process. */
export function inProcess(backend?: Backend): Executor {
  return {
    order: 'plan',
    async execute(units, sink, options) {
      for (let {value} = units.next(); value && !options.signal?.aborted; {value} = units.next()) {
        const outcome = await performUnit(value, {...(backend ? {backend} : {}), ...options});
        if (!outcome) return;
        sink.accept(value, outcome);
        if (sink.error()) return;
        await new Promise(setImmediate);
      }
    },
  };
}

/** The backend of a manifest, made this process's own. */
export const backendOf = async (manifest: {
  readonly backend?: {readonly name: Backend['name']};
}): Promise<Backend | undefined> => (manifest.backend ? selectBackend(manifest.backend.name) : undefined);

/** Several lanes at once. An error that a refutation before it makes void lets the lanes go on. */
export async function inLanes(
  lanes: number,
  units: Iterator<Unit, undefined>,
  sink: Sink,
  perform: (unit: Unit) => Promise<UnitOutcome | undefined>,
  {signal}: ExecuteOptions,
): Promise<void> {
  let over = false;
  const lane = async (): Promise<void> => {
    while (!over && !signal?.aborted && !sink.error()) {
      const {value} = units.next();
      if (!value) {
        over = true;
        return;
      }
      try {
        const outcome = await perform(value);
        if (!outcome) return;
        sink.accept(value, outcome);
      } catch (error) {
        over = true;
        throw error;
      }
    }
  };
  while (!over && !signal?.aborted && !sink.error()) {
    const ended = await Promise.allSettled(Array.from({length: lanes}, lane));
    const broken = ended.find(({status}) => status === 'rejected');
    if (broken?.status === 'rejected') throw broken.reason;
  }
}
