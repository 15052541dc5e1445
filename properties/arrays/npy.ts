/**
 * The .npy format of NumPy, versions 1 to 3: a magic word, the length of a header, the header (a Python dictionary with descr,
 * fortran_order and shape), the values. Objects, which need Python to be read, are refused.
 * Source: numpy.lib.format.
 */
import {InputError, inputError} from '../../theory/errors.ts';
import type {ByteSource} from './byteSource.ts';
import {type NumberArray, shapeText, sizeOf} from './numberArray.ts';
import {NUMBER_TYPES, type NumberType, readNumbers} from './numberType.ts';

const MAGIC = '\u0093NUMPY';
/** NumPy's own headers have at most some hundred bytes. */
const LONGEST_HEADER = 2 ** 16;
const TYPES = 'float16, float32, float64, a whole number or a boolean';

interface Header {
  readonly type: NumberType;
  readonly little: boolean;
  readonly fortran: boolean;
  readonly shape: readonly number[];
  readonly start: number;
}

async function headerText(source: ByteSource): Promise<{text: string; start: number}> {
  const {name, size} = source;
  const notNpy = (came: string) => inputError(name, 'file', 'a .npy file, as numpy.save writes', came);
  if (size < 12) throw notNpy(`${size} bytes`);
  const first = await source.read(0, 12);
  if (String.fromCharCode(...first.subarray(0, 6)) !== MAGIC) throw notNpy('another format');
  const version = first[6]!;
  if (version < 1 || version > 3) throw inputError(name, 'version', '1, 2 or 3', version);
  const view = new DataView(first.buffer, first.byteOffset);
  const [length, start] = version === 1 ? [view.getUint16(8, true), 10] : [view.getUint32(8, true), 12];
  if (length > LONGEST_HEADER || start + length > size)
    throw inputError(
      name,
      'header',
      `at most ${Math.min(LONGEST_HEADER, size - start)} bytes`,
      `${length} bytes`,
    );
  return {text: new TextDecoder('latin1').decode(await source.read(start, length)), start: start + length};
}

async function readHeader(source: ByteSource): Promise<Header> {
  const {name} = source;
  const {text, start} = await headerText(source);
  const [, order, descr] = /'descr':\s*'([<>|=]?)([^']*)'/.exec(text) ?? [];
  const [, fortran] = /'fortran_order':\s*(True|False)/.exec(text) ?? [];
  const [, lengths] = /'shape':\s*\(([\d,\sL]*)\)/.exec(text) ?? [];
  if (descr === undefined && /'descr':\s*\[/.test(text))
    throw inputError(name, 'dtype', TYPES, 'a record of several fields');
  if (descr === undefined || fortran === undefined || lengths === undefined)
    throw inputError(name, 'header', "a dictionary with 'descr', 'fortran_order' and 'shape'", text.trim());
  if (descr === 'O')
    throw new InputError(`${name}: dtype: expected ${TYPES}, got Python objects (pickled, never loaded)`);
  if (!Object.hasOwn(NUMBER_TYPES, descr) || descr === 'bf2')
    throw inputError(name, 'dtype', TYPES, `${order}${descr}`);
  const type = NUMBER_TYPES[descr as keyof typeof NUMBER_TYPES];
  const shape = lengths
    .split(',')
    .flatMap((length) => (length.trim() === '' ? [] : [Number.parseInt(length, 10)]));
  return {type, little: order !== '>', fortran: fortran === 'True', shape, start};
}

/**
 * An array in C order, whatever the order in the file.
 * @throws InputError where the bytes are not a whole .npy file of plain numbers
 */
export async function readNpy(source: ByteSource): Promise<NumberArray> {
  const {type, little, fortran, shape, start} = await readHeader(source);
  const {name, size: bytes} = source;
  const size = sizeOf(shape, name);
  const expected = start + size * type.bytes;
  if (bytes !== expected)
    throw inputError(name, 'size', `${expected} bytes for ${shapeText(shape)}`, `${bytes} bytes`);
  const [rows = 1, columns = 1] = shape;
  if (fortran && shape.length > 2)
    throw inputError(name, 'order', 'C order for more than two axes', `Fortran order, ${shapeText(shape)}`);
  const transposed = fortran && shape.length === 2;
  const put = (i: number) => (i % rows) * columns + Math.floor(i / rows);
  const values = await readNumbers(source, {type, little, start, size}, transposed ? put : undefined);
  return {shape, values};
}
