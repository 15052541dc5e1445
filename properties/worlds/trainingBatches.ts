import type {Architecture} from '../../models/types.ts';

export interface TrainOptions {
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, of: number) => void;
}

/** Consecutive settings of equal architecture and batch size, trained together; ends early once the signal says so. */
export async function* trainingBatches<
  S extends {readonly architecture: Architecture; readonly training: {readonly batchSize: number}},
  R,
>(
  settings: readonly S[],
  {signal}: TrainOptions,
  train: (batch: readonly S[]) => Promise<R>,
): AsyncGenerator<R> {
  const key = (s: S) => JSON.stringify([s.architecture, s.training.batchSize]);
  for (let from = 0; from < settings.length && !signal?.aborted; ) {
    let to = from + 1;
    while (to < settings.length && key(settings[to]!) === key(settings[from]!)) to++;
    yield train(settings.slice(from, to));
    from = to;
  }
}
