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

interface Entry {
  readonly dtype: unknown;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const {shape, data_offsets: offsets} = value as Partial<Entry>;
  const counts = (list: unknown) =>
    Array.isArray(list) && list.every((n) => Number.isSafeInteger(n) && n >= 0);
  return counts(shape) && counts(offsets) && offsets?.length === 2;
}

/**
 * @param name of what is read, for error messages
 * @throws InputError for bytes that are not a whole float32 file of this format
 */
export function decodeTensors(bytes: Uint8Array, name = 'bytes'): TensorFile {
  const fail = (expected: string, came: unknown) => inputError('decodeTensors', name, expected, came);
  if (bytes.length < 8) throw fail('a safetensors file, at least 8 bytes', `${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  const start = 8 + length;
  if (start > bytes.length)
    throw fail(`a header of ${length} bytes`, `${bytes.length - 8} bytes after its length`);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes.subarray(8, start)));
  } catch {
    throw fail('a JSON header', 'something else');
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw fail('a JSON object as header', header);
  }
  const {__metadata__: metadata = {}, ...entries} = header as Record<string, unknown>;
  const isText = (value: unknown) => typeof value === 'string';
  if (typeof metadata !== 'object' || metadata === null || !Object.values(metadata).every(isText)) {
    throw fail('metadata that maps names to strings', metadata);
  }
  const tensors = new Map<string, NamedTensor>();
  let expectedEnd = start;
  for (const [tensor, entry] of Object.entries(entries)) {
    if (!isEntry(entry)) throw fail(`type, shape and offsets of ${tensor}`, entry);
    if (entry.dtype !== 'F32') throw fail(`float32 values (F32) in ${tensor}`, entry.dtype);
    const [from, to] = entry.data_offsets;
    const size = entry.shape.reduce((product, n) => product * n, 1);
    if (to - from !== size * 4) throw fail(`${size * 4} bytes for ${tensor}`, to - from);
    if (start + to > bytes.length) throw fail(`${start + to} bytes or more`, `${bytes.length} bytes`);
    const values = Float32Array.from({length: size}, (_, i) => view.getFloat32(start + from + 4 * i, true));
    tensors.set(tensor, {shape: entry.shape, values});
    expectedEnd = Math.max(expectedEnd, start + to);
  }
  if (expectedEnd !== bytes.length) throw fail(`${expectedEnd} bytes`, `${bytes.length} bytes`);
  return {tensors, metadata: metadata as Record<string, string>};
}
