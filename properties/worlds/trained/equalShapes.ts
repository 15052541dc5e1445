import type {TrainedSetting} from './setting.ts';

export interface TrainOptions {
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, of: number) => void;
}

/**
 * What decides the encoder of a setting: settings that agree in it share one, and differ in labels, shift, heads and samples.
 */
export function encoderKey(setting: TrainedSetting): string {
  const {architecture, data, masks, reference, training, shiftU, seed} = setting;
  return JSON.stringify([architecture, data, masks, reference, training, shiftU, seed]);
}

/** How a call of the trainer is made; images: a batch is one encoder with its settings. */
function batchKey(setting: TrainedSetting): string {
  const {architecture, data, training} = setting;
  if (!('batchSize' in training)) return JSON.stringify(architecture);
  if (data.kind !== 'mixture') return encoderKey(setting);
  const {batchSize, decay, earlyStop, inParts} = training;
  return JSON.stringify([architecture, batchSize, decay, earlyStop, inParts]);
}

/** Runs of consecutive settings that can train as one batch: from <= i < to. */
export function equalShapes(
  settings: readonly TrainedSetting[],
): {readonly from: number; readonly to: number}[] {
  const runs = [];
  for (let from = 0; from < settings.length; ) {
    let to = from + 1;
    while (to < settings.length && batchKey(settings[to]!) === batchKey(settings[from]!)) to++;
    runs.push({from, to});
    from = to;
  }
  return runs;
}
