/**
 * The finished pieces of a run, kept in a file next to its result while it lasts: one that was killed goes on where it was.
 * Each piece is a line with a checksum of its own, so that a line cut short, or a bit that flips, is as if it were not there.
 */
import {createHash} from 'node:crypto';
import {closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import {InputError} from '../../theory/errors.ts';

export interface Journal {
  /** What was kept under a key. */
  get(key: string): string | undefined;
  /** Keeps a piece, a text of one line; it is in the file after the next `flush`. */
  add(key: string, text: string): void;
  flush(): void;
  /** The run is over: the file is removed where its result is whole, else it stays for another attempt. */
  end(whole: boolean): void;
}

const FORMAT = 'transferbound journal 1';

/** A short checksum. */
export const sumOf = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

const lineOf = (text: string): string => `${sumOf(text)} ${text}\n`;

/** The lines of a journal as long as they are whole, and where they end. */
function wholeLines(source: Buffer): {readonly lines: readonly string[]; readonly end: number} {
  const lines: string[] = [];
  let end = 0;
  for (let at = source.indexOf(10); at >= 0; at = source.indexOf(10, end)) {
    const line = source.toString('utf8', end, at);
    if (lineOf(line.slice(17)) !== `${line}\n`) break;
    lines.push(line.slice(17));
    end = at + 1;
  }
  return {lines, end};
}

export const journalFile = (result: string): string => `${result}.journal`;

function sourceOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new InputError(
      `${file}: expected a file that can be read, got ${(error as NodeJS.ErrnoException).code}`,
    );
  }
}

/**
 * @param result the file that the run's result goes to
 * @param identity what the run is: one of another is not gone on with
 * @param resume whether to go on with what is there; else it is begun anew
 * @throws InputError where there is a journal of another run, or no file can be written there
 */
export function openJournal(result: string, identity: unknown, resume: boolean): Journal {
  const file = journalFile(result);
  const head = `${FORMAT} ${sumOf(JSON.stringify(identity))}`;
  const kept = new Map<string, string>();
  const source = resume ? sourceOf(file) : undefined;
  const {lines, end} = source ? wholeLines(source) : {lines: [], end: 0};
  const [first, ...pieces] = lines;
  if (first !== undefined && first !== head)
    throw new InputError(
      `${file}: expected the journal of the same command, claims and version, got one of another run; without --resume it is begun anew`,
    );
  for (const piece of pieces) {
    const at = piece.indexOf(' ');
    kept.set(piece.slice(0, at), piece.slice(at + 1));
  }
  let descriptor: number;
  try {
    mkdirSync(dirname(file), {recursive: true});
    descriptor = openSync(file, first === undefined ? 'w' : 'r+');
    ftruncateSync(descriptor, end);
  } catch (error) {
    throw new InputError(
      `${file}: expected a file that can be written, got ${(error as NodeJS.ErrnoException).code}`,
    );
  }
  let position = end;
  let waiting = first === undefined ? lineOf(head) : '';
  const flush = (): void => {
    const bytes = Buffer.from(waiting);
    waiting = '';
    try {
      for (let at = 0; at < bytes.length; )
        at += writeSync(descriptor, bytes, at, bytes.length - at, position + at);
      position += bytes.length;
    } catch {
      // A full disk must not end a run that is well: what is kept so far stays whole, as lines have their sums.
    }
  };
  flush();
  return {
    get: (key) => kept.get(key),
    add(key, text) {
      waiting += lineOf(`${key} ${text}`);
    },
    flush,
    end(whole) {
      flush();
      closeSync(descriptor);
      if (whole) rmSync(file, {force: true});
    },
  };
}
