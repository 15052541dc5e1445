import {type Backend, pretrain} from '../../models/index.ts';
import type {BenchModel} from './models.ts';

/** Losses of the first steps of one case. */
export async function firstLosses(backend: Backend, model: BenchModel, steps: number): Promise<Float64Array> {
  const [done] = await pretrain(backend, model.architecture, [{...model.case, steps}]);
  return done!.curves.pretext;
}

/** Median seconds of one Adam step of K cases, within about the given time; at least one step after a first. */
export async function stepSeconds(
  backend: Backend,
  model: BenchModel,
  cases: number,
  seconds: number,
): Promise<number> {
  const controller = new AbortController();
  const times: number[] = [];
  const start = performance.now();
  let last = start;
  await pretrain(
    backend,
    model.architecture,
    // Enough steps never to be reached; curves are allocated for them.
    Array.from({length: cases}, () => ({...model.case, steps: 2000})),
    {
      signal: controller.signal,
      onStep: ({step}) => {
        const now = performance.now();
        if (step > 1) times.push(now - last);
        last = now;
        if (now - start > seconds * 1000 && step > 1) controller.abort();
      },
    },
  );
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)]! / 1000;
}

/** The best rate of a square matrix product over about a second, GFLOP/s. */
export function sgemmRate({tf}: Backend, size = 512): number {
  const x = tf.ones([size, size]);
  let best = 0;
  const end = performance.now() + 1000;
  do {
    const start = performance.now();
    const product = tf.matMul(x, x);
    product.dataSync();
    product.dispose();
    best = Math.max(best, (2 * size ** 3) / (performance.now() - start) / 1e6);
  } while (performance.now() < end);
  x.dispose();
  return best;
}
