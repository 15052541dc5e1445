/** What a worker process and the thread that watches it share: since when a claim's own code runs, on what, and until when it may. */
const FIELDS = {since: 0, timeout: 1, deadline: 2, claim: 3, setting: 4} as const;
const WORDS = 5;
const BYTES = 1 << 16;

export const newWatchMemory = (): SharedArrayBuffer => new SharedArrayBuffer(4 * WORDS + BYTES);

/** Tenths of a second on a clock that all threads share and that stands still while the machine sleeps. */
export function now(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 10 + Math.floor(nanoseconds / 1e8);
}

export interface WatchMemory {
  /** Writes one of the numbers; 0 for none. */
  set(field: keyof typeof FIELDS, value: number): void;
  get(field: keyof typeof FIELDS): number;
  /** Writes what the claim's code is at. */
  setText(claim: string, setting: string): void;
  text(): {readonly claim: string; readonly setting: string};
}

export function watchMemory(shared: SharedArrayBuffer): WatchMemory {
  const words = new Int32Array(shared, 0, WORDS);
  const bytes = new Uint8Array(shared, 4 * WORDS);
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  const get = (field: keyof typeof FIELDS) => Atomics.load(words, FIELDS[field]);
  const set = (field: keyof typeof FIELDS, value: number) => void Atomics.store(words, FIELDS[field], value);
  return {
    get,
    set,
    setText(claim, setting) {
      const {written} = encoder.encodeInto(claim, bytes);
      set('claim', written);
      set('setting', encoder.encodeInto(setting, bytes.subarray(written)).written);
    },
    text() {
      const [claim, setting] = [get('claim'), get('setting')];
      // A decoder takes no shared memory.
      const copy = bytes.slice(0, claim + setting);
      return {claim: decoder.decode(copy.subarray(0, claim)), setting: decoder.decode(copy.subarray(claim))};
    },
  };
}
