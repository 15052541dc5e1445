/**
 * Linear memories for trainers, used again one after the other: each reserves gigabytes of addresses, and a garbage
 * collector that sees none of them would let thousands pile up.
 */
import {type Memory, webAssembly} from './assembler/webAssembly.ts';

const PAGE = 65536;
const free: Memory[] = [];

/** A memory of at least so many bytes, with whatever its last user left in it. */
export function acquireMemory(bytes: number): Memory {
  const memory = free.pop() ?? new webAssembly.Memory({initial: 1});
  growMemory(memory, bytes);
  return memory;
}

/** Detaches views where it has to grow. */
export function growMemory(memory: Memory, bytes: number): void {
  const missing = Math.ceil(bytes / PAGE) - memory.buffer.byteLength / PAGE;
  if (missing > 0) memory.grow(missing);
}

/** Takes a memory back. Large ones are left to the garbage collector. */
export function releaseMemory(memory: Memory): void {
  if (memory.buffer.byteLength <= 64 * 1024 * 1024 && free.length < 4) free.push(memory);
}
