/** Command lines tried one after the other in one process, and all that is wrong with how they end. */
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import fc from 'fast-check';
import type {Interruption, Outcome} from '../commandSession.ts';
import {startSession} from '../session.ts';

const SEED = 1;

/** No input is an internal fault (70) or says that something waits for what never comes (13). */
const CODES: readonly number[] = [0, 1, 2, 3];
/** Characters of an error that is still read. */
const LONGEST = 1_500;

export interface Tries {
  /** What a command line comes to; undefined where it hung or ended its process, which is then one of the problems. */
  tried(
    words: readonly string[],
    codes?: readonly number[],
    interruption?: Interruption,
  ): Promise<Outcome | undefined>;
  /** Something that is wrong, so that one run shows every fault. */
  problem(words: readonly string[], what: string): void;
  /** Fails with all problems since the last call, files that are half-written, and processes that were left behind. */
  noProblems(t: ExecutionContext): void;
  /** Command lines tried so far. */
  total(): number;
  end(): void;
}

/** Files that a command left half-written. */
export function halfWritten(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) => {
    if (/\.tmp$/.test(name)) return true;
    if (!/^(made|disk|counterexamples|witnesses)\b.*\.json$/.test(name)) return false;
    try {
      JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return false;
    } catch {
      return statSync(join(folder, name)).isFile();
    }
  });
}

/** Stopped while the claims of a file were loaded, so that there is nothing to print. */
export const stoppedAtOnce = (
  words: readonly string[],
  {code, out}: {readonly code: number | null; readonly out: string},
): boolean => code === 130 && out === '' && words.some((word) => word.startsWith('./'));

/** @param folder that the commands run in */
export function startTries(folder: string): Tries {
  const session = startSession(folder);
  let total = 0;
  let problems: string[] = [];
  const problem = (words: readonly string[], what: string) =>
    void problems.push(`${JSON.stringify(words).slice(0, 400)}: ${what}`);
  return {
    async tried(words, codes = CODES, interruption) {
      total++;
      const found = await session.run(words, interruption);
      const note = (what: string) => problem(words, what);
      if (typeof found === 'string') {
        note(found);
        return undefined;
      }
      const {code, out, err} = found;
      if (!codes.includes(code)) note(`exit code ${code}: ${err.slice(0, 400)}`);
      if (/^\s+at .*:\d+:\d+/m.test(err) && !/claim-\d+\.mjs:\d+:\d+/.test(err))
        note(`a stack: ${err.slice(0, 400)}`);
      if (code === 2 && !(err.length > 0 && err.length < LONGEST)) note(`${err.length} characters of error`);
      // After `--` nothing is an option.
      const document = code !== 2 && words.includes('--json') && !words.includes('--');
      if (document && !stoppedAtOnce(words, found)) {
        try {
          JSON.parse(out);
        } catch {
          note(`no document: ${out.slice(0, 200)}`);
        }
      }
      return found;
    },
    problem,
    noProblems(t) {
      const left = session.processes().map((name) => `left behind: ${name}`);
      const found = [...problems, ...halfWritten(folder).map((name) => `half-written: ${name}`), ...left];
      problems = [];
      t.deepEqual(found, []);
    },
    total: () => total,
    end: session.end,
  };
}

/** Of one seed, the same in every run. */
export const examples = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(arbitrary, {seed: SEED, numRuns: count});
