// Files that NumPy 2, safetensors for Python and DuckDB wrote, all of one table; then files that lie, are cut short or hold what no bound takes.
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {InputError} from '../../theory/errors.ts';
import {readLabels, readMatrix, readVector, readWeights} from './readArrays.ts';

const folder = await mkdtemp(join(tmpdir(), 'transferbound-arrays-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));
const fixture = (name: string) => join(process.cwd(), 'fixtures/arrays', name);

const TABLE = [0.5, -1.25, 3, 2, 0, -0.0625];

for (const name of [
  'float16.npy',
  'float32.npy',
  'float64.npy',
  'float32-big-endian.npy',
  'float64-big-endian.npy',
  'fortran.npy',
  'one.npz',
  'two.npz#h',
  'two.safetensors#h',
  'two.safetensors#h16',
  'bfloat16.safetensors',
  'columns-snappy.parquet#h',
  'columns-gzip.parquet#h',
  'columns-zstd.parquet#h',
  'columns-brotli.parquet#h',
  'columns-uncompressed.parquet#h',
])
  test(`the table of ${name}`, async (t) => {
    const {rows, columns, data} = await readMatrix(fixture(name));
    t.deepEqual([rows, columns, [...data]], [2, 3, TABLE]);
  });

test('columns by name, in the order of the names; whole numbers and booleans', async (t) => {
  const {data, columns} = await readMatrix(fixture('columns-snappy.parquet#k,a,flag'));
  t.deepEqual([columns, [...data]], [3, [3, 0.5, 1, -1, 2, 0]]);
  for (const name of ['labels.npy', 'two.npz#y', 'two.safetensors#y'])
    t.deepEqual([...(await readLabels(fixture(name)))], [1, -1]);
  t.deepEqual([...(await readVector(fixture('boolean.npy')))], [1, 0]);
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test('text: with and without names, quotes, a mark of the byte order, tabs, Windows line ends', async (t) => {
  const table = async (name: string, content: string, part = '') => {
    const {columns, data} = await readMatrix((await file(name, content)) + part);
    return [columns, ...data];
  };
  t.deepEqual(await table('a.csv', '1,2\n3,4\n'), [2, 1, 2, 3, 4]);
  t.deepEqual(await table('b.csv', '\uFEFFx,y\r\n1,-2e-1\r\n+3,.5\r\n\r\n'), [2, 1, -0.2, 3, 0.5]);
  t.deepEqual(await table('c.csv', '"x","y"\n"1",2\n', '#y,x'), [2, 2, 1]);
  t.deepEqual(await table('d.tsv', 'x\ty\n1\t2'), [2, 1, 2]);
});

const refused = async (t: {true(x: boolean): void}, promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  t.true(error instanceof InputError);
  return String((error as Error).message ?? error);
};

test('what is no table of numbers is refused by name, with what was expected', async (t) => {
  const says = async (name: string, pattern: RegExp) =>
    t.regex(await refused(t, readMatrix(fixture(name))), pattern);
  await says(
    'objects.npy',
    /^objects\.npy: dtype: expected float16, .*, got Python objects \(pickled, never loaded\)/,
  );
  await says('record.npy', /dtype: expected .*, got "a record of several fields"/);
  await says('text.npy', /dtype: expected .*, got "<U1"/);
  await says('complex.npy', /dtype: expected .*, got "<c16"/);
  await says('labels.npy', /shape: expected two axes, .*, got "shape \(2\)"/);
  await says('two.npz', /array: expected one of h, y, as two\.npz#NAME, got "2 arrays"/);
  await says('two.npz#z', /array: expected one of h, y, .*, got "z"/);
  await says('two.safetensors', /tensor: expected one of .*h.*, got "3 tensors"/);
  await says('float32.npy#x', /expected no name: a \.npy file has one array, got "x"/);
  await says('columns-snappy.parquet#name', /row 0, column name: expected a number, got "a"/);
  await says('columns-snappy.parquet#hole', /row 1, column hole: expected a number, got null/);
  await says('columns-snappy.parquet#nothing', /column: expected one of a, b, k, .*, got "nothing"/);
  await says('none.npy', /^none\.npy: expected a readable file, got ENOENT/);
  await says('none.csv', /^none\.csv: expected a readable file, got ENOENT/);
  await says('../arrays', /file: expected a name that ends in \.npy, /);
});

test('text that is no table of finite numbers is refused with its row and column', async (t) => {
  const says = async (content: string, pattern: RegExp, part = '') =>
    t.regex(await refused(t, readMatrix((await file('bad.csv', content)) + part)), pattern);
  await says('1,2\n3,nan\n', /row 1, column 1: expected a finite number, got "nan"/);
  await says('nan,2\n', /row 0, column 0: expected a finite number, got "nan"/);
  await says('x,y\n1,\n', /row 0, column 1: expected a finite number, got ""/);
  await says('1,1e999\n', /row 0, column 1: expected a finite number, got "1e999"/);
  await says('1,2\n3\n', /row 1: expected 2 cells as in the first line, got 1/);
  await says('1'.repeat(20 * 2 ** 20), /row 0: expected a line of at most 16777216 bytes, got "more"/);
  await says('1;2\n', /neither of length 0, got "shape \(0, 1\)"/);
  await says('', /neither of length 0/);
  await says(',x\n0,1\n', /column 0: expected a name, .*an index that pandas wrote/);
  await says('x,y\n1,2\n', /column: expected one of x, y, got "z"/, '#z');
  await says('1,2\n', /column: expected a first line that names the columns, got "z"/, '#z');
});

/** A .npy file whose header says what it likes. */
function npy(header: string, values: Uint8Array, {version = 1, length = header.length} = {}): Uint8Array {
  const head = new Uint8Array(version === 1 ? 10 : 12);
  head.set([0x93, ...new TextEncoder().encode('NUMPY'), version, 0]);
  const view = new DataView(head.buffer);
  if (version === 1) view.setUint16(8, length, true);
  else view.setUint32(8, length, true);
  return Buffer.concat([head, new TextEncoder().encode(header), values]);
}

const header = (shape: string, descr = '<f8', fortran = 'False') =>
  `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': (${shape}), }`;
const bytesOf = (...values: number[]) => new Uint8Array(Float64Array.from(values).buffer);

function tensors(head: string, values: Uint8Array, length = head.length): Uint8Array {
  const first = new Uint8Array(8);
  new DataView(first.buffer).setBigUint64(0, BigInt(length), true);
  return Buffer.concat([first, new TextEncoder().encode(head), values]);
}

const tensor = (shape: number[], to: number, dtype = 'F64') =>
  JSON.stringify({h: {dtype, shape, data_offsets: [0, to]}});

test('headers that lie are refused before anything of the size they say is allocated', async (t) => {
  const before = process.memoryUsage().arrayBuffers;
  const says = async (name: string, bytes: Uint8Array, pattern: RegExp) =>
    t.regex(await refused(t, readMatrix(await file(name, bytes))), pattern);
  const two = bytesOf(1, 2);
  await says(
    'a.npy',
    npy(header('2, 1'), two, {version: 2, length: 2 ** 31}),
    /header: expected at most \d+ bytes, got "2147483648 bytes"/,
  );
  await says(
    'b.npy',
    npy(header('100000, 2000'), two),
    /size: expected 1600000\d+ bytes for shape \(100000, 2000\), got "\d+ bytes"/,
  );
  await says(
    'c.npy',
    npy(header('4000000000, 4000000000'), two),
    /shape: expected at most 268435456 numbers/,
  );
  await says('d.npy', npy(header('1, 1'), two), /size: expected \d+ bytes for shape \(1, 1\)/);
  await says('e.npy', npy(header('2, 1'), two.subarray(0, 12)), /size: expected/);
  await says('f.npy', npy('{}', two), /header: expected a dictionary with 'descr'/);
  await says('g.npy', npy(header('2, 1'), two, {version: 9}), /version: expected 1, 2 or 3, got 9/);
  await says('h.npy', new Uint8Array(5), /expected a \.npy file, as numpy\.save writes, got "5 bytes"/);
  await says(
    'i.npy',
    npy(header('1, 2, 1', '<f8', 'True'), two),
    /order: expected C order for more than two axes/,
  );
  await says(
    'a.safetensors',
    tensors(tensor([1, 2], 16), two, 2 ** 31),
    /a header of 2147483648 bytes, got "\d+ bytes after its length"/,
  );
  await says(
    'b.safetensors',
    tensors(tensor([100000, 2000], 1.6e9), two),
    /expected 1600000000 bytes or more after the header/,
  );
  await says(
    'c.safetensors',
    tensors(tensor([100000, 2000], 16), two),
    /h: expected 1600000000 bytes for shape/,
  );
  await says(
    'd.safetensors',
    tensors(tensor([1, 2], 16, 'F8_E4M3'), two),
    /dtype of h: expected F16 \| BF16 .*, got "F8_E4M3"/,
  );
  const archive = new Uint8Array(await readFile(fixture('one.npz')));
  const directory = archive.findLastIndex(
    (_, i) => archive[i] === 0x50 && archive[i + 1] === 0x4b && archive[i + 2] === 1,
  );
  new DataView(archive.buffer).setUint32(directory + 24, 0x7fffffff, true);
  await says('a.npz', archive, /h\.npy: expected at most 1032 times its \d+ bytes, got "2147483647 bytes"/);
  await says('b.npz', archive.subarray(0, 60), /file: expected a whole \.npz file/);
  const parquet = new Uint8Array(await readFile(fixture('columns-snappy.parquet')));
  await says('a.parquet', parquet.subarray(4), /file: expected a whole Parquet file of numbers/);
  await says('b.parquet', parquet.subarray(0, 500), /file: expected a whole Parquet file of numbers/);
  t.true(process.memoryUsage().arrayBuffers - before < 2 ** 26);
});

test('entries that are not finite, and whole numbers that no double holds, are refused with their row', async (t) => {
  const path = await file('nan.npy', npy(header('2, 2'), bytesOf(1, 2, 3, Number.NaN)));
  t.regex(
    await refused(t, readMatrix(path)),
    /^nan\.npy: row 1, column 1: expected a finite number, got NaN/,
  );
  const fortran = await file(
    'inf.npy',
    npy(header('2, 2', '<f8', 'True'), bytesOf(1, 2, Number.POSITIVE_INFINITY, 4)),
  );
  t.regex(await refused(t, readMatrix(fortran)), /row 0, column 1: .*, got Infinity/);
  const large = await file(
    'large.npy',
    npy(header('1, 1', '<i8'), new Uint8Array([1, 0, 0, 0, 0, 0, 0, 64])),
  );
  t.regex(await refused(t, readMatrix(large)), /row 0, column 0: expected a finite number/);
});

test('labels are -1 and +1, or what somebody says; weights are not negative', async (t) => {
  const zeroOne = fixture('labels01.npy');
  t.regex(
    await refused(t, readLabels(zeroOne)),
    /^labels01\.npy: row 1: expected -1 or \+1 \(.*--positive.*\), got 0/,
  );
  t.deepEqual([...(await readLabels(zeroOne, {positive: [1], negative: [0]}))], [1, -1]);
  t.regex(
    await refused(t, readLabels(zeroOne, {positive: [1], negative: [2]})),
    /row 1: expected one of 1, 2, got 0/,
  );
  t.regex(await refused(t, readLabels(zeroOne, {positive: [1], negative: [1]})), /classes/);
  t.deepEqual([...(await readWeights(zeroOne))], [1, 0]);
  t.regex(
    await refused(t, readWeights(fixture('labels.npy'))),
    /row 1: expected a weight of at least 0, got -1/,
  );
  t.regex(
    await refused(t, readWeights(await file('zero.csv', '0\n0\n'))),
    /expected one above 0, got "none"/,
  );
});

testProp(
  'whatever bytes a file has: numbers, or an error of the file',
  [
    fc.constantFrom('float64.npy', 'one.npz', 'two.safetensors', 'columns-snappy.parquet'),
    fc.nat(),
    fc.nat(255),
    fc.nat(2),
  ],
  async (t, name, at, byte, cut) => {
    const bytes = new Uint8Array(await readFile(fixture(name)));
    bytes[at % bytes.length] = byte;
    const path = await file(`fuzz-${name}`, cut === 0 ? bytes.subarray(0, at % bytes.length) : bytes);
    const part = name === 'two.safetensors' ? '#h' : name.endsWith('parquet') ? '#a,b' : '';
    const came = await readMatrix(path + part).catch((error: unknown) => error);
    t.true(
      came instanceof InputError || (came as {data: Float64Array}).data.every(Number.isFinite),
      String(came),
    );
  },
  {numRuns: 300},
);
