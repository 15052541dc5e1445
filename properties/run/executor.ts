/** Who does the units of a run. Each executor takes them in the order of the plan and ends early on a signal or an error. */
import {type Backend, selectBackend} from '../../models/index.ts';
import type {BatchOptions} from '../worldKinds/worldKind.ts';
import type {Unit} from './plan.ts';
import {type UnitOutcome, unitError} from './unitOutcome.ts';

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

export type Executor = (
  units: Iterator<Unit, undefined>,
  sink: Sink,
  options: ExecuteOptions,
) => Promise<void>;

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
  return async (units, sink, options) => {
    for (let {value} = units.next(); value && !options.signal?.aborted; {value} = units.next()) {
      const outcome = await performUnit(value, {...(backend ? {backend} : {}), ...options});
      if (!outcome) return;
      sink.accept(value, outcome);
      if (sink.error()) return;
      await new Promise(setImmediate);
    }
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
