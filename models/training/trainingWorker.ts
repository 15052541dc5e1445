/** One of several threads that train at once (see inWorkers.ts): trains its share of a call's cases and sends what came of it. */
import {parentPort, workerData} from 'node:worker_threads';
import {fusedBackend} from '../engine/fused/fusedBackend.ts';
import {fineTune} from '../fineTune.ts';
import {pretrain} from '../pretrain.ts';
import {radReg} from '../radReg.ts';
import type {Progress} from '../types.ts';
import type {WorkerAnswer, WorkerJob} from './inWorkers.ts';

const trainers = {pretrain, radReg, fineTune} as const;

const {call, architecture, cases, options, aborted} = workerData as WorkerJob;
const send = (answer: WorkerAnswer) => parentPort!.postMessage(answer);
/** The caller's signal, as far as training looks at it. */
const signal = {
  get aborted() {
    return Atomics.load(aborted, 0) === 1;
  },
};
/** Milliseconds between two reports of progress. */
const PAUSE = 50;

const train = trainers[call] as (
  backend: typeof fusedBackend,
  ...rest: unknown[]
) => Promise<readonly unknown[]>;
const results = await train(fusedBackend, architecture, cases, {
  ...options,
  signal,
  reportEvery: PAUSE,
  onStep: (progress: Progress) => send({progress}),
});
send({results});
