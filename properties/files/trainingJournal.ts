/**
 * The trainings of a run, kept next to its result while it lasts: finished ones in its journal, and where the one under way is
 * in a checkpoint, which is replaced every second or less often. Both have checksums, and say of which run they are.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import {dirname} from 'node:path';
import {deserialize, serialize} from 'node:v8';
import type {Backend, KeptCase, TrainingKeeper} from '../../models/index.ts';
import {type Journal, openJournal, sumOf} from './journal.ts';
import {packageVersion} from './packageVersion.ts';

export interface TrainingJournal {
  readonly keeper: TrainingKeeper;
  /** The run is over: what was kept is removed where its result is whole, else it stays for another attempt. */
  end(whole: boolean): void;
}

const FORMAT = 'transferbound checkpoint 1';
/** Milliseconds between two checkpoints, at least. */
const PAUSE = 1_000;
/** Of the time between two checkpoints, what writing one may take. */
const SHARE = 1 / 50;

export const checkpointFile = (result: string): string => `${result}.checkpoint`;

interface Checkpoint {
  readonly index: number;
  readonly identity: string;
  readonly cases: readonly KeptCase[];
}

/** A checkpoint of this run that is whole, if there is one. */
function readCheckpoint(file: string, run: string): Checkpoint | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const end = bytes.indexOf(10);
  const payload = bytes.subarray(end + 1);
  if (bytes.toString('utf8', 0, Math.max(0, end)) !== `${FORMAT} ${run} ${sumOf(payload)}`) return undefined;
  return deserialize(payload) as Checkpoint;
}

function writeCheckpoint(file: string, run: string, checkpoint: Checkpoint): void {
  const payload = serialize(checkpoint);
  const bytes = Buffer.concat([Buffer.from(`${FORMAT} ${run} ${sumOf(payload)}\n`), payload]);
  const temporary = `${file}.tmp`;
  try {
    mkdirSync(dirname(file), {recursive: true});
    const descriptor = openSync(temporary, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch {
    // A full disk must not end a run that is well: the checkpoint before stays.
    rmSync(temporary, {force: true});
  }
}

const encoded = (cases: readonly KeptCase[]): string => serialize(cases).toString('base64');
const decoded = (text: string) => deserialize(Buffer.from(text, 'base64')) as readonly KeptCase[];

/** What a loop of a run was kept as: finished, or on its way. */
function found(
  journal: Journal,
  checkpoint: Checkpoint | undefined,
  index: number,
  identity: string,
): readonly KeptCase[] | undefined {
  const [of, text] = journal.get(`training-${index}`)?.split(' ') ?? [];
  if (of === identity && text !== undefined) return decoded(text);
  return checkpoint?.index === index && checkpoint.identity === identity ? checkpoint.cases : undefined;
}

/**
 * @param result the file that the run's result goes to
 * @param identity what the run is: one of another is not gone on with
 * @param resume whether to go on with what is there; else it is begun anew
 * @param pause milliseconds between two checkpoints, at least; 0 for one after each step
 * @throws InputError where there is a journal of another run, or no file can be written there
 */
export function openTrainingJournal(
  result: string,
  identity: unknown,
  resume: boolean,
  pause = PAUSE,
): TrainingJournal {
  const journal = openJournal(result, identity, resume);
  const file = checkpointFile(result);
  const run = sumOf(JSON.stringify(identity));
  const remove = () => {
    for (const name of [file, `${file}.tmp`]) rmSync(name, {force: true});
  };
  const checkpoint = resume ? readCheckpoint(file, run) : undefined;
  if (!checkpoint) remove();
  let count = 0;
  let stopped = false;
  let cost = 0;
  let last = performance.now();
  return {
    keeper: {
      next(identity) {
        const index = count++;
        return {
          found: found(journal, checkpoint, index, identity),
          due: () => pause === 0 || performance.now() - last >= Math.max(pause, cost / SHARE),
          keep(cases, how) {
            if (stopped) return;
            stopped = how === 'stopped';
            const began = performance.now();
            if (how === 'finished') {
              journal.add(`training-${index}`, `${identity} ${encoded(cases)}`);
              journal.flush();
            } else writeCheckpoint(file, run, {index, identity, cases});
            last = performance.now();
            cost = last - began;
          },
        };
      },
    },
    end(whole) {
      journal.end(whole);
      if (whole) remove();
    },
  };
}

/**
 * Does what trains, keeping it next to the file that its result goes to.
 * @param plan what is trained, as plain data, and whether to go on with what is there
 * @param work says whether it came to its end, once its files are written
 * @throws InputError where there is a journal of another run, or no file can be written there
 */
export async function keptNextTo<T extends {readonly complete: boolean}>(
  result: string,
  {what, resume = false}: {readonly what: unknown; readonly resume?: boolean | undefined},
  backend: Backend,
  work: (backend: Backend) => Promise<T>,
): Promise<T> {
  const identity = {package: packageVersion(), what, backend: [backend.name, backend.version]};
  const journal = openTrainingJournal(result, identity, resume);
  let whole = false;
  try {
    const done = await work({...backend, keeper: journal.keeper});
    whole = done.complete;
    return done;
  } finally {
    journal.end(whole);
  }
}
