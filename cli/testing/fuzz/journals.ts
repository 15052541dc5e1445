/** Commands that keep a journal, and journals that are damaged. */
import {linkSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {journalFile} from '../../../properties/files/journal.ts';
import {type Damage, damagedBytes} from './damage.ts';
import type {Tries} from './tries.ts';

export interface Kept {
  readonly words: readonly string[];
  readonly result: string;
  /** Of the whole run: its journal, and what it came to. */
  readonly journal: Buffer;
  readonly evidence: string;
}

/** The result of each command, and the command. */
const COMMANDS: readonly (readonly [result: string, line: string])[] = [
  ['run.json', 'check change-of-law contraction --world finite --runs 60 --no-report --out kept/run.json'],
  ['w.safetensors', 'train --steps 20 --points 8 --labelled 4 --save kept/w.safetensors'],
  ['sharp.json', 'sharpen contraction --evaluations 60 --out kept/sharp.json'],
  ['signs.json', 'experiment signs --draws 2,50 --encoder context --out kept --json'],
  ['contraction.json', 'hunt contraction --evaluations 60 --witnesses kept'],
  ['score.json', 'mutants data-processing-reversed --evaluations 30 --workers 1 --out kept/score.json'],
];

/** How many of the first commands start no process, so that they are tried more often. */
export const QUICK = 4;

export const evidenceOf = (file: string): string =>
  readFileSync(file, 'latin1').replace(/"milliseconds": [\d.e+-]+/g, '');

/** Runs each command to its end. Its journal is removed then, but a second name of the same file keeps what was in it. */
export async function keptRuns({tried}: Tries, folder: string): Promise<Kept[]> {
  const found: Kept[] = [];
  mkdirSync(join(folder, 'kept'));
  for (const [name, line] of COMMANDS) {
    const [result, second] = [join(folder, 'kept', name), join(folder, `${name}.second`)];
    writeFileSync(second, '');
    linkSync(second, journalFile(result));
    const words = line.split(' ');
    await tried(words, [0]);
    found.push({words, result, journal: readFileSync(second), evidence: evidenceOf(result)});
  }
  return found;
}

/** Lines, each with a checksum, in another order or another number, or bytes that are others. */
export function damagedJournal(journal: Buffer, how: Damage): Buffer {
  const lines = journal.toString('latin1').split('\n').slice(0, -1);
  const at = Math.floor(how.at * lines.length);
  const of = (list: readonly string[]) => Buffer.from(list.map((line) => `${line}\n`).join(''), 'latin1');
  switch (how.kind) {
    case 'delete':
      return of(lines.toSpliced(at, 1));
    case 'twice':
      return of(lines.toSpliced(at, 0, lines[at]!));
    case 'key':
      return of([...lines.slice(at), ...lines.slice(0, at)]);
    case 'deep':
      return Buffer.concat([journal, Buffer.alloc(100_000, how.bit)]);
    default:
      return damagedBytes(journal, how);
  }
}
