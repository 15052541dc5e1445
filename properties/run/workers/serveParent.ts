/** A worker process's own end: answers what its parent asks, says what failed, ends with its parent. */
import {unitError} from '../executor.ts';
import {startWatchdog, type Watchdog} from './watchdog.ts';
import type {Failed} from './workerChild.ts';

/**
 * @param answer what to say to a message; undefined for one that asks nothing
 */
export function serveParent<Message, Answer>(
  answer: (message: Message, watchdog: Watchdog) => Promise<Answer | undefined>,
): void {
  const watchdog = startWatchdog(Number(process.argv[2] ?? 0));
  // Ctrl-C reaches the whole group of processes; the parent decides what it means.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  process.on('disconnect', () => watchdog.leave());
  process.on('message', async (message: Message) => {
    const said = await answer(message, watchdog).catch(
      (error: unknown): Failed => ({kind: 'failed', error: unitError(error)}),
    );
    if (said !== undefined && process.connected) process.send?.(said, () => {});
  });
}
