/**
 * A strict reader of IDX files of unsigned bytes: two zero bytes, type code 0x08, number of dimensions, each size as
 * a big-endian 32-bit integer, then exactly that many bytes.
 * Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", section on the file format.
 */
import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {inputError} from '../../../theory/errors.ts';

export interface Idx {
  /** Sizes, the slowest index first; [60000, 28, 28] for the training images. */
  readonly dimensions: readonly number[];
  readonly data: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/** @param rank number of dimensions that the file must have */
export function readIdx(path: string, rank: number): Idx {
  const name = basename(path);
  const bytes = read(path, name);
  const header = 4 + 4 * rank;
  if (bytes.length < 4) throw inputError('readIdx', name, 'an IDX file (at least 4 bytes)', bytes.length);
  const magic = bytes.readUInt32BE(0);
  const expected = (UNSIGNED_BYTE << 8) | rank;
  if (magic !== expected) {
    throw inputError('readIdx', name, `magic number ${hex(expected)} (bytes, ${rank}D)`, hex(magic));
  }
  if (bytes.length < header)
    throw inputError('readIdx', name, `a header of ${header} bytes`, `${bytes.length} bytes`);
  const dimensions = Array.from({length: rank}, (_, i) => bytes.readUInt32BE(4 + 4 * i));
  const length = dimensions.reduce((a, b) => a * b, 1);
  if (bytes.length !== header + length) {
    const shape = dimensions.join(' x ');
    throw inputError('readIdx', name, `${header + length} bytes for ${shape}`, `${bytes.length} bytes`);
  }
  return {dimensions, data: bytes.subarray(header)};
}

function read(path: string, name: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw inputError('readIdx', name, 'a readable file', (error as NodeJS.ErrnoException).code);
  }
}

function hex(magic: number): string {
  return `0x${magic.toString(16).padStart(8, '0')}`;
}
