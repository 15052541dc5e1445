/** One `check`: claims on finite worlds, trained ones and digits, by one process or several, whole or a shard of it. */
import type {Claim} from '../../theory/claim/claim.ts';
import {inputError} from '../../theory/errors.ts';
import {designLine} from '../evaluate/sequentialDesign.ts';
import {backendOf, type Engine, inLanes, inProcess} from './drive.ts';
import {type Fold, newFold} from './fold.ts';
import {type Prepared, prepareRun} from './identity.ts';
import type {UnitOutcome} from './outcome.ts';
import {type Part, partOf} from './part.ts';
import {type Group, type Unit, unitIndex} from './plan.ts';
import {startPool} from './pool.ts';
import {type Run, runDocument} from './run.ts';
import type {RunSettings} from './settings.ts';
import {type Shard, unitsOf, WHOLE} from './shard.ts';

export type {Run} from './run.ts';
export {WORLDS, type WorldFamily} from './settings.ts';

export interface WatchOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {readonly done: number; readonly of: number; readonly at: string}) => void;
  /** Called before the run, where samples are drawn. */
  readonly onDesign?: (line: string) => void;
}

export interface RunOptions extends RunSettings, WatchOptions {
  /** Worker processes; 1 does the work in this one. */
  readonly workers?: number;
  /** How worker processes load the claims: ids, or files; default the claims' ids. */
  readonly names?: readonly string[];
}

const labelOf = (group: Group): string => (group.kind === 'cases' ? group.world : group.claim.id);

/** Tells the progress after each unit; a row that a refutation ended is done. */
function progressOf({plan}: Prepared, fold: Fold, {onProgress}: WatchOptions): (unit: Unit) => void {
  const counts = new Map(plan.groups.map((group) => [group, 0]));
  const of = plan.groups.reduce((sum, {units, weight}) => sum + units * weight, 0);
  return ({group}) => {
    counts.set(group, (counts.get(group) ?? 0) + 1);
    let done = 0;
    for (const [one, count] of counts)
      done += one.weight * (fold.needed({group: one, at: one.units - 1}) ? count : one.units);
    onProgress?.({done, of, at: labelOf(group)});
  };
}

/** The engine of `workers` processes on this machine. */
export function onWorkers({plan, identity}: Prepared, workers: number): Engine {
  return async (units, sink, options) => {
    if (workers === 1) return inProcess(plan, await backendOf(identity))(units, sink, options);
    const pool = await startPool(plan, identity, workers);
    const stop = () => pool.stop();
    options.signal?.addEventListener('abort', stop);
    try {
      if (!options.signal?.aborted) await inLanes(workers, units, sink, pool.perform, options);
    } finally {
      options.signal?.removeEventListener('abort', stop);
      await pool.close();
    }
  };
}

async function drive(
  prepared: Prepared,
  engine: Engine,
  shard: Shard,
  watch: WatchOptions,
  record?: (unit: Unit, outcome: UnitOutcome) => void,
): Promise<Fold> {
  const {plan} = prepared;
  const {signal} = watch;
  if (plan.designedFor) watch.onDesign?.(designLine(plan.designedFor, plan.design));
  const fold = newFold(plan);
  const progress = progressOf(prepared, fold, watch);
  const sink = {
    accept(unit: Unit, outcome: UnitOutcome): void {
      record?.(unit, outcome);
      fold.accept(unit, outcome);
      progress(unit);
    },
    error: fold.error,
    needed: fold.needed,
  };
  await engine(unitsOf(plan, shard, fold.needed), sink, signal ? {signal} : {});
  return fold;
}

/** The whole run, as the engine does it. */
export async function driveRun(prepared: Prepared, engine: Engine, watch: WatchOptions): Promise<Run> {
  const fold = await drive(prepared, engine, WHOLE, watch);
  return runDocument(prepared, fold, !watch.signal?.aborted);
}

/** One shard of a run: its units' outcomes, for `mergeParts`. */
export async function drivePart(
  prepared: Prepared,
  engine: Engine,
  shard: Shard,
  watch: WatchOptions,
): Promise<Part> {
  const units: [number, UnitOutcome][] = [];
  const fold = await drive(prepared, engine, shard, watch, (unit, outcome) =>
    units.push([unitIndex(unit), outcome]),
  );
  const error = fold.error();
  if (error) throw error;
  return partOf(prepared.identity, shard, units, !watch.signal?.aborted);
}

export async function runCheck(claims: readonly Claim[], options: RunOptions): Promise<Run> {
  const {workers = 1, names, signal, onProgress, onDesign, ...settings} = options;
  if (!(Number.isInteger(workers) && workers >= 1))
    throw inputError('check', 'workers', 'a whole number >= 1', workers);
  const prepared = await prepareRun(claims, names ?? claims.map(({id}) => id), settings);
  return driveRun(prepared, onWorkers(prepared, workers), {
    ...(signal ? {signal} : {}),
    ...(onProgress ? {onProgress} : {}),
    ...(onDesign ? {onDesign} : {}),
  });
}
