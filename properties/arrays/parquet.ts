/** Columns of numbers of a Parquet file, or one column of lists of equal length. */
import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import {decompress} from 'fzstd';
import {
  type Compressors,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  snappyUncompress,
} from 'hyparquet';
import {InputError, inputError} from '../../theory/errors.ts';
import type {ByteSource} from './byteSource.ts';
import {MOST_NUMBERS, type NumberArray, sizeOf} from './numberArray.ts';

/** Of a page after decompression; writers make pages of about a megabyte. */
const LARGEST_PAGE = 2 ** 28;

/** @param ratio what the codec can do at most: a header that promises more lies */
function unpacked(name: string, packed: Uint8Array, length: number, ratio: number): number {
  const most = Math.min(LARGEST_PAGE, ratio * packed.length + 64);
  if (length > most) throw inputError(name, 'page', `at most ${most} bytes`, `${length} bytes`);
  return length;
}

const compressorsFor = (name: string): Compressors => ({
  SNAPPY(packed, length) {
    const page = new Uint8Array(unpacked(name, packed, length, 64));
    snappyUncompress(packed, page);
    return page;
  },
  GZIP: (packed, length) => gunzipSync(packed, {maxOutputLength: unpacked(name, packed, length, 1032) || 1}),
  BROTLI: (packed, length) =>
    brotliDecompressSync(packed, {maxOutputLength: unpacked(name, packed, length, LARGEST_PAGE) || 1}),
  ZSTD: (packed, length) => decompress(packed, new Uint8Array(unpacked(name, packed, length, LARGEST_PAGE))),
});

type Cells = ArrayLike<unknown>;

/** @param place of the cell, for messages */
function numberOf(cell: unknown, place: () => [name: string, at: string]): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (typeof cell === 'bigint' && BigInt.asIntN(54, cell) === cell) return Number(cell);
  throw inputError(...place(), 'a number', cell);
}

const isList = (cell: unknown): cell is Cells => Array.isArray(cell) || ArrayBuffer.isView(cell);

/** The cells of every column, in order of the rows. */
async function columnsOf(source: ByteSource, wanted: readonly string[] | undefined) {
  const {name, size} = source;
  const file = {
    byteLength: size,
    async slice(start: number, end = size) {
      const bytes = await source.read(start, end - start);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    },
  };
  const metadata = await parquetMetadataAsync(file);
  const known = parquetSchema(metadata).children.map(({element}) => element.name);
  const choices = `one of ${known.slice(0, 20).join(', ')}`;
  for (const column of wanted ?? [])
    if (!known.includes(column)) throw inputError(name, 'column', choices, column);
  const index = known.find((column) => /^__index_level_\d+__$/.test(column));
  if (!wanted && index)
    throw inputError(name, index, 'no index of pandas (to_parquet(index=False)), or columns by name', 'one');
  const columns = wanted ?? known;
  const rows = Number(metadata.num_rows);
  if (!(rows <= MOST_NUMBERS)) throw inputError(name, 'rows', `at most ${MOST_NUMBERS}`, rows);
  const cells = new Map<string, Cells[]>(columns.map((column) => [column, []]));
  await parquetRead({
    file,
    metadata,
    columns: [...columns],
    compressors: compressorsFor(name),
    // In the order of the rows within each column.
    onChunk: ({columnName, columnData}) => cells.get(columnName)?.push(columnData),
  });
  return {columns, rows, cells};
}

/**
 * @param wanted names of columns; without it all
 * @throws InputError where the bytes are not a whole Parquet file, a column is missing, or lists differ in length
 */
export async function readParquet(
  source: ByteSource,
  wanted: readonly string[] | undefined,
): Promise<NumberArray> {
  const {name} = source;
  const {columns, rows, cells} = await columnsOf(source, wanted).catch((error: unknown) => {
    if (error instanceof InputError) throw error;
    throw inputError(name, 'file', 'a whole Parquet file of numbers', (error as Error).message);
  });
  const flat = columns.map((column) => cells.get(column)!.flatMap((part) => Array.from(part)));
  for (const [i, column] of flat.entries())
    if (column.length !== rows) throw inputError(name, columns[i]!, `${rows} rows`, column.length);
  if (flat.length === 1 && isList(flat[0]![0])) return lists(name, flat[0]!);
  const values = new Float64Array(sizeOf([rows, flat.length], name));
  for (const [c, column] of flat.entries())
    for (let r = 0; r < rows; r++)
      values[r * flat.length + c] = numberOf(column[r], () => [name, `row ${r}, column ${columns[c]}`]);
  return {shape: [rows, flat.length], values};
}

function lists(name: string, column: readonly unknown[]): NumberArray {
  const width = (column[0] as Cells).length;
  const values = new Float64Array(sizeOf([column.length, width], name));
  for (const [r, cell] of column.entries()) {
    if (!isList(cell) || cell.length !== width)
      throw inputError(
        name,
        `row ${r}`,
        `a list of ${width} numbers as in row 0`,
        isList(cell) ? cell.length : cell,
      );
    for (let c = 0; c < width; c++)
      values[r * width + c] = numberOf(cell[c], () => [name, `row ${r}, entry ${c}`]);
  }
  return {shape: [column.length, width], values};
}
