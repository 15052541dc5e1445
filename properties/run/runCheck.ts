/** One `check`: claims on kinds of worlds, by one process or several, whole or a shard of it. */
import type {Claim} from '../../theory/claim/claim.ts';
import {inputError} from '../../theory/errors.ts';
import {designLine} from '../evaluate/sequentialDesign.ts';
import type {RunSettings} from '../worldKinds/runSettings.ts';
import {backendOf, type Executor, inLanes, inProcess, type UnitOutcome} from './executor.ts';
import {groupName, type Unit, unitIndex} from './plan.ts';
import {type ResultReducer, resultReducer} from './resultReducer.ts';
import type {Run} from './runDocument.ts';
import {type Prepared, prepareRun} from './runManifest.ts';
import {type Shard, type ShardResult, shardResult, WHOLE} from './shardResult.ts';
import {unitsOf} from './unitsOf.ts';
import {type WorkerPool, workerPool} from './workers/workerPool.ts';

export interface WatchOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {readonly done: number; readonly of: number; readonly at: string}) => void;
  /** Called before the run, where samples are drawn. */
  readonly onDesign?: (line: string) => void;
}

/** How a command watches a run, and ends it early. */
export interface RunWatch extends WatchOptions {
  /** Whether the groups of rows take turns, so that each has its share of a run that may be stopped. */
  readonly inTurn?: boolean;
  /** Called after every unit from the first on that refutes a claim. */
  readonly onRefuted?: () => void;
}

export interface RunOptions extends WatchOptions {
  /** Worker processes; 1 does the work in this one. */
  readonly workers?: number;
  /** How worker processes load the claims: ids, or files; default the claims' ids. */
  readonly names?: readonly string[];
}

/** Tells the progress after each unit; a row that a refutation ended is done. */
function progressOf(
  {plan}: Prepared,
  reducer: ResultReducer,
  {onProgress}: WatchOptions,
): (unit: Unit) => void {
  const counts = new Map(plan.groups.map((group) => [group, 0]));
  const of = plan.groups.reduce((sum, {batches, weight}) => sum + batches * weight, 0);
  return ({group}) => {
    counts.set(group, (counts.get(group) ?? 0) + 1);
    let done = 0;
    for (const [one, count] of counts)
      done += one.weight * (reducer.needed({group: one, at: one.batches - 1}) ? count : one.batches);
    onProgress?.({done, of, at: groupName(group)});
  };
}

/** The executor of a pool of so many processes, which stays open. */
export function onPool(
  {plan, manifest}: Pick<Prepared, 'plan' | 'manifest'>,
  pool: WorkerPool,
  workers: number,
): Executor {
  return {
    order: workers === 1 ? 'plan' : 'heaviestFirst',
    async execute(units, sink, options) {
      const stop = () => pool.stop();
      options.signal?.addEventListener('abort', stop);
      try {
        if (options.signal?.aborted) return;
        await pool.open(plan, manifest);
        await inLanes(workers, units, sink, pool.perform, options);
      } finally {
        options.signal?.removeEventListener('abort', stop);
      }
    },
  };
}

/** The executor of `workers` processes on this machine. */
export function onWorkers({plan, manifest}: Prepared, workers: number): Executor {
  if (workers === 1)
    return {
      order: 'plan',
      execute: async (...work) => inProcess(await backendOf(manifest)).execute(...work),
    };
  return {
    order: 'heaviestFirst',
    async execute(...work) {
      const pool = workerPool(workers);
      try {
        await onPool({plan, manifest}, pool, workers).execute(...work);
      } finally {
        await pool.close();
      }
    },
  };
}

async function execute(
  prepared: Prepared,
  executor: Executor,
  shard: Shard,
  watch: RunWatch,
  record?: (unit: Unit, outcome: UnitOutcome) => void,
): Promise<ResultReducer> {
  const {plan} = prepared;
  const {signal} = watch;
  if (plan.designedFor) watch.onDesign?.(designLine(plan.designedFor, plan.design));
  const reducer = resultReducer(prepared);
  const progress = progressOf(prepared, reducer, watch);
  const sink = {
    accept(unit: Unit, outcome: UnitOutcome): void {
      record?.(unit, outcome);
      reducer.accept(unit, outcome);
      progress(unit);
      if (watch.onRefuted && reducer.refuted()) watch.onRefuted();
    },
    error: reducer.error,
    needed: reducer.needed,
  };
  const order = watch.inTurn ? 'inTurn' : executor.order;
  await executor.execute(unitsOf(plan, shard, reducer.needed, order), sink, signal ? {signal} : {});
  return reducer;
}

/** The whole run, as the executor does it. */
export async function executeRun(prepared: Prepared, executor: Executor, watch: RunWatch): Promise<Run> {
  const reducer = await execute(prepared, executor, WHOLE, watch);
  return reducer.document(!watch.signal?.aborted);
}

/** One shard of a run: its units' outcomes, for `mergeShards`. */
export async function executeShard(
  prepared: Prepared,
  executor: Executor,
  shard: Shard,
  watch: RunWatch,
): Promise<ShardResult> {
  const units: [number, UnitOutcome][] = [];
  const reducer = await execute(prepared, executor, shard, watch, (unit, outcome) =>
    units.push([unitIndex(unit), outcome]),
  );
  const error = reducer.error();
  if (error) throw error;
  return shardResult(prepared.manifest, shard, units, !watch.signal?.aborted);
}

export async function runCheck(claims: readonly Claim[], options: RunSettings & RunOptions): Promise<Run> {
  const {workers = 1, names, signal, onProgress, onDesign, ...settings} = options;
  if (!(Number.isInteger(workers) && workers >= 1))
    throw inputError('check', 'workers', 'a whole number >= 1', workers);
  const prepared = await prepareRun(claims, names ?? claims.map(({id}) => id), settings);
  return executeRun(prepared, onWorkers(prepared, workers), {
    ...(signal ? {signal} : {}),
    ...(onProgress ? {onProgress} : {}),
    ...(onDesign ? {onDesign} : {}),
  });
}
