/**
 * Arrays of numbers from files that people have: .npy and .npz, safetensors, CSV and TSV, Parquet. `#NAME` after the path chooses an array, a
 * tensor, or columns (separated by commas). Nothing is allocated before the sizes in a header were checked against the file.
 */
import {access} from 'node:fs/promises';
import {basename, extname} from 'node:path';
import {inputError} from '../../theory/errors.ts';
import type {Matrix} from '../../theory/linear/matrix.ts';
import {withFile} from './byteSource.ts';
import {readNpy} from './npy.ts';
import {type NumberArray, shapeText} from './numberArray.ts';
import {readTensor} from './tensors.ts';

type Reader = (path: string, part: string | undefined) => Promise<NumberArray>;

const columns = (part: string | undefined) => part?.split(',').map((name) => name.trim());

/** Libraries are loaded at the first file of their kind: most commands read none. */
const READERS: Readonly<Record<string, Reader>> = {
  '.npy'(path, part) {
    if (part !== undefined)
      throw inputError(basename(path), 'array', 'no name: a .npy file has one array', part);
    return withFile(path, readNpy);
  },
  async '.npz'(path, part) {
    const {readNpz} = await import('./npz.ts');
    return withFile(path, (source) => readNpz(source, part));
  },
  '.safetensors': (path, part) => withFile(path, (source) => readTensor(source, part)),
  '.csv': async (path, part) => (await import('./csv.ts')).readCsv(path, columns(part), ','),
  '.tsv': async (path, part) => (await import('./csv.ts')).readCsv(path, columns(part), '\t'),
  async '.parquet'(path, part) {
    const {readParquet} = await import('./parquet.ts');
    return withFile(path, (source) => readParquet(source, columns(part)));
  },
};

/** How the names of files with arrays end. */
export const ARRAY_FILES: readonly string[] = Object.keys(READERS);

/** Path and part of `data.npz#name`; a file whose own name has the sign is taken whole. */
export async function partsOf(path: string): Promise<readonly [path: string, part: string | undefined]> {
  const at = path.lastIndexOf('#');
  if (at < 0) return [path, undefined];
  const whole = await access(path).then(
    () => true,
    () => false,
  );
  return whole ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)];
}

async function read(where: string): Promise<NumberArray & {readonly name: string}> {
  const [path, part] = await partsOf(where);
  const reader = READERS[extname(path).toLowerCase()];
  if (!reader)
    throw inputError(basename(path), 'file', `a name that ends in ${ARRAY_FILES.join(', ')}`, path);
  return {...(await reader(path, part)), name: basename(where)};
}

/**
 * A table of finite numbers, one row a point.
 * @param path a file, with `#NAME` an array in it: `data.npz#test`
 * @returns rows x columns of doubles
 * @throws InputError where the file cannot be read or is cut short, has another number of axes, no rows, or an entry that is not finite:
 *   with its row and column, counted from 0
 * @example
 * ```ts
 * import {writeFileSync} from 'node:fs';
 * import {certificates} from 'transferbound';
 *
 * writeFileSync('table.csv', 'a,b\n1,2\n3,4\n');
 * (await certificates.readMatrix('table.csv')).data; // => [1, 2, 3, 4]
 * (await certificates.readMatrix('table.csv#b')).data; // => [2, 4]
 * ```
 */
export async function readMatrix(path: string): Promise<Matrix> {
  const {shape, values: data, name} = await read(path);
  const [rows, columns] = shape;
  if (shape.length !== 2 || !rows || !columns)
    throw inputError(name, 'shape', 'two axes, rows x columns, neither of length 0', shapeText(shape));
  const bad = data.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0)
    throw inputError(
      name,
      `row ${Math.floor(bad / columns)}, column ${bad % columns}`,
      'a finite number',
      data[bad],
    );
  return {rows, columns, data};
}

/**
 * One finite number a row: of shape [n] or [n, 1].
 * @throws InputError as readMatrix
 * @example
 * ```ts
 * import {writeFileSync} from 'node:fs';
 * import {certificates} from 'transferbound';
 *
 * writeFileSync('scores.csv', '0.5\n-1\n');
 * await certificates.readVector('scores.csv'); // => [0.5, -1]
 * ```
 */
export async function readVector(path: string): Promise<Float64Array> {
  const {shape, values, name} = await read(path);
  const [n, one = 1] = shape;
  if (!(shape.length === 1 || shape.length === 2) || one !== 1 || !n)
    throw inputError(name, 'shape', 'one number a row, at least one row', shapeText(shape));
  const bad = values.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) throw inputError(name, `row ${bad}`, 'a finite number', values[bad]);
  return values;
}

/** Which labels of a file become +1 and which -1. */
export interface Classes {
  readonly positive: readonly number[];
  readonly negative: readonly number[];
}

const SIGNS: Classes = {positive: [1], negative: [-1]};

/**
 * Labels in {-1, +1}. Others, such as 0 and 1, are taken only where `classes` says what they mean.
 * @throws InputError as readVector, and for a label that is in neither list: with its row, counted from 0
 * @example
 * ```ts
 * import {writeFileSync} from 'node:fs';
 * import {certificates} from 'transferbound';
 *
 * writeFileSync('classes.csv', '1\n0\n');
 * await certificates.readLabels('classes.csv', {positive: [1], negative: [0]}); // => [1, -1]
 * ```
 */
export async function readLabels(path: string, classes: Classes = SIGNS): Promise<Int8Array> {
  const values = await readVector(path);
  const {positive, negative} = classes;
  const both = positive.find((label) => negative.includes(label));
  if (both !== undefined)
    throw inputError('readLabels', 'classes', 'a label in one of the lists', `${both} in both`);
  const sign = new Map([...positive.map((y) => [y, 1] as const), ...negative.map((y) => [y, -1] as const)]);
  const expected =
    classes === SIGNS
      ? '-1 or +1 (other labels with --positive and --negative)'
      : `one of ${[...sign.keys()].join(', ')}`;
  return Int8Array.from(values, (label, row) => {
    const y = sign.get(label);
    if (y === undefined) throw inputError(basename(path), `row ${row}`, expected, label);
    return y;
  });
}

/**
 * Weights of a law: finite, at least 0, not all 0; not normalised.
 * @throws InputError as readVector, and for a weight below 0: with its row, counted from 0
 * @example
 * ```ts
 * import {writeFileSync} from 'node:fs';
 * import {certificates} from 'transferbound';
 *
 * writeFileSync('weights.csv', '1\n3\n');
 * await certificates.readWeights('weights.csv'); // => [1, 3]
 * ```
 */
export async function readWeights(path: string): Promise<Float64Array> {
  const weights = await readVector(path);
  const bad = weights.findIndex((w) => w < 0);
  if (bad >= 0) throw inputError(basename(path), `row ${bad}`, 'a weight of at least 0', weights[bad]);
  if (weights.every((w) => w === 0)) throw inputError(basename(path), 'weights', 'one above 0', 'none');
  return weights;
}
