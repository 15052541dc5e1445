/** Engines: who does the units. Each takes them in the order of the plan and ends early on a signal or an error. */
import {type Backend, selectBackend} from '../../models/index.ts';
import type {UnitOutcome} from './outcome.ts';
import {performUnit} from './performUnit.ts';
import type {Plan, Unit} from './plan.ts';

/** Where outcomes go. */
export interface Sink {
  accept(unit: Unit, outcome: UnitOutcome): void;
  /** An error that ends the run. */
  error(): Error | undefined;
  /** Whether a unit that was handed out still matters. */
  needed(unit: Unit): boolean;
}

export interface DriveOptions {
  readonly signal?: AbortSignal;
}

export type Engine = (units: Iterator<Unit, undefined>, sink: Sink, options: DriveOptions) => Promise<void>;

/** One unit after the other in this process. */
export function inProcess(plan: Plan, backend?: Backend): Engine {
  return async (units, sink, options) => {
    for (let {value} = units.next(); value && !options.signal?.aborted; {value} = units.next()) {
      const outcome = await performUnit(plan, value, {...(backend ? {backend} : {}), ...options});
      if (!outcome) return;
      sink.accept(value, outcome);
      if (sink.error()) return;
      await new Promise(setImmediate);
    }
  };
}

/** The backend of an identity, made this process's own. */
export const backendOf = async (identity: {
  readonly backend?: {readonly name: Backend['name']};
}): Promise<Backend | undefined> => (identity.backend ? selectBackend(identity.backend.name) : undefined);

/** Several lanes at once. An error that a refutation before it makes void lets the lanes go on. */
export async function inLanes(
  lanes: number,
  units: Iterator<Unit, undefined>,
  sink: Sink,
  perform: (unit: Unit) => Promise<UnitOutcome | undefined>,
  {signal}: DriveOptions,
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
