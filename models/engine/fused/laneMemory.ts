/** The linear memory of a trainer: groups of four cases, a vector for each of their numbers, and room after them. */
import type {Memory} from './assembler/webAssembly.ts';
import {type FusedLayout, VECTOR} from './layout.ts';
import {acquireMemory, growMemory, releaseMemory} from './memoryPool.ts';

/** Cases to a vector. */
export const LANES = 4;

export interface LaneMemory {
  readonly linear: Memory;
  /** Of the whole memory, whatever it has grown to. */
  floats(): Float32Array;
  integers(): Int32Array;
  doubles(): Float64Array;
  /** The address of room for so many bytes, for good. */
  reserve(bytes: number): number;
  groupOf(index: number): number;
  /** The index among 32-bit numbers of a case's element of the vector at an address. */
  element(index: number, address: number): number;
  /** Sets a case's elements of the vectors from an address on, and copies them. */
  write(index: number, address: number, values: ArrayLike<number>): void;
  copy(index: number, address: number, length: number): Float32Array;
  dispose(): void;
}

/** Memory for so many cases, all 0. */
export function laneMemory(layout: FusedLayout, count: number): LaneMemory {
  let end = layout.groups + Math.ceil(count / LANES) * layout.groupBytes;
  const memory = acquireMemory(end + VECTOR);
  new Uint8Array(memory.buffer, 0, end).fill(0);
  const viewsOf = (buffer: ArrayBuffer) => ({
    buffer,
    floats: new Float32Array(buffer),
    integers: new Int32Array(buffer),
    doubles: new Float64Array(buffer),
  });
  let views = viewsOf(memory.buffer);
  const element = (index: number, address: number) => address / 4 + (index % LANES);
  return {
    linear: memory,
    floats: () => views.floats,
    integers: () => views.integers,
    doubles: () => views.doubles,
    reserve(bytes) {
      const at = end;
      // Gathering reads a little more than a table's end.
      end = Math.ceil((end + bytes + VECTOR) / 64) * 64;
      growMemory(memory, end);
      if (views.buffer !== memory.buffer) views = viewsOf(memory.buffer);
      return at;
    },
    groupOf: (index) => layout.groups + Math.floor(index / LANES) * layout.groupBytes,
    element,
    write(index, address, values) {
      const {floats} = views;
      const start = element(index, address);
      for (let i = 0; i < values.length; i++) floats[start + LANES * i] = values[i]!;
    },
    copy(index, address, length) {
      const {floats} = views;
      const start = element(index, address);
      const values = new Float32Array(length);
      for (let i = 0; i < length; i++) values[i] = floats[start + LANES * i]!;
      return values;
    },
    dispose: () => releaseMemory(memory),
  };
}
