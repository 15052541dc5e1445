/** Bytes that can be read in parts: of a file, or in memory. What a header says is checked against their number first. */
import {type FileHandle, open} from 'node:fs/promises';
import {basename} from 'node:path';
import {InputError, inputError} from '../../theory/errors.ts';

export interface ByteSource {
  /** For messages. */
  readonly name: string;
  readonly size: number;
  /** @throws InputError where the source has fewer bytes */
  read(start: number, length: number): Promise<Uint8Array>;
}

export function bytesInMemory(bytes: Uint8Array, name: string): ByteSource {
  return {
    name,
    size: bytes.length,
    read: async (start, length) => {
      checkRange(name, bytes.length, start, length);
      return bytes.subarray(start, start + length);
    },
  };
}

function checkRange(name: string, size: number, start: number, length: number): void {
  if (start + length > size)
    throw inputError(name, 'size', `${start + length} bytes or more`, `${size} bytes`);
}

async function opened(path: string, name: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw new InputError(`${name}: expected a readable file, got ${(error as NodeJS.ErrnoException).code}`);
  }
}

/**
 * Runs a reader on a file, which is open for as long.
 * @throws InputError where there is no such file, or it is none
 */
export async function withFile<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const name = basename(path);
  const handle = await opened(path, name);
  try {
    const stat = await handle.stat();
    if (!stat.isFile())
      throw new InputError(
        `${name}: expected a file, got ${stat.isDirectory() ? 'a folder' : 'a device or a pipe'}`,
      );
    const {size} = stat;
    return await use({
      name,
      size,
      async read(start, length) {
        checkRange(name, size, start, length);
        const bytes = new Uint8Array(length);
        for (let done = 0; done < length; ) {
          const {bytesRead} = await handle.read(bytes, done, length - done, start + done);
          if (bytesRead === 0)
            throw inputError(name, 'size', `${start + length} bytes, as at first`, `${start + done} bytes`);
          done += bytesRead;
        }
        return bytes;
      },
    });
  } finally {
    await handle.close();
  }
}
