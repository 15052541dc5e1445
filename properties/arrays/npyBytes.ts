/** The .npy and .npz formats, written: what npy.ts and npz.ts read. */
import {zipSync} from 'fflate';
import type {NumberArray} from './numberArray.ts';

/** Rows in C order as float64, or whole numbers of one byte. */
export type WrittenArray = Pick<NumberArray, 'shape'> & {readonly values: Float64Array | Int8Array};

export function npyBytes({shape, values}: WrittenArray): Uint8Array {
  const descr = values instanceof Int8Array ? '|i1' : '<f8';
  const lengths = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${lengths}), }`;
  // The values begin at a multiple of 64 bytes, and the header ends with a line end.
  const head = `${text.padEnd(text.length + 63 - ((10 + text.length) % 64))}\n`;
  const size = values instanceof Int8Array ? 1 : 8;
  const bytes = new Uint8Array(10 + head.length + size * values.length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]);
  const view = new DataView(bytes.buffer);
  view.setUint16(8, head.length, true);
  bytes.set(new TextEncoder().encode(head), 10);
  const start = 10 + head.length;
  if (values instanceof Int8Array)
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.length), start);
  else for (const [i, x] of values.entries()) view.setFloat64(start + 8 * i, x, true);
  return bytes;
}

/** The earliest date of the format: equal arrays give equal bytes. */
const MTIME = '1980-01-02T00:00:00';

export function npzBytes(arrays: Readonly<Record<string, WrittenArray>>): Uint8Array {
  const files = Object.entries(arrays).map(([name, array]) => [`${name}.npy`, npyBytes(array)] as const);
  return zipSync(Object.fromEntries(files), {level: 6, mtime: MTIME});
}
