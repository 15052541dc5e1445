import {median} from 'simple-statistics';
import {webAssembly} from '../../models/engine/fused/assembler/webAssembly.ts';
import {emitModule} from '../../models/engine/fused/compile.ts';
import type {Graph} from '../../models/engine/graph.ts';
import type {TensorFlow} from '../../models/engine/tfjs/loadTensorFlow.ts';
import {type Backend, pretrain} from '../../models/index.ts';
import type {BenchModel} from './models.ts';

/** Losses of the first steps of one case. */
export async function firstLosses(backend: Backend, model: BenchModel, steps: number): Promise<Float64Array> {
  const [done] = await pretrain(backend, model.architecture, [{...model.case, steps}]);
  return done!.curves.pretext;
}

/** Steps that are not timed: the first ones compile kernels and grow the heap. */
const WARM = 3;
/** Timed ones, but for steps so slow that even these would take PATIENCE times as long as was asked for. */
const FEWEST = 12;
const FEWEST_SLOW = 3;
const PATIENCE = 5;
/** Numbers that curves have room for; never reached. */
const ROOM = 4e6;

export interface Timing {
  /** The median. */
  readonly seconds: number;
  readonly fastest: number;
  /** Of how many. */
  readonly steps: number;
}

/** Seconds of one Adam step of K cases, from the steps that the given time has room for, 12 at least, 3 of slow ones. */
export async function stepSeconds(
  backend: Backend,
  model: BenchModel,
  cases: number,
  seconds: number,
  inParts = false,
): Promise<Timing> {
  const controller = new AbortController();
  const times: number[] = [];
  const start = performance.now();
  let last = start;
  await pretrain(
    backend,
    model.architecture,
    Array.from({length: cases}, () => ({...model.case, steps: ROOM / cases})),
    {
      signal: controller.signal,
      inParts,
      onStep: ({step}) => {
        const now = performance.now();
        if (step > WARM) times.push(now - last);
        last = now;
        const taken = (now - start) / seconds / 1000;
        if (taken > 1 && times.length >= (taken > PATIENCE ? FEWEST_SLOW : FEWEST)) controller.abort();
      },
    },
  );
  const fastest = times.reduce((least, time) => Math.min(least, time));
  return {seconds: median(times) / 1000, fastest: fastest / 1000, steps: times.length};
}

/** The best rate of a square matrix product over about a second, GFLOP/s. */
export function sgemmRate({tf}: TensorFlow, size = 512): number {
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

/** What a new architecture costs the fused backend once: milliseconds to write its module and to compile it, and bytes. */
export async function startUp(
  backend: Backend,
  model: BenchModel,
): Promise<{readonly write: number; readonly compile: number; readonly bytes: number}> {
  let graph: Graph | undefined;
  const spy: Backend = {
    ...backend,
    trainer(...args) {
      graph ??= args[0];
      return backend.trainer(...args);
    },
  };
  await pretrain(spy, model.architecture, [{...model.case, steps: 1}]);
  const start = performance.now();
  const {bytes} = emitModule(graph!, {optimizer: 'adam', l2: false, balls: []});
  const written = performance.now();
  new webAssembly.Module(bytes);
  return {write: written - start, compile: performance.now() - written, bytes: bytes.length};
}
