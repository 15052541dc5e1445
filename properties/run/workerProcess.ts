/** A worker process: does units that its parent sends, with a backend of its own; ends with its parent. */
import {answerParent} from './answerParent.ts';
import {backendOf} from './drive.ts';
import {adoptRun} from './identity.ts';
import {outcomeText} from './outcome.ts';
import {performUnit} from './performUnit.ts';
import type {FromWorker, ToWorker} from './workerMessages.ts';

type Work = (group: number, at: number) => Promise<string | undefined>;

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

answerParent<ToWorker, FromWorker>(async (message) => {
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
