import type {Case} from '../../case/case.ts';
import {type FineTuned, fineTuner} from '../../estimation/fineTuning.ts';
import type {Sample} from '../../laws/pool.ts';

/** What follows from D alone is computed once a D, however many D' come with it. */
export function oncePerSample<T>(of: (sample: Sample) => T): (sample: Sample) => T {
  let last: {readonly key: string; readonly found: T} | undefined;
  return (sample) => {
    const key = `${Array.from(sample.plus).join()};${Array.from(sample.minus).join()}`;
    if (last?.key !== key) last = {key, found: of(sample)};
    return last.found;
  };
}

/** Fine-tuning once a D. */
export const tunedOnce = (c: Case): ((sample: Sample) => FineTuned) => oncePerSample(fineTuner(c));
