/** Commands that work for a while, and signals that come at some moment of it. */
import {spawn} from 'node:child_process';
import fc from 'fast-check';
import {mainCommand} from '../../../properties/testing/mainCommand.ts';

/** Command lines that take seconds, and the file of their result. */
export const LONG: readonly (readonly [line: string, result?: string])[] = [
  ['check main-theorem --world finite --runs 2000 --no-report --json --out made/run.json', 'made/run.json'],
  ['hunt contraction --evaluations 90000 --json --witnesses made', 'made/contraction.json'],
  [
    'mutants estimation-with-fast-deviation --evaluations 9000 --json --out made/score.json',
    'made/score.json',
  ],
  ['sharpen contraction main-theorem --evaluations 900 --json --out made/sharp.json', 'made/sharp.json'],
  ['experiment signs --draws 2,90000,80000,70000,60000 --json --out made', 'made/signs.json'],
  ['train --steps 90000 --json --save made/w.safetensors', 'made/w.safetensors'],
  ['power main-theorem-without-tv main-theorem-with-tenth-of-terms --worlds context --json'],
  [
    'distribute main-theorem --world finite --runs 2000 --no-report --json --out made/run.json',
    'made/run.json',
  ],
  ['compare --world views --json --out made', 'made/compare.json'],
  ['check ./claim-own.mjs --world finite --runs 9000 --no-report --json --workers 2'],
];

/** Those that keep nothing, and end as the system says. */
export const SHORT: readonly string[] = [
  'regress --update --each 3 --baseline made/baseline.json',
  'report fixtures/change-of-law.json --out made/page.html',
  'prove fixtures/reversed.json --out made',
  'replay fixtures/change-of-law.json --json',
];

export const interruptions = fc.record({
  line: fc.nat(1_000),
  signal: fc.constantFrom('SIGINT', 'SIGTERM'),
  after: fc.nat(250),
});

export const endings = fc.record({
  line: fc.nat(1_000),
  signal: fc.constantFrom('SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'),
  /** As a terminal sends Ctrl-C: to the workers too. */
  toGroup: fc.boolean(),
  twice: fc.boolean(),
  /** Milliseconds after the start. */
  after: fc.nat(1_500),
});
type Ending = typeof endings extends fc.Arbitrary<infer T> ? T : never;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** Whether processes of it are still there, after a moment in which they may notice that it is gone. */
  readonly left: boolean;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether a group of processes has any. */
function isThere(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

/** Runs a command as a process with a group of its own, and sends it a signal. */
export async function ended(folder: string, words: readonly string[], how: Ending): Promise<Ended> {
  const child = spawn(process.execPath, [...mainCommand, ...words], {cwd: folder, detached: true});
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const gone = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) =>
    child.on('close', (code, signal) => resolve([code, signal])),
  );
  const group = child.pid!;
  const send = (): void => {
    try {
      process.kill(how.toGroup ? -group : group, how.signal);
    } catch {
      // It was over before.
    }
  };
  await Promise.race([gone, pause(how.after)]);
  send();
  if (how.twice) {
    await Promise.race([gone, pause(100)]);
    send();
  }
  const [code, signal] = await gone;
  for (let wait = 0; wait < 50 && isThere(group); wait++) await pause(100);
  const left = isThere(group);
  if (left) process.kill(-group, 'SIGKILL');
  return {code, signal, out, err, left};
}
