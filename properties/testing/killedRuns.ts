/** Commands that are killed at some moment and gone on with: what a test and `npm run show:killed` do. */
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {readFile, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {mainCommand} from './mainCommand.ts';

export interface Killable {
  readonly name: string;
  readonly args: readonly string[];
  /** What its evidence is in, and what of it is no evidence. */
  readonly result: string;
  readonly evidence: (text: string) => string;
}

const withoutTimes = (text: string): string => text.replace(/"milliseconds": [\d.e+-]+/g, '');
const asIs = (text: string): string => text;

export const KILLABLE: readonly Killable[] = [
  {
    name: 'check',
    args: [
      'check',
      'main-theorem',
      'transfer-decomposition',
      'change-of-law',
      '--world',
      'finite',
      '--runs',
      '120',
      '--no-report',
      '--out',
      'run.json',
    ],
    result: 'run.json',
    evidence: asIs,
  },
  {
    name: 'hunt',
    args: ['hunt', 'transfer-decomposition', '--evaluations', '1500', '--witnesses', '.'],
    result: 'transfer-decomposition.json',
    evidence: asIs,
  },
  {
    name: 'mutants',
    args: [
      'mutants',
      'data-processing-reversed',
      'estimation-with-fast-deviation',
      '--evaluations',
      '150',
      '--workers',
      '1',
      '--out',
      'score.json',
    ],
    result: 'score.json',
    evidence: withoutTimes,
  },
  {
    name: 'experiment',
    args: ['experiment', 'signs', '--draws', '4,100000', '--encoder', 'context', '--out', '.', '--json'],
    result: 'signs.json',
    evidence: asIs,
  },
];

/** What keeps nothing for as long as a second. */
export const TRAINING: Killable = {
  name: 'train',
  args: ['train', '--steps', '60000', '--labelled', '50', '--save', 'weights.safetensors'],
  result: 'weights.safetensors',
  evidence: asIs,
};

const env = {...process.env};
delete env['NODE_V8_COVERAGE'];

/** Runs a command to its end, or kills it once `when` is over. @returns its exit code; null where it was killed */
export async function run(
  folder: string,
  args: readonly string[],
  when?: (ended: () => boolean) => Promise<void>,
): Promise<number | null> {
  const child = spawn(process.execPath, [...mainCommand, ...args], {cwd: folder, env, stdio: 'ignore'});
  let over = false;
  const gone = new Promise<number | null>((resolve) =>
    child.on('exit', (code) => {
      over = true;
      resolve(code);
    }),
  );
  if (when) {
    await when(() => over);
    child.kill('SIGKILL');
  }
  return gone;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A moment so long after the first piece of work was kept, or after the start where nothing is kept. */
export const afterFirstPiece =
  (file: string, ms: number) =>
  async (ended: () => boolean): Promise<void> => {
    const pieces = async () => (existsSync(file) ? (await stat(file)).size > 200 : false);
    while (!ended() && !(await pieces())) await pause(20);
    await pause(ms);
  };

/**
 * Kills a command that is to replace a result, and goes on with it.
 * @param before the evidence of an earlier, whole run of the command, in its file
 * @returns what is wrong; undefined where what was there stayed as it was, and the end is the same
 */
export async function killedAndResumed(
  folder: string,
  {args, result, evidence}: Killable,
  before: string,
  when: (journal: string) => (ended: () => boolean) => Promise<void>,
): Promise<string | undefined> {
  const file = join(folder, result);
  const code = await run(folder, args, when(`${file}.journal`));
  const now = await readFile(file, 'latin1');
  if (evidence(now) !== evidence(before)) return 'what was there before is not whole';
  if (code !== null) return undefined;
  // So that the end is what the second attempt wrote.
  await rm(file);
  if ((await run(folder, [...args, '--resume'])) === 2) return 'the second attempt failed';
  if (evidence(await readFile(file, 'latin1')) !== evidence(before)) return 'the evidence is another one';
  const left = ['journal', 'checkpoint', 'checkpoint.tmp'].filter((end) => existsSync(`${file}.${end}`));
  return left.length > 0 ? `what was kept is still there: ${left.join(', ')}` : undefined;
}
