/** .npz: a zip archive of .npy files, as numpy.savez and savez_compressed write. */
import {unzipSync} from 'fflate';
import {InputError, inputError} from '../../theory/errors.ts';
import {type ByteSource, bytesInMemory} from './byteSource.ts';
import {readNpy} from './npy.ts';
import {MOST_NUMBERS, type NumberArray} from './numberArray.ts';

/** Deflate cannot shrink by more than this, so a longer promise is a lie. */
const DEFLATE_RATIO = 1032;
const MOST_BYTES = 8 * MOST_NUMBERS;
/** fflate reads an archive as a whole. */
const LARGEST_ARCHIVE = 2 ** 31 - 1;
const MOST_ENTRIES = 10_000;

/**
 * @param wanted the name of the array; may be left out where there is one
 * @throws InputError where the bytes are no zip archive, or it has no such array
 */
export async function readNpz(source: ByteSource, wanted: string | undefined): Promise<NumberArray> {
  const {name, size} = source;
  if (size > LARGEST_ARCHIVE)
    throw inputError(
      name,
      'size',
      `at most ${LARGEST_ARCHIVE} bytes in an archive (.npy may be larger)`,
      size,
    );
  const bytes = await source.read(0, size);
  const names: string[] = [];
  const selected = (array: string) => wanted === undefined || array === wanted;
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes, {
      filter({name: entry, size: packed, originalSize}) {
        if (names.length === MOST_ENTRIES)
          throw inputError(name, 'entries', `at most ${MOST_ENTRIES}`, 'more');
        const array = entry.replace(/\.npy$/, '');
        names.push(array);
        // Of several arrays without a choice, none is unpacked.
        if (!selected(array) || (wanted === undefined && names.length > 1)) return false;
        if (packed > size || originalSize > Math.min(MOST_BYTES, DEFLATE_RATIO * packed + 64))
          throw inputError(
            name,
            entry,
            `at most ${DEFLATE_RATIO} times its ${packed} bytes`,
            `${originalSize} bytes`,
          );
        return true;
      },
    });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw inputError(name, 'file', 'a whole .npz file, as numpy.savez writes', (error as Error).message);
  }
  const choices = `one of ${[...new Set(names)].slice(0, 20).join(', ') || 'none'}, as ${name}#NAME`;
  if (wanted === undefined && names.length !== 1)
    throw inputError(name, 'array', choices, `${names.length} arrays`);
  const found = files[`${wanted ?? names[0]}.npy`] ?? files[wanted ?? names[0]!];
  if (!found) throw inputError(name, 'array', choices, wanted);
  return readNpy(bytesInMemory(found, `${name}#${wanted ?? names[0]}`));
}
