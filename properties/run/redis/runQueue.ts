/**
 * Where a distributed run lives in Redis. Its jobs are in a BullMQ queue named after the run's identity, one per unit, with the unit's
 * place in the plan as id, so adding one twice changes nothing; outcomes are fields of a hash, written once.
 */
import {createHash} from 'node:crypto';
import type {Job, QueueOptions} from 'bullmq';
import type {Redis} from 'ioredis';
import {InputError} from '../../../theory/errors.ts';
import type {RunManifest} from '../runManifest.ts';

export const PREFIX = 'transferbound-jobs';
/** Set of the names of distributed runs; one is open while its `alive` key is there. */
export const RUNS = 'transferbound:runs';

export const runName = (manifest: RunManifest): string =>
  createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 20);

export const keysOf = (name: string) => ({
  identity: `transferbound:run:${name}:identity`,
  alive: `transferbound:run:${name}:alive`,
  results: `transferbound:run:${name}:results`,
});

export interface UnitJob {
  readonly index: number;
}

export type RunJob = Job<UnitJob>;

export const jobId = (index: number): string => `unit-${index}`;

/** Seconds that a run stays open without a sign of its producer. */
export const ALIVE = 60;

export function queueOptions(redis: Redis): QueueOptions {
  return {
    connection: redis,
    prefix: PREFIX,
    defaultJobOptions: {
      attempts: 5,
      backoff: {type: 'fixed', delay: 1_000},
      removeOnComplete: true,
      removeOnFail: false,
    },
  };
}

/**
 * What a module gives that needs bullmq and ioredis, which only distributed runs do.
 *
 * @throws InputError that says what to install where they are not
 */
export async function withQueue<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    const [, name] = (code === 'ERR_MODULE_NOT_FOUND' && /'(bullmq|ioredis)'/.exec(message)) || [];
    if (name === undefined) throw error;
    throw new InputError(
      `distribute: expected the npm packages bullmq and ioredis (npm install bullmq ioredis), got no ${name}`,
    );
  }
}
