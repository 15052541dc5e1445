/** One of several processes that compute at once (see workers.ts): says when it is ready, waits for all, and sends what it measured. */
import {type BackendName, selectBackend} from '../../models/index.ts';
import {ceilingRate} from './ceiling.ts';
import {type Stamp, stampedSteps} from './measure.ts';
import {benchModels} from './models.ts';

export type WorkerJob =
  | {readonly kind: 'ceiling'; readonly seconds: number}
  | {
      readonly kind: 'steps';
      readonly backend: BackendName;
      readonly model: string;
      readonly cases: number;
      readonly seconds: number;
    };

/** `ready` once nothing but the work is left to do; then the rate, or the stamps. */
export type WorkerMessage = 'ready' | number | Stamp[];

/** Seconds of work before anyone waits, in which kernels are compiled and memory is grown. */
const WARM = 0.5;

async function prepared(job: WorkerJob): Promise<(seconds: number) => Promise<WorkerMessage>> {
  if (job.kind === 'ceiling') return async (seconds) => ceilingRate(seconds);
  const backend = await selectBackend(job.backend);
  const model = benchModels.find(({name}) => name === job.model)!;
  return (seconds) => stampedSteps(backend, model, job.cases, seconds);
}

async function main(job: WorkerJob): Promise<void> {
  const work = await prepared(job);
  await work(Math.min(WARM, job.seconds));
  const go = new Promise((resolve) => process.once('message', resolve));
  process.send!('ready' satisfies WorkerMessage);
  await go;
  process.send!(await work(job.seconds));
  process.disconnect();
}

process.once('message', (job) => void main(job as WorkerJob));
