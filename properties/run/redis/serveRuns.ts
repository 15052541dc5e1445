/** A worker of distributed runs: takes units of the open runs in a Redis, one run at a time, until it is told to stop. */
import {type Job, UnrecoverableError, WaitingError, Worker} from 'bullmq';
import type {Redis} from 'ioredis';
import {outcomeText} from '../executor.ts';
import {unitAt} from '../plan.ts';
import {type RunManifest, restoreRun} from '../runManifest.ts';
import {CLAIM_TIMEOUT, type WorkerPool, workerPool} from '../workers/workerPool.ts';
import {connectRedis, redisPlace} from './connectRedis.ts';
import {keysOf, PREFIX, RUNS, type UnitJob} from './runQueue.ts';

export interface ServeOptions {
  /** Processes of this worker, one unit each at a time. */
  readonly workers: number;
  /** ms without a sign of a worker after which its units go to others; default 10 s. */
  readonly lock?: number;
  /** Ends once no run is open, after there was one. */
  readonly once?: boolean;
  readonly signal?: AbortSignal;
  /** For people: which run is served, which cannot be, Redis away or back. */
  readonly onNote?: (line: string) => void;
}

const LOOK = 500;
const LOCK = 10_000;

const isOpen = async (redis: Redis, name: string): Promise<boolean> =>
  (await redis.exists(keysOf(name).alive)) === 1;

async function openRuns(redis: Redis): Promise<string[]> {
  const names = (await redis.smembers(RUNS)).sort();
  const open = await Promise.all(names.map((name) => isOpen(redis, name)));
  return names.filter((_, i) => open[i]);
}

/**
 * Removes what a worker's last unit and last look left of a run that was closed meanwhile. One whose producer merely
 * died is still listed, and kept: the same command takes it up.
 */
async function removeRemains(redis: Redis, name: string): Promise<void> {
  if (await redis.sismember(RUNS, name)) return;
  await redis.del(keysOf(name).results);
  for await (const keys of redis.scanStream({match: `${PREFIX}:${name}:*`, count: 1_000}))
    if (keys.length > 0) await redis.del(...(keys as string[]));
}

/** Does units until the run is closed or the signal comes; the units under way are finished, or given back. */
async function serve(
  redis: Redis,
  name: string,
  {plan}: Awaited<ReturnType<typeof restoreRun>>,
  pool: WorkerPool,
  {workers, signal, lock = LOCK}: ServeOptions,
): Promise<number> {
  const {results} = keysOf(name);
  let done = 0;
  const perform = async (job: Job<UnitJob>, token?: string): Promise<void> => {
    const {index} = job.data;
    const unit = unitAt(plan, index);
    if (!unit) throw new UnrecoverableError(`unit ${index} is not in this run`);
    if (await redis.hexists(results, String(index))) return;
    const outcome = await pool.perform(unit);
    if (!outcome) {
      await job.moveToWait(token);
      throw new WaitingError();
    }
    // Bit-equal whoever does it, so the first to come may stay.
    const written = await redis.hsetnx(results, String(index), outcomeText(outcome));
    done += written;
  };
  const worker = new Worker<UnitJob>(name, perform, {
    connection: redis,
    prefix: PREFIX,
    concurrency: workers,
    lockDuration: lock,
    stalledInterval: lock / 2,
    // Deaths of workers are no fault of the unit, up to a point.
    maxStalledCount: 20,
    drainDelay: 1,
  });
  worker.on('error', () => {});
  try {
    while (!signal?.aborted && redis.status !== 'end' && (await isOpen(redis, name)))
      await new Promise((resolve) => setTimeout(resolve, LOOK));
  } finally {
    if (signal?.aborted || redis.status === 'end') pool.stop();
    await worker.close(redis.status === 'end');
  }
  if (!signal?.aborted) await removeRemains(redis, name);
  return done;
}

/** @returns units done */
export async function serveRuns(url: string, options: ServeOptions): Promise<number> {
  const {workers, once, signal, onNote} = options;
  const place = redisPlace(url);
  const redis = await connectRedis(url, {
    patience: Number.POSITIVE_INFINITY,
    onAway: () => onNote?.(`Redis at ${place} is away: waiting for it`),
    onBack: () => onNote?.(`Redis at ${place} is back`),
  });
  const refused = new Set<string>();
  let done = 0;
  let served = false;
  const stop = () => {
    // A Redis that is away would keep commands waiting for ever.
    if (redis.status !== 'ready') redis.disconnect();
  };
  signal?.addEventListener('abort', stop);
  try {
    while (!signal?.aborted) {
      const open = (await openRuns(redis)).filter((name) => !refused.has(name));
      const [name] = open;
      if (name === undefined) {
        if (once && served) break;
        await new Promise((resolve) => setTimeout(resolve, LOOK));
        continue;
      }
      const text = await redis.get(keysOf(name).identity);
      if (text === null) continue;
      let pool: WorkerPool | undefined;
      try {
        const manifest = JSON.parse(text) as RunManifest;
        pool = workerPool(workers, {timeout: CLAIM_TIMEOUT});
        const prepared = await restoreRun(manifest, {work: false, load: pool.claims});
        await pool.open(prepared.plan, manifest);
        onNote?.(`serving run ${name}: ${manifest.claims.length} claims, seed ${manifest.settings.seed}`);
        done += await serve(redis, name, prepared, pool, options);
        served = true;
      } catch (error) {
        refused.add(name);
        onNote?.(`run ${name} cannot be served here: ${(error as Error).message}`);
      } finally {
        await pool?.close();
      }
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    redis.disconnect();
  }
  return done;
}
