/** A worker process: does units that its parent sends, with a backend of its own; ends with its parent. */
import {backendOf, outcomeText, performUnit} from '../executor.ts';
import {restoreRun} from '../runManifest.ts';
import {servedClaims} from './serveClaims.ts';
import {serveParent} from './serveParent.ts';
import type {Watchdog} from './watchdog.ts';
import type {FromWorker, ToWorker} from './workerMessages.ts';

type Work = (group: number, at: number) => Promise<string | undefined>;

const stop = new AbortController();
const served = servedClaims();
let work: Work | undefined;

async function prepare({manifest}: Extract<ToWorker, {kind: 'start'}>, watchdog: Watchdog): Promise<Work> {
  const load = (names: readonly string[]) => served.load(names, watchdog);
  const {plan} = await restoreRun(manifest, {work: true, load});
  const backend = await backendOf(manifest);
  return async (group, at) => {
    const unit = {group: plan.groups[group]!, at};
    const outcome = await performUnit(unit, {...(backend ? {backend} : {}), signal: stop.signal});
    return outcome && outcomeText(outcome);
  };
}

serveParent<ToWorker, FromWorker>(async (message, watchdog) => {
  switch (message.kind) {
    case 'start':
      work = await prepare(message, watchdog);
      return {kind: 'ready'};
    case 'stop':
      stop.abort();
      return undefined;
    case 'unit': {
      watchdog.trace(message.again === true);
      const text = await work!(message.group, message.at);
      return {kind: 'done', ...(text === undefined ? {} : {text})};
    }
    default:
      return served.answer(message, watchdog);
  }
});
