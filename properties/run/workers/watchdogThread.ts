/** The thread that watches a worker process: says what a claim is stuck at, and ends the process where its parent is gone, also deep in a computation. */
import {workerData} from 'node:worker_threads';
import {tell} from './fault.ts';
import {now, watchMemory} from './watchMemory.ts';

const LOOK = 200;

const {shared, parent} = workerData as {readonly shared: SharedArrayBuffer; readonly parent: number};
const memory = watchMemory(shared);
let told = false;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  const since = memory.get('since');
  if (since === 0 || told) return;
  const [timeout, deadline, at] = [memory.get('timeout'), memory.get('deadline'), now()];
  const late = timeout > 0 && at - since >= timeout;
  if (!late && !(deadline > 0 && at >= deadline)) return;
  told = true;
  tell({kind: 'stuck', ...memory.text(), limit: late ? 'timeout' : 'budget', seconds: (at - since) / 10});
}, LOOK);
