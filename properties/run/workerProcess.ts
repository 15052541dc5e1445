/** A worker process: does units that its parent sends, with a backend of its own; ends with its parent. */
import {backendOf} from './drive.ts';
import {adoptRun} from './identity.ts';
import {outcomeText, unitError} from './outcome.ts';
import {performUnit} from './performUnit.ts';
import type {FromWorker, ToWorker} from './workerMessages.ts';

type Work = (group: number, at: number) => Promise<string | undefined>;

const say = (message: FromWorker): void => void process.send?.(message);
const stop = new AbortController();
let work: Work | undefined;

async function prepare({identity}: Extract<ToWorker, {kind: 'start'}>): Promise<Work> {
  const {plan} = await adoptRun(identity, {work: true});
  const backend = await backendOf(identity);
  return async (group, at) => {
    const unit = {group: plan.groups[group]!, at};
    const outcome = await performUnit(plan, unit, {...(backend ? {backend} : {}), signal: stop.signal});
    return outcome && outcomeText(outcome);
  };
}

// Ctrl-C reaches the whole group of processes; the parent decides what it means.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('disconnect', () => process.exit());
process.on('message', async (message: ToWorker) => {
  try {
    if (message.kind === 'start') {
      work = await prepare(message);
      say({kind: 'ready'});
    } else if (message.kind === 'stop') stop.abort();
    else if (work) {
      const text = await work(message.group, message.at);
      say({kind: 'done', ...(text === undefined ? {} : {text})});
    }
  } catch (error) {
    say({kind: 'failed', error: unitError(error)});
  }
});
