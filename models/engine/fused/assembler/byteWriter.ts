/** Bytes that grow, with the two integer encodings of WebAssembly. */
export interface ByteWriter {
  byte(value: number): void;
  bytes(values: ArrayLike<number>): void;
  /** LEB128 of an integer in [0, 2^32). */
  unsigned(value: number): void;
  /** Signed LEB128 of a 32-bit integer. */
  signed(value: number): void;
  /** What was written, a view. */
  done(): Uint8Array;
}

export function byteWriter(capacity = 1024): ByteWriter {
  let memory = new Uint8Array(capacity);
  let length = 0;
  const room = (count: number) => {
    if (length + count <= memory.length) return;
    const larger = new Uint8Array(Math.max(2 * memory.length, length + count));
    larger.set(memory);
    memory = larger;
  };
  return {
    byte(value) {
      room(1);
      memory[length++] = value;
    },
    bytes(values) {
      room(values.length);
      memory.set(values, length);
      length += values.length;
    },
    unsigned(value) {
      room(5);
      let rest = value;
      while (rest > 0x7f) {
        memory[length++] = (rest & 0x7f) | 0x80;
        rest = Math.floor(rest / 128);
      }
      memory[length++] = rest;
    },
    signed(value) {
      room(5);
      let rest = value | 0;
      for (;;) {
        const low = rest & 0x7f;
        rest >>= 7;
        if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
          memory[length++] = low;
          return;
        }
        memory[length++] = low | 0x80;
      }
    },
    done: () => memory.subarray(0, length),
  };
}
