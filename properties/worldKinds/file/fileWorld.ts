/**
 * A world of the user's own files: the representation of each point by an encoder that is given, its label, and, where there
 * are any, a reference h°, what the pretext predicts, weights of U and T, groups for shifts. docs/file-worlds.md says which.
 */
import {basename, join, relative} from 'node:path';
import {type Interval, sub, ZERO} from '../../../theory/arithmetic/interval.ts';
import {inputError} from '../../../theory/errors.ts';
import {type JointLaw, masses} from '../../../theory/laws/pool.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {leastSquares} from '../../../theory/pretext/leastSquares.ts';
import {readLabels, readMatrix, readVector, readWeights} from '../../arrays/readArrays.ts';
import {unitBall} from '../../worlds/trained/unitBall.ts';
import {type Description, describedFiles, digestsOf, type Files, type Role} from './fileList.ts';

/** As made out of the files; equal digests, equal world. */
export interface FileWorld {
  /** As in `--world`: relative to the working directory. */
  readonly directory: string;
  /** What each array is read from, in the directory. */
  readonly files: Files;
  /** SHA-256 of each file, by its name in the directory. */
  readonly digests: Readonly<Record<string, string>>;
  readonly size: number;
  /** h, divided by the least power of two that puts all its rows into the unit ball. */
  readonly representation: Matrix;
  /** h° in the same way; h itself where none is given. */
  readonly reference: Matrix;
  /** Common denominator of the masses. */
  readonly total: number;
  readonly U: JointLaw;
  /** P(x = x_j) under T, and P(y = +1 | x_j). */
  readonly weights: Float64Array;
  readonly eta: Float64Array;
  /** Whether T is given: else it is uniform, and settings shift it. */
  readonly ownT: boolean;
  /** By default the two labels. */
  readonly groups: Int32Array;
  /** |h(x_j)| in units of the longest one. */
  readonly norm: Float64Array;
  /** inf_W L_U(W, a) - inf_W L_U(W, b) of two tables among h and h°. */
  readonly pretextGap?: (a: Matrix, b: Matrix) => Interval;
}

const TOTAL = 2 ** 40;
/** Shifts list a factor for each group. */
const MOST_GROUPS = 1000;

async function groupsOf(path: string | undefined, eta: Float64Array): Promise<Int32Array> {
  if (path === undefined) return Int32Array.from(eta);
  const values = await readVector(path);
  const stray = values.findIndex((g) => !(Number.isInteger(g) && g >= 0 && g < MOST_GROUPS));
  if (stray >= 0)
    throw inputError(
      basename(path),
      `row ${stray}`,
      `a whole number from 0 to ${MOST_GROUPS - 1}`,
      values[stray],
    );
  return Int32Array.from(values);
}

async function read(
  directory: string,
  description: Description,
): Promise<Omit<FileWorld, 'directory' | 'digests'>> {
  const {files, classes} = description;
  const at = (role: Role): string | undefined => (files[role] ? join(directory, files[role]) : undefined);
  const optional = <T>(role: Role, reader: (path: string) => Promise<T>): Promise<T | undefined> => {
    const path = at(role);
    return path === undefined ? Promise.resolve(undefined) : reader(path);
  };
  const h = await readMatrix(join(directory, files.embeddings));
  const size = h.rows;
  const sized = <T>(role: Role, length: number, value: T): T => {
    if (length !== size)
      throw inputError(files[role] ?? role, 'rows', `${size}, as many as in ${files.embeddings}`, length);
    return value;
  };
  const labels = await readLabels(join(directory, files.labels), classes);
  const eta = sized(
    'labels',
    labels.length,
    Float64Array.from(labels, (y) => (y + 1) / 2),
  );
  const lawOf = async (role: 'weightsU' | 'weightsT'): Promise<Float64Array> => {
    const given = await optional(role, readWeights);
    if (!given) return new Float64Array(size).fill(1 / size);
    const sum = sized(role, given.length, given).reduce((a, b) => a + b, 0);
    return given.map((w) => w / sum);
  };
  const U = masses(await lawOf('weightsU'), eta, TOTAL);
  const weights = await lawOf('weightsT');
  const own = await optional('reference', readMatrix);
  const target = await optional('targets', readMatrix);
  const groups = await groupsOf(at('groups'), eta);
  sized('groups', groups.length, groups);
  const scaled = (table: Matrix) => unitBall(table).table;
  const representation = scaled(h);
  const reference = own ? scaled(sized('reference', own.rows, own)) : representation;
  const norms = Float64Array.from({length: size}, (_, j) =>
    Math.hypot(...h.data.subarray(j * h.columns, (j + 1) * h.columns)),
  );
  const longest = norms.reduce((a, b) => Math.max(a, b), 0) || 1;
  return {
    files,
    size,
    representation,
    reference,
    total: TOTAL,
    U,
    weights,
    eta,
    ownT: files.weightsT !== undefined,
    groups,
    norm: norms.map((x) => x / longest),
    ...(target ? {pretextGap: gaps(U, sized('targets', target.rows, target))} : {}),
  };
}

/** The infimum of each table is computed once, at its first use. */
function gaps(U: JointLaw, target: Matrix): (a: Matrix, b: Matrix) => Interval {
  const infima = new Map<Matrix, Interval>();
  const infimum = (table: Matrix): Interval => {
    const found = infima.get(table) ?? leastSquares(U, TOTAL, table, target).infimum;
    infima.set(table, found);
    return found;
  };
  return (a, b) => (a === b ? ZERO : sub(infimum(a), infimum(b)));
}

/** What was read last of each directory: its batches, and the settings of a hunt, share it. */
const opened = new Map<string, FileWorld>();

/** A directory as it is recorded: no absolute path, which would be of this machine. */
export const recorded = (directory: string): string => relative(process.cwd(), directory) || '.';

/**
 * Reads a directory; again only where a file has changed since.
 * @throws InputError where a file is missing or is not what it should be, naming it
 */
export async function openFileWorld(directory: string): Promise<FileWorld> {
  const description = await describedFiles(directory);
  const digests = await digestsOf(directory, description);
  const name = recorded(directory);
  const known = opened.get(name);
  if (known && JSON.stringify(known.digests) === JSON.stringify(digests)) return known;
  const made = {directory: name, digests, ...(await read(directory, description))};
  opened.set(name, made);
  return made;
}

/** The world of a directory that was opened before. */
export function openedFileWorld(directory: string): FileWorld | undefined {
  return opened.get(directory);
}
