/** A worker process ended by itself: killed, out of memory, or a crash in native code. */
export class WorkerError extends Error {
  override name = 'WorkerError';
}
