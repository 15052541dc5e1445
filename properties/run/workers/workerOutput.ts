import type {ChildProcess} from 'node:child_process';

/** How V8 begins to say that its heap is full: some thirty lines about its collector and its own stack. */
const DUMP = /<--- Last few GCs --->|FATAL ERROR: .*(heap|memory)/i;

/**
 * What a worker process prints goes to standard error, as standard output is for the result; all but what V8 says where
 * memory runs out, which the parent says in one line.
 */
export function forwardOutput(child: ChildProcess): {ranOutOfMemory(): boolean} {
  let full = false;
  const forward = (chunk: Buffer): void => {
    const text = String(chunk);
    const dump = full ? 0 : text.search(DUMP);
    if (dump >= 0) full = true;
    const shown = dump >= 0 ? text.slice(0, dump).trimEnd() : text;
    if (shown) process.stderr.write(shown);
  };
  child.stdout?.on('data', forward);
  child.stderr?.on('data', forward);
  return {ranOutOfMemory: () => full};
}
