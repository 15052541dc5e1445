/** Which files a world is read from: those that world.json names, or those with the names that are looked for. */
import {createHash} from 'node:crypto';
import {readdir, readFile, stat} from 'node:fs/promises';
import {isAbsolute, join, relative} from 'node:path';
import {inputError} from '../../../theory/errors.ts';
import {ARRAY_FILES, partsOf} from '../../arrays/readArrays.ts';
import {documentKind} from '../../files/document.ts';
import {closed, list, number, text} from '../../files/schema.ts';

const WHERE = 'file world';

const arrays = {
  /** h. */
  embeddings: text,
  /** -1 or +1, or what `positive` and `negative` say. */
  labels: text,
};
const optionalArrays = {
  /** h°, with `targets`. */
  reference: text,
  /** w, what the pretext predicts. */
  targets: text,
  weightsU: text,
  weightsT: text,
  /** A whole number >= 0 of each point, for shifts by group. */
  groups: text,
};

const worldDocument = documentKind(
  'a world of files, as docs/file-worlds.md describes it',
  closed(
    {format: {const: 'transferbound world'}, version: {const: 1}, ...arrays},
    {...optionalArrays, positive: list(number), negative: list(number)},
  ),
);

export type Role = keyof typeof arrays | keyof typeof optionalArrays;
export type Files = Readonly<Partial<Record<Role, string>>>;

const ROLES = Object.keys({...arrays, ...optionalArrays}) as readonly Role[];

export interface Description {
  readonly files: Files & Readonly<Record<keyof typeof arrays, string>>;
  readonly classes?: {readonly positive: readonly number[]; readonly negative: readonly number[]};
}

const present = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** weightsU is looked for as weights-u.npy, weights-u.csv and so on. */
const stemOf = (role: Role): string => role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The files of a directory without a world.json, by their names. */
async function namedFiles(directory: string): Promise<Files> {
  let names: string[];
  try {
    names = await readdir(directory);
  } catch (error) {
    throw inputError(WHERE, 'DIR', 'a readable directory', (error as NodeJS.ErrnoException).code);
  }
  const found: [Role, string][] = [];
  for (const role of ROLES) {
    const stem = stemOf(role);
    const own = names.filter((name) =>
      ARRAY_FILES.some((extension) => name.toLowerCase() === `${stem}${extension}`),
    );
    if (own.length > 1) throw inputError(WHERE, role, 'one file', own.sort().join(', '));
    if (own[0] !== undefined) found.push([role, own[0]]);
  }
  return Object.fromEntries(found);
}

export async function describedFiles(directory: string): Promise<Description> {
  const path = join(directory, 'world.json');
  const {positive, negative, ...files} = (await present(path))
    ? await worldDocument.read(path)
    : {...(await namedFiles(directory)), positive: undefined, negative: undefined};
  const {embeddings, labels} = files;
  for (const [role, file] of Object.entries({embeddings, labels})) {
    const expected = `${role}${ARRAY_FILES[0]} (or ${ARRAY_FILES.slice(1).join(', ')}), or a world.json that names it`;
    if (file === undefined) throw inputError(WHERE, role, expected, 'no such file');
  }
  const own = Object.fromEntries(ROLES.flatMap((role) => (files[role] ? [[role, files[role]]] : [])));
  const absolute = ROLES.find((role) => own[role] !== undefined && isAbsolute(own[role]));
  if (absolute)
    throw inputError('world.json', absolute, 'a path relative to the directory of world.json', own[absolute]);
  if (own['reference'] && !own['targets'])
    throw inputError(
      WHERE,
      'targets',
      'what the pretext predicts, as there is a reference h°',
      'no such file',
    );
  if ((positive === undefined) !== (negative === undefined))
    throw inputError('world.json', positive ? 'negative' : 'positive', 'both lists or neither', undefined);
  return {
    files: own as Description['files'],
    ...(positive && negative ? {classes: {positive, negative}} : {}),
  };
}

async function digest(path: string, name: string): Promise<string> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch (error) {
    throw inputError(WHERE, name, 'a readable file', (error as NodeJS.ErrnoException).code);
  }
}

/** Of every file that a world is read from, each once. */
export async function digestsOf(directory: string, {files}: Description): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const where of Object.values(files)) {
    const [path] = await partsOf(join(directory, where));
    const name = relative(directory, path);
    found[name] ??= await digest(path, name);
  }
  if (await present(join(directory, 'world.json')))
    found['world.json'] = await digest(join(directory, 'world.json'), 'world.json');
  return found;
}
