import type {Architecture} from '../../models/types.ts';

export interface TrainOptions {
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, of: number) => void;
}

interface Trainable {
  readonly architecture: Architecture;
  readonly training: {readonly batchSize: number};
}

/** Runs of consecutive settings of equal architecture and batch size: settings from <= i < to. */
export function equalShapes(settings: readonly Trainable[]): {readonly from: number; readonly to: number}[] {
  const key = (s: Trainable) => JSON.stringify([s.architecture, s.training.batchSize]);
  const runs = [];
  for (let from = 0; from < settings.length; ) {
    let to = from + 1;
    while (to < settings.length && key(settings[to]!) === key(settings[from]!)) to++;
    runs.push({from, to});
    from = to;
  }
  return runs;
}

/** Consecutive settings of equal shapes, trained together; ends early once the signal says so. */
export async function* trainingBatches<S extends Trainable, R>(
  settings: readonly S[],
  {signal}: TrainOptions,
  train: (batch: readonly S[]) => Promise<R>,
): AsyncGenerator<R> {
  for (const {from, to} of equalShapes(settings)) {
    if (signal?.aborted) return;
    yield train(settings.slice(from, to));
  }
}
