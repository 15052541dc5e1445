/** Worker processes on this machine: each with its own TensorFlow backend, one unit at a time. */

import type {Claim} from '../../../theory/claim/claim.ts';
import {InputError} from '../../../theory/errors.ts';
import type {Change} from '../../claimRegistry/changedClaim.ts';
import {describedClaim} from '../../claimRegistry/claimDescription.ts';
import {ClaimError} from '../../evaluate/claimError.ts';
import type {Evidence} from '../../evaluate/evaluate.ts';
import type {Setting} from '../../settings/registry.ts';
import {parseOutcome, type UnitOutcome, unitError} from '../executor.ts';
import {type Plan, type Unit, unitName} from '../plan.ts';
import type {RunManifest} from '../runManifest.ts';
import {type WorkerChild, workerChild} from './workerChild.ts';
import {WorkerError} from './workerError.ts';
import type {FromWorker, ToWorker} from './workerMessages.ts';

/** Evaluates a claim on a setting where its code is. */
export type EvidenceOf = (claim: Claim, setting: Setting) => Evidence | Promise<Evidence>;

export interface WorkerPool {
  /** What ids and files stand for: claims without their code, which is loaded in the processes alone. */
  claims(names: readonly string[]): Promise<readonly Claim[]>;
  /** What a claim shows on a setting, as it is stated or with a constant changed. */
  evidence(claim: Claim, setting: Setting, changed?: Change): Promise<Evidence>;
  /**
   * Readies the processes for a run.
   * @throws what they say of it: InputError where it cannot be done here
   */
  open(plan: Plan, manifest: RunManifest): Promise<void>;
  /**
   * Does a unit on a free worker, waiting for one; undefined where `stop` ended it. At most `size` at a time. Where a
   * process dies of it, it is done once more by another.
   * @throws WorkerError where that one dies too
   */
  perform(unit: Unit): Promise<UnitOutcome | undefined>;
  /** Ends what can be ended early, with nothing said of it, and kills what does not end soon. */
  stop(): void;
  /** Ends all processes. */
  close(): Promise<void>;
}

type Worker = WorkerChild<ToWorker, FromWorker>;
type Answer<K extends FromWorker['kind']> = Extract<FromWorker, {kind: K}>;

/**
 * Milliseconds that the own code of a user's claim may take per setting: far more than any bound that can be checked on
 * many settings takes, also on a busy machine.
 */
export const CLAIM_TIMEOUT = 60_000;

/** Milliseconds that a unit under way has to end once it is told to. */
const PATIENCE = 1_000;

/**
 * Starts the processes at once, so that they load while the run is planned.
 * @param size how many
 * @param options.timeout milliseconds that a claim's own code may take per setting; default no limit
 */
export function workerPool(size: number, options: {readonly timeout?: number} = {}): WorkerPool {
  const all = new Set<Worker>();
  let closed = false;
  const fork = (): Worker => {
    // One that is started now would be left behind.
    if (closed) throw new Error('the pool of workers is closed');
    const worker: Worker = workerChild(import.meta.url, './workerProcess', options);
    all.add(worker);
    return worker;
  };
  const forked = Array.from({length: size}, fork);
  let names: readonly string[] = [];
  let run: {readonly plan: Plan; readonly manifest: RunManifest} | undefined;
  let stopped = false;

  const ready = async (worker: Worker): Promise<Worker> => {
    await worker.ask({kind: 'start', manifest: run!.manifest}, 'its start');
    return worker;
  };
  /** Undefined stands for a process that is still to be started. */
  const free: (Worker | undefined)[] = [];
  const busy = new Set<Worker>();
  const waiting: ((worker: Worker | undefined) => void)[] = [];
  const release = (worker: Worker | undefined): void => {
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
  };
  const take = (): Promise<Worker | undefined> =>
    free.length > 0 ? Promise.resolve(free.shift()) : new Promise((resolve) => waiting.push(resolve));

  async function attempt(unit: Unit, again: boolean): Promise<UnitOutcome | undefined> {
    let worker = await take();
    try {
      worker ??= await ready(fork());
      busy.add(worker);
      const group = run!.plan.groups.indexOf(unit.group);
      const answer = await worker.ask({kind: 'unit', group, at: unit.at, again}, unitName(unit));
      const {text} = answer as Answer<'done'>;
      return text === undefined ? undefined : parseOutcome(text);
    } finally {
      if (worker) busy.delete(worker);
      if (worker && !worker.alive()) {
        all.delete(worker);
        worker = undefined;
      }
      release(worker);
    }
  }

  /** A process that has the claims, for what is asked besides the run. */
  async function withClaims(): Promise<Worker> {
    let [worker] = all;
    if (!worker?.alive()) {
      if (worker) all.delete(worker);
      worker = fork();
    }
    if (names.length > 0) await worker.ask({kind: 'load', names}, 'loading claims');
    return worker;
  }

  return {
    async claims(given) {
      const worker = forked[0]!;
      // A file may be one that never ends to load.
      busy.add(worker);
      const answer = await worker
        .ask({kind: 'load', names: given}, `loading ${given.join(', ')}`)
        .finally(() => busy.delete(worker));
      names = given;
      return (answer as Answer<'claims'>).claims.map(describedClaim);
    },
    async evidence({id}, setting, changed) {
      const worker = await withClaims();
      const answer = await worker.ask({kind: 'evidence', id, setting, changed}, `${id} on one setting`);
      return (answer as Answer<'evidence'>).evidence;
    },
    async open(plan, manifest) {
      run = {plan, manifest};
      const started = await Promise.allSettled(forked.map(ready));
      const broken = started.find((one) => one.status === 'rejected');
      if (broken && !stopped) throw broken.reason;
      for (const worker of forked) release(worker);
    },
    async perform(unit) {
      for (let again = false; ; again = true) {
        try {
          return await attempt(unit, again);
        } catch (error) {
          if (stopped) return undefined;
          // A claim that does not end, or ends its process, is at fault where it stands in the plan.
          if (error instanceof ClaimError || error instanceof InputError) return {error: unitError(error)};
          if (again || closed || !(error instanceof WorkerError)) throw error;
        }
      }
    },
    stop() {
      stopped = true;
      for (const worker of all) worker.tell({kind: 'stop'});
      setTimeout(() => {
        for (const worker of busy) worker.kill();
      }, PATIENCE).unref();
    },
    async close() {
      closed = true;
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
}
