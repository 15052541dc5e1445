/**
 * The safetensors format: an 8-byte little-endian header length, a JSON header naming each tensor's type,
 * shape and byte range, then the values, here always little-endian float32.
 */
import {inputError} from '../theory/errors.ts';

export interface NamedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface TensorFile {
  readonly tensors: ReadonlyMap<string, NamedTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

export function encodeTensors({tensors, metadata}: TensorFile): Uint8Array {
  const header: Record<string, unknown> = {__metadata__: metadata};
  let end = 0;
  for (const [name, {shape, values}] of tensors) {
    header[name] = {dtype: 'F32', shape, data_offsets: [end, end + values.length * 4]};
    end += values.length * 4;
  }
  // Padded with spaces so that the values are aligned, as the format recommends.
  const json = JSON.stringify(header);
  const text = new TextEncoder().encode(json.padEnd(json.length + ((8 - (Buffer.byteLength(json) % 8)) % 8)));
  const bytes = new Uint8Array(8 + text.length + end);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  let position = 8 + text.length;
  for (const {values} of tensors.values()) {
    for (const value of values) {
      view.setFloat32(position, value, true);
      position += 4;
    }
  }
  return bytes;
}

/** A tensor's type as the format calls it, its shape, and its first and last byte after the header. */
export interface TensorEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

export interface TensorHeader {
  readonly entries: ReadonlyMap<string, TensorEntry>;
  readonly metadata: Readonly<Record<string, string>>;
}

function isEntry(value: unknown): value is TensorEntry {
  if (typeof value !== 'object' || value === null) return false;
  const {dtype, shape, data_offsets: offsets} = value as Partial<TensorEntry>;
  const counts = (list: unknown) =>
    Array.isArray(list) && list.every((n) => Number.isSafeInteger(n) && n >= 0);
  return typeof dtype === 'string' && counts(shape) && counts(offsets) && offsets?.length === 2;
}

/** The format's own limit. */
const LONGEST_HEADER = 100_000_000;

/**
 * The length of the header, from the first 8 bytes of a file of `size` bytes.
 * @throws InputError where it is longer than the file, or than the format allows
 */
export function headerLength(first: Uint8Array, size: number, name: string): number {
  const fail = (expected: string, came: unknown) => inputError('decodeTensors', name, expected, came);
  if (first.length < 8) throw fail('a safetensors file, at least 8 bytes', `${first.length} bytes`);
  const length = Number(new DataView(first.buffer, first.byteOffset).getBigUint64(0, true));
  if (length > size - 8) throw fail(`a header of ${length} bytes`, `${size - 8} bytes after its length`);
  if (length > LONGEST_HEADER) throw fail(`a header of at most ${LONGEST_HEADER} bytes`, `${length} bytes`);
  return length;
}

/**
 * What a header says, checked against the number of bytes after it.
 * @throws InputError where it is not JSON, or a tensor's bytes are not there
 */
export function parseHeader(text: Uint8Array, bytesAfter: number, name: string): TensorHeader {
  const fail = (expected: string, came: unknown) => inputError('decodeTensors', name, expected, came);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(text));
  } catch {
    throw fail('a JSON header', 'something else');
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw fail('a JSON object as header', header);
  }
  const {__metadata__: metadata = {}, ...given} = header as Record<string, unknown>;
  const isText = (value: unknown) => typeof value === 'string';
  if (typeof metadata !== 'object' || metadata === null || !Object.values(metadata).every(isText)) {
    throw fail('metadata that maps names to strings', metadata);
  }
  const entries = new Map<string, TensorEntry>();
  let last = 0;
  for (const [tensor, entry] of Object.entries(given)) {
    if (!isEntry(entry)) throw fail(`type, shape and offsets of ${tensor}`, entry);
    const [from, to] = entry.data_offsets;
    if (to < from) throw fail(`offsets of ${tensor} in order`, entry.data_offsets);
    if (to > bytesAfter) throw fail(`${to} bytes or more after the header`, `${bytesAfter} bytes`);
    entries.set(tensor, entry);
    last = Math.max(last, to);
  }
  if (last !== bytesAfter) throw fail(`${last} bytes after the header`, `${bytesAfter} bytes`);
  return {entries, metadata: metadata as Record<string, string>};
}

/**
 * @param name of what is read, for error messages
 * @throws InputError for bytes that are not a whole float32 file of this format
 */
export function decodeTensors(bytes: Uint8Array, name = 'bytes'): TensorFile {
  const fail = (expected: string, came: unknown) => inputError('decodeTensors', name, expected, came);
  const start = 8 + headerLength(bytes.subarray(0, 8), bytes.length, name);
  const {entries, metadata} = parseHeader(bytes.subarray(8, start), bytes.length - start, name);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tensors = new Map<string, NamedTensor>();
  for (const [tensor, {dtype, shape, data_offsets}] of entries) {
    if (dtype !== 'F32') throw fail(`float32 values (F32) in ${tensor}`, dtype);
    const [from, to] = data_offsets;
    const size = shape.reduce((product, n) => product * n, 1);
    if (to - from !== size * 4) throw fail(`${size * 4} bytes for ${tensor}`, to - from);
    const values = Float32Array.from({length: size}, (_, i) => view.getFloat32(start + from + 4 * i, true));
    tensors.set(tensor, {shape, values});
  }
  return {tensors, metadata};
}
