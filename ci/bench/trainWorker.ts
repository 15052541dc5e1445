/** One of several processes that train at once (see workers.ts): trains its cases and says when each span ended. */
import {type BackendName, pretrain, selectBackend} from '../../models/index.ts';
import {benchModels} from './models.ts';

export interface WorkerJob {
  readonly backend: BackendName;
  readonly model: string;
  readonly cases: number;
  /** Steps before the clock starts, and after. */
  readonly warm: number;
  readonly steps: number;
}

/** `ready` once nothing but training is left to do; then, in milliseconds of the machine's clock, what was timed. */
export type WorkerMessage = 'ready' | {readonly start: number; readonly end: number};

const now = (): number => performance.timeOrigin + performance.now();

async function main({backend: name, model, cases, warm, steps}: WorkerJob): Promise<void> {
  const backend = await selectBackend(name);
  const {architecture, case: one} = benchModels.find((known) => known.name === model)!;
  const run = (count: number, onStep?: (step: number) => void) =>
    pretrain(
      backend,
      architecture,
      Array.from({length: cases}, () => ({...one, steps: count})),
      {onStep: ({step}) => onStep?.(step)},
    );
  // Kernels are compiled and memory is grown before anyone waits.
  await run(warm);
  const go = new Promise((resolve) => process.once('message', resolve));
  process.send!('ready' satisfies WorkerMessage);
  await go;
  let start = 0;
  let end = 0;
  await run(warm + steps, (step) => {
    if (step === warm) start = now();
    if (step === warm + steps) end = now();
  });
  process.send!({start, end} satisfies WorkerMessage);
  process.disconnect();
}

process.once('message', (job) => void main(job as WorkerJob));
