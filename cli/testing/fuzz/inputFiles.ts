/** The files that the command lines of the fuzz suite name. */
import {cpSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {FINE_CLAIM} from './claimTexts.ts';

const COMMITTED: readonly (readonly [from: string, to: string])[] = [
  ['witnesses/change-of-law.json', 'fixtures/change-of-law.json'],
  ['witnesses/contraction.json', 'fixtures/contraction.json'],
  ['counterexamples/data-processing-reversed.json', 'fixtures/reversed.json'],
  ['arrays/float32.npy', 'arrays/h.npy'],
  ['arrays/labels.npy', 'arrays/y.npy'],
  ['worlds/brown', 'world'],
  ['worlds/brown', 'damaged'],
];

export function writeInputFiles(folder: string): void {
  mkdirSync(join(folder, 'made'));
  for (const [from, to] of COMMITTED) cpSync(join('fixtures', from), join(folder, to), {recursive: true});
  writeFileSync(join(folder, 'file'), 'a file in the way');
  writeFileSync(join(folder, 'claim-own.mjs'), FINE_CLAIM);
}
