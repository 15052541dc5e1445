import {median} from 'simple-statistics';
import {webAssembly} from '../../models/engine/fused/assembler/webAssembly.ts';
import {emitModule} from '../../models/engine/fused/compile.ts';
import {type Backend, pretrain} from '../../models/index.ts';
import type {BenchModel} from './models.ts';

/** Losses of the first steps of one case. */
export async function firstLosses(backend: Backend, model: BenchModel, steps: number): Promise<Float64Array> {
  const [done] = await pretrain(backend, model.architecture, [{...model.case, steps}]);
  return done!.curves.pretext;
}

/** Steps that are not timed: the first ones compile kernels and grow the heap. */
const WARM = 3;
/** Timed spans, but for steps so slow that even these would take PATIENCE times as long as was asked for. */
const FEWEST = 12;
const FEWEST_SLOW = 3;
const PATIENCE = 5;
/** What a slow model takes. */
export const stepsAtLeast = WARM + FEWEST_SLOW;
/** Numbers that curves have room for; never reached. */
const ROOM = 4e6;

/** How many steps were done at a time of the machine's clock, in milliseconds. */
export interface Stamp {
  readonly time: number;
  readonly step: number;
}

export interface Timing {
  /** The median. */
  readonly seconds: number;
  readonly fastest: number;
  /** Of how many. */
  readonly steps: number;
}

/** Seconds of one step, from the spans between neighbouring stamps; a span may be several steps. */
export function timingOf(stamps: readonly Stamp[]): Timing {
  const times = stamps
    .slice(1)
    .map(({time, step}, i) => (time - stamps[i]!.time) / (step - stamps[i]!.step) / 1000);
  const fastest = times.reduce((least, time) => Math.min(least, time));
  return {seconds: median(times), fastest, steps: stamps.at(-1)!.step - stamps[0]!.step};
}

/** When the Adam steps of K cases were done that so many seconds have room for, 12 spans at least, 3 of slow ones. */
export async function stampedSteps(
  backend: Backend,
  model: BenchModel,
  cases: number,
  seconds: number,
  inParts = false,
): Promise<Stamp[]> {
  const controller = new AbortController();
  const stamps: Stamp[] = [];
  const start = performance.now();
  await pretrain(
    backend,
    model.architecture,
    Array.from({length: cases}, () => ({...model.case, steps: ROOM / cases})),
    {
      signal: controller.signal,
      inParts,
      // As a run has it: a backend may take several steps of a few cases at once.
      reportEvery: 1e-3,
      onStep: ({step}) => {
        const now = performance.now();
        if (step >= WARM) stamps.push({time: performance.timeOrigin + now, step});
        const taken = (now - start) / seconds / 1000;
        if (taken > 1 && stamps.length > (taken > PATIENCE ? FEWEST_SLOW : FEWEST)) controller.abort();
      },
    },
  );
  return stamps;
}

/** What a new architecture costs the fused backend once: milliseconds to write its module and to compile it, and bytes. */
export function startUp({graph}: BenchModel): {
  readonly write: number;
  readonly compile: number;
  readonly bytes: number;
} {
  const start = performance.now();
  const {bytes} = emitModule(graph, {optimizer: 'adam', l2: false, balls: []});
  const written = performance.now();
  new webAssembly.Module(bytes);
  return {write: written - start, compile: performance.now() - written, bytes: bytes.length};
}
