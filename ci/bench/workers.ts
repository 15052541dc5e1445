import {type ChildProcess, fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {type Stamp, type Timing, timingOf} from './measure.ts';
import type {WorkerJob, WorkerMessage} from './trainWorker.ts';

function message(child: ChildProcess): Promise<WorkerMessage> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a worker ended with code ${code}`));
    child.once('message', (value) => {
      child.off('exit', ended);
      resolve(value as WorkerMessage);
    });
    child.once('exit', ended);
  });
}

/** What so many processes measure that do the same at the same time. */
async function together(job: WorkerJob, workers: number): Promise<WorkerMessage[]> {
  const program = fileURLToPath(new URL('trainWorker.ts', import.meta.url));
  const children = Array.from({length: workers}, () => fork(program, {execArgv: ['--import=tsx']}));
  const answers = (send: unknown) =>
    Promise.all(
      children.map((child) => {
        const answer = message(child);
        child.send(send as string);
        return answer;
      }),
    );
  try {
    await answers(job);
    return await answers('go');
  } finally {
    for (const child of children) child.kill();
  }
}

/** Multiplications and additions of so many processes at once, GFLOP/s of them all. */
export async function ceilingOfWorkers(seconds: number, workers: number): Promise<number> {
  const rates = (await together({kind: 'ceiling', seconds}, workers)) as number[];
  return rates.reduce((sum, rate) => sum + rate);
}

/**
 * Seconds of one step of all cases, trained by several processes at once, each its share of them: of the slowest
 * process, while all were past their start.
 *
 * @param cases a multiple of `workers`
 */
export async function concurrentSteps(
  job: Omit<Extract<WorkerJob, {kind: 'steps'}>, 'kind'>,
  workers: number,
): Promise<Timing> {
  const own = {...job, kind: 'steps', cases: job.cases / workers} as const;
  const all = (await together(own, workers)) as Stamp[][];
  const start = Math.max(...all.map((stamps) => stamps[0]!.time));
  const end = Math.min(...all.map((stamps) => stamps.at(-1)!.time));
  const timings = all.map((stamps) => {
    const inside = stamps.filter(({time}) => time >= start && time <= end);
    return timingOf(inside.length > 1 ? inside : stamps);
  });
  return {
    seconds: Math.max(...timings.map(({seconds}) => seconds)),
    fastest: Math.max(...timings.map(({fastest}) => fastest)),
    steps: Math.min(...timings.map(({steps}) => steps)),
  };
}
