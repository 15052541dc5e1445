/** The engine that hands units to workers on any number of machines, through a BullMQ queue in Redis. */
import {Queue} from 'bullmq';
import type {Redis} from 'ioredis';
import {type ExecuteOptions, type Executor, parseOutcome, type Sink} from '../executor.ts';
import {type Unit, unitIndex, unitName} from '../plan.ts';
import type {Prepared} from '../runManifest.ts';
import {WorkerError} from '../workers/workerError.ts';
import {connectRedis, redisPlace} from './connectRedis.ts';
import {ALIVE, jobId, keysOf, queueOptions, RUNS, runName, type UnitJob} from './runQueue.ts';

export interface QueueNotes {
  /** Said to people: Redis went away or is back, nobody works. */
  readonly onNote?: (line: string) => void;
}

/** Most units in the queue at a time: what is behind them may turn out not to be needed. */
const WINDOW = 512;
const POLL = 150;
/** ms between looks for lost and failed jobs, and signs of life. */
const CARE = 3_000;
/** ms without any worker after which people are told. */
const LONELY = 15_000;

/** A pause that a signal ends. */
const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    if (signal?.aborted) done();
    else signal?.addEventListener('abort', done);
  });

interface QueuedRun {
  readonly redis: Redis;
  readonly queue: Queue<UnitJob>;
  readonly name: string;
  readonly waiting: Map<number, Unit>;
}

async function enqueue({queue}: QueuedRun, indexes: readonly number[]): Promise<void> {
  await queue.addBulk(indexes.map((index) => ({name: 'unit', data: {index}, opts: {jobId: jobId(index)}})));
}

async function announce({redis, name}: QueuedRun, identity: string): Promise<void> {
  const keys = keysOf(name);
  await redis.multi().set(keys.identity, identity).set(keys.alive, '1', 'EX', ALIVE).sadd(RUNS, name).exec();
}

/** Takes over what is in the results, in the order of the plan. */
async function collect({redis, name, waiting}: QueuedRun, sink: Sink): Promise<void> {
  const indexes = [...waiting.keys()];
  if (indexes.length === 0) return;
  const texts = await redis.hmget(keysOf(name).results, ...indexes.map(String));
  for (const [k, text] of texts.entries()) {
    const unit = waiting.get(indexes[k]!);
    if (!text || !unit) continue;
    waiting.delete(indexes[k]!);
    sink.accept(unit, parseOutcome(text));
  }
}

/** Units whose refutation came meanwhile are given up; jobs that Redis lost are added again. */
async function care(run: QueuedRun, sink: Sink): Promise<void> {
  const {queue, waiting, redis, name} = run;
  for (const [index, unit] of waiting) {
    if (sink.needed(unit)) continue;
    waiting.delete(index);
    await queue.remove(jobId(index)).catch(() => {});
  }
  const states = await Promise.all(
    [...waiting.keys()].map(async (index) => ({index, state: await queue.getJobState(jobId(index))})),
  );
  for (const {index, state} of states) {
    if (state !== 'failed') continue;
    const job = await queue.getJob(jobId(index));
    const unit = waiting.get(index);
    if (job && unit) throw new WorkerError(`${unitName(unit)} failed on every attempt: ${job.failedReason}`);
  }
  const gone = states.filter(({state}) => state === 'unknown').map(({index}) => index);
  if (gone.length === 0) return;
  // A job that is done is removed after its outcome was written.
  const texts = await redis.hmget(keysOf(name).results, ...gone.map(String));
  const lost = gone.filter((_, k) => texts[k] === null);
  if (lost.length > 0) await enqueue(run, lost);
}

async function work(
  run: QueuedRun,
  identity: string,
  units: Iterator<Unit, undefined>,
  sink: Sink,
  {signal, onNote}: ExecuteOptions & QueueNotes,
): Promise<void> {
  const {queue, waiting} = run;
  await announce(run, identity);
  // What failed for good in an earlier attempt at the same run gets another chance.
  await queue.clean(0, 1_000, 'failed');
  let exhausted = false;
  let cared = Date.now();
  let busy: number | undefined = Date.now();
  while (!signal?.aborted && !sink.error()) {
    const added: number[] = [];
    while (!exhausted && waiting.size < WINDOW) {
      const {value} = units.next();
      if (!value) exhausted = true;
      else {
        waiting.set(unitIndex(value), value);
        added.push(unitIndex(value));
      }
    }
    if (added.length > 0) await enqueue(run, added);
    if (waiting.size === 0 && exhausted) return;
    await collect(run, sink);
    if (Date.now() - cared > CARE) {
      await announce(run, identity);
      await care(run, sink);
      cared = Date.now();
      const alone = (await queue.getWorkersCount().catch(() => 1)) === 0;
      if (!alone) busy = cared;
      else if (busy !== undefined && cared - busy > LONELY) {
        onNote?.('no worker yet: start some with `transferbound distribute --worker --redis URL`');
        busy = undefined;
      }
    }
    if (waiting.size > 0) await pause(POLL, signal);
  }
}

async function tidy({redis, queue, name}: QueuedRun): Promise<void> {
  const keys = keysOf(name);
  await redis.srem(RUNS, name);
  await redis.del(keys.identity, keys.alive, keys.results);
  await queue.obliterate({force: true, count: 10_000});
  await queue.close();
}

/** @param options.onNote see QueueNotes; Redis that stays away for two minutes ends the run with a WorkerError */
export function redisEngine({manifest}: Prepared, url: string, options: QueueNotes = {}): Executor {
  return {
    order: 'heaviestFirst',
    async execute(units, sink, drive) {
      const place = redisPlace(url);
      const redis = await connectRedis(url, {
        onAway: () => options.onNote?.(`Redis at ${place} is away: waiting for it`),
        onBack: () => options.onNote?.(`Redis at ${place} is back`),
      });
      const name = runName(manifest);
      const queue = new Queue<UnitJob>(name, queueOptions(redis));
      queue.on('error', () => {});
      const run: QueuedRun = {redis, queue, name, waiting: new Map()};
      try {
        try {
          await work(run, JSON.stringify(manifest), units, sink, {...drive, ...options});
        } finally {
          if (redis.status === 'ready') await Promise.race([tidy(run), pause(5_000)]);
        }
      } catch (error) {
        if (redis.status === 'end') {
          throw new WorkerError(
            `Redis at ${place} went away and did not come back; what it keeps is taken up by the same command`,
          );
        }
        throw error;
      } finally {
        redis.disconnect();
      }
    },
  };
}
