/** A worker process: does units that its parent sends, with a backend of its own; ends with its parent. */
import {backendOf, outcomeText, performUnit} from '../executor.ts';
import {restoreRun} from '../runManifest.ts';
import {type FromWorker, serveParent, type ToWorker} from './workerChild.ts';

type Work = (group: number, at: number) => Promise<string | undefined>;

const stop = new AbortController();
let work: Work | undefined;

async function prepare({manifest}: Extract<ToWorker, {kind: 'start'}>): Promise<Work> {
  const {plan} = await restoreRun(manifest, {work: true});
  const backend = await backendOf(manifest);
  return async (group, at) => {
    const unit = {group: plan.groups[group]!, at};
    const outcome = await performUnit(unit, {...(backend ? {backend} : {}), signal: stop.signal});
    return outcome && outcomeText(outcome);
  };
}

serveParent<ToWorker, FromWorker>(async (message) => {
  if (message.kind === 'start') {
    work = await prepare(message);
    return {kind: 'ready'};
  }
  if (message.kind === 'stop') {
    stop.abort();
    return undefined;
  }
  const text = await work!(message.group, message.at);
  return {kind: 'done', ...(text === undefined ? {} : {text})};
});
