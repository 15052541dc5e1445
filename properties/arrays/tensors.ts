/** One tensor of a safetensors file; only its own bytes are read. */
import {headerLength, parseHeader} from '../../models/safetensors.ts';
import {inputError} from '../../theory/errors.ts';
import type {ByteSource} from './byteSource.ts';
import {type NumberArray, shapeText, sizeOf} from './numberArray.ts';
import {NUMBER_TYPES, type NumberType, readNumbers} from './numberType.ts';

const {f2, f4, f8, bf2, i1, i2, i4, i8, u1, u2, u4, u8, b1} = NUMBER_TYPES;
const TYPES: Readonly<Record<string, NumberType>> = {
  F16: f2,
  BF16: bf2,
  F32: f4,
  F64: f8,
  I8: i1,
  I16: i2,
  I32: i4,
  I64: i8,
  U8: u1,
  U16: u2,
  U32: u4,
  U64: u8,
  BOOL: b1,
};

/**
 * @param wanted the name of the tensor; may be left out where there is one
 * @throws InputError where the bytes are not a whole file of this format, or it has no such tensor of numbers
 */
export async function readTensor(source: ByteSource, wanted: string | undefined): Promise<NumberArray> {
  const {name, size: bytes} = source;
  const length = headerLength(await source.read(0, Math.min(8, bytes)), bytes, name);
  const {entries} = parseHeader(await source.read(8, length), bytes - 8 - length, name);
  const names = [...entries.keys()];
  const chosen = wanted ?? (names.length === 1 ? names[0] : undefined);
  const entry = chosen === undefined ? undefined : entries.get(chosen);
  if (!entry)
    throw inputError(
      name,
      'tensor',
      `one of ${names.slice(0, 20).join(', ') || 'none'}, as ${name}#NAME`,
      wanted ?? `${names.length} tensors`,
    );
  const {dtype, shape, data_offsets} = entry;
  const type = Object.hasOwn(TYPES, dtype) ? TYPES[dtype] : undefined;
  if (!type) throw inputError(name, `dtype of ${chosen}`, Object.keys(TYPES).join(' | '), dtype);
  const size = sizeOf(shape, name);
  const [from, to] = data_offsets;
  if (to - from !== size * type.bytes)
    throw inputError(
      name,
      chosen!,
      `${size * type.bytes} bytes for ${shapeText(shape)}`,
      `${to - from} bytes`,
    );
  return {shape, values: await readNumbers(source, {type, little: true, start: 8 + length + from, size})};
}
