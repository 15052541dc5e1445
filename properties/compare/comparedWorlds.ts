/** What `--world` of `compare` can name. */
import {inputError} from '../../theory/errors.ts';
import {IMAGE_SETS} from '../worlds/images/imageSets.ts';
import {findPackage} from '../worlds/images/packageFolder.ts';
import {TEXT_SETS} from '../worlds/text/textSets.ts';
import type {ComparedWorld} from './worlds/comparedWorld.ts';
import {fileComparedWorld} from './worlds/file.ts';
import {
  digitsWorld,
  fashionWorld,
  maskedDigitsWorld,
  maskedTeacherWorld,
  teacherWorld,
  textWorld,
} from './worlds/trained.ts';
import {viewsWorld} from './worlds/views.ts';

const KNOWN: readonly ComparedWorld[] = [
  viewsWorld,
  teacherWorld,
  digitsWorld,
  fashionWorld,
  textWorld,
  maskedTeacherWorld,
  maskedDigitsWorld,
];

export const COMPARED_WORLDS: readonly string[] = KNOWN.map(({name}) => name);

/** Those that are compared where none is named. */
export const USUAL_WORLDS: readonly string[] = [viewsWorld, teacherWorld, digitsWorld].map(({name}) => name);

/** The package that a world's data come with. */
const PACKAGES: Readonly<Record<string, string>> = {
  digits: IMAGE_SETS.digits.package,
  fashion: IMAGE_SETS.fashion.package,
  text: TEXT_SETS.brown.package,
  'masked-digits': IMAGE_SETS.digits.package,
};

const FILE = 'file:';

/** @throws InputError where there is no such world, or its data are not installed */
export async function comparedWorld(name: string): Promise<ComparedWorld> {
  if (name.startsWith(FILE) && name.length > FILE.length) return fileComparedWorld(name.slice(FILE.length));
  const found = KNOWN.find((world) => world.name === name);
  if (!found) throw inputError('compare', '--world', `${COMPARED_WORLDS.join(' | ')} | file:DIR`, name);
  const wanted = PACKAGES[name];
  if (wanted !== undefined && !findPackage(wanted))
    throw inputError('compare', '--world', `the package of ${name} (npm install ${wanted})`, 'none');
  return found;
}
