/** A worker process's end (see workerChild.ts): answers what its parent asks, says what failed, ends with its parent. */
import {unitError} from '../unitOutcome.ts';
import type {Failed} from './workerChild.ts';

/** @param answer what to say to a message; undefined for one that asks nothing */
export function serveParent<Message, Answer>(
  answer: (message: Message) => Promise<Answer | undefined>,
): void {
  // Ctrl-C reaches the whole group of processes; the parent decides what it means.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  process.on('disconnect', () => process.exit());
  process.on('message', async (message: Message) => {
    const said = await answer(message).catch(
      (error: unknown): Failed => ({kind: 'failed', error: unitError(error)}),
    );
    if (said !== undefined) process.send?.(said);
  });
}
