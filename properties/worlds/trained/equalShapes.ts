import type {TrainedSetting} from './setting.ts';

export interface TrainOptions {
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, of: number) => void;
}

/** Runs of consecutive settings that can train as one batch, of equal architecture and batch size: from <= i < to. */
export function equalShapes(
  settings: readonly TrainedSetting[],
): {readonly from: number; readonly to: number}[] {
  const key = ({architecture, training}: TrainedSetting) =>
    JSON.stringify([architecture, 'batchSize' in training ? training.batchSize : undefined]);
  const runs = [];
  for (let from = 0; from < settings.length; ) {
    let to = from + 1;
    while (to < settings.length && key(settings[to]!) === key(settings[from]!)) to++;
    runs.push({from, to});
    from = to;
  }
  return runs;
}
