/** The command from the sources: JSON, recorded commands, output that is closed. */
import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {mainCommand} from '../properties/testing/mainCommand.ts';

const root = process.cwd();
const fixtures = (file: string): string => join(root, 'fixtures', file);

interface Outcome {
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}

function transferbound(args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...mainCommand, ...args],
      {cwd: root, maxBuffer: 2 ** 26},
      (error, out, err) => resolve({code: error ? (error.code ?? null) : 0, out, err}),
    );
  });
}

const folder = await mkdtemp(join(tmpdir(), 'transferbound-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

test.serial('check --json: one document, nothing else, on a pipe', async (t) => {
  const args = ['check', 'change-of-law', 'contraction', '--world', 'finite', '--runs', '40', '--seed', '7'];
  const {code, out, err} = await transferbound([...args, '--json']);
  t.is(code, 0);
  t.is(err, '');
  const run = JSON.parse(out);
  t.like(run, {format: 'transferbound run', version: 1, seed: 7, complete: true, skipped: [], saved: []});
  t.deepEqual(
    run.results.map((result: {claim: string; verdict: string; settings: number}) => [
      result.claim,
      result.verdict,
      result.settings,
    ]),
    [
      ['change-of-law', 'holds', 40],
      ['contraction', 'holds', 40],
    ],
  );
});

test.serial('--preset says how much where no option does', async (t) => {
  const settings = async (...args: string[]) => {
    const {out} = await transferbound(['check', 'change-of-law', '--world', 'finite', ...args, '--json']);
    return JSON.parse(out).results[0].settings;
  };
  t.is(await settings('--preset', 'quick'), 60);
  t.is(await settings('--preset', 'quick', '--runs', '33'), 33);
});

for (const file of [
  'counterexamples/symmetrisation-with-factor-one.json',
  'counterexamples/pretext-identity-without-realisability.json',
]) {
  test.serial(`the command that ${file} records makes it again, byte for byte`, async (t) => {
    const committed = await readFile(fixtures(file), 'utf8');
    const {claim, made} = JSON.parse(committed);
    const [name, ...args] = made.command.split(' ');
    t.is(name, 'transferbound');
    const quiet = args[0] === 'check' ? ['--no-report'] : [];
    const {code, out} = await transferbound([...args, '--counterexamples', folder, ...quiet]);
    t.is(code, 1);
    t.regex(out, /refuted/);
    t.is(await readFile(join(folder, `${claim}.json`), 'utf8'), committed);
  });
}

test.serial('output that is closed early ends the command without a trace', async (t) => {
  const child = execFile(process.execPath, [...mainCommand, 'list', '--json']);
  child.stdout?.destroy();
  let err = '';
  child.stderr?.on('data', (text) => {
    err += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  t.is(err, '');
  t.is(code, 0);
});
