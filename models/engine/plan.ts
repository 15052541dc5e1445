/** Where each buffer of a program lies in scratch memory, which steps use again once nobody reads it. */
import {type Buffer, buffersOf, type Program} from './program.ts';

/** Buffers start at a cache line. */
const ALIGNMENT = 4;

export interface ScratchPlan {
  /** By buffer id. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly size: number;
}

/** First fit, by time: a buffer lives from its first step to its last, an output to the end. */
export function planScratch(program: Program): ScratchPlan {
  const steps = [...program.forward, ...program.backward];
  const lives = new Map<Buffer, {first: number; last: number}>();
  for (const [time, step] of steps.entries()) {
    for (const buffer of buffersOf(step)) {
      if (buffer.region !== 'scratch') continue;
      const life = lives.get(buffer);
      if (life) life.last = time;
      else lives.set(buffer, {first: time, last: time});
    }
  }
  for (const buffer of program.outputs) {
    const life = lives.get(buffer);
    if (life) life.last = steps.length;
  }
  const offsets = new Map<number, number>();
  let held: {start: number; end: number; last: number}[] = [];
  let size = 0;
  for (const [buffer, {first, last}] of lives) {
    held = held.filter((room) => room.last >= first).sort((a, b) => a.start - b.start);
    const length = Math.ceil(buffer.size / ALIGNMENT) * ALIGNMENT;
    let start = 0;
    for (const room of held) {
      if (room.start - start >= length) break;
      start = Math.max(start, room.end);
    }
    held.push({start, end: start + length, last});
    offsets.set(buffer.id, start);
    size = Math.max(size, start + length);
  }
  return {offsets, size};
}
