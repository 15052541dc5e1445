import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {mainCommand} from '../properties/testing/mainCommand.ts';
import {duration} from './options.ts';

const run = promisify(execFile);

async function transferbound(args: readonly string[]): Promise<{code: number; out: string; err: string}> {
  try {
    const {stdout, stderr} = await run(process.execPath, [...mainCommand, ...args]);
    return {code: 0, out: stdout, err: stderr};
  } catch (error) {
    const {code, stdout, stderr} = error as {code: number; stdout: string; stderr: string};
    return {code, out: stdout, err: stderr};
  }
}

test('hunt refutes a false claim, saves a fixture that replays, and exits with 1', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'hunt-'));
  const args = ['hunt', 'data-processing-reversed', '--evaluations', '300', '--counterexamples', folder];
  const {code, out} = await transferbound([...args, '--json']);
  t.is(code, 1);
  const {
    results: [result],
  } = JSON.parse(out);
  t.like(result, {claim: 'data-processing-reversed', verdict: 'refuted'});
  const file = join(folder, 'data-processing-reversed.json');
  t.like(JSON.parse(await readFile(file, 'utf8')), {kind: 'counterexample'});
  const replayed = await transferbound(['replay', file]);
  t.is(replayed.code, 0);
  t.regex(replayed.out, /refuted on 2 points, evidence equal bit for bit/);
  await rm(folder, {recursive: true});
});

test('mutants prints the score and exits with 1 where a mutant survives', async (t) => {
  const killed = await transferbound(['mutants', 'change-of-law-of-inputs', '--evaluations', '60']);
  t.is(killed.code, 0);
  t.regex(killed.out, /mutation score 1\/1 \(100%\); 0 of 1 true claim refuted/);
  const survived = await transferbound(['mutants', 'estimation-with-fast-deviation', '--evaluations', '3']);
  t.is(survived.code, 1);
  t.regex(survived.out, /SURVIVED/);
});

test('drawn samples are for claims that hold with probability 1 - nu', async (t) => {
  const {code, err} = await transferbound(['hunt', 'change-of-law', '--sampled']);
  t.is(code, 2);
  t.regex(err, /holds with probability/);
});

test('times', (t) => {
  t.deepEqual(['500ms', '60s', '1.5m', '2h', '3'].map(duration), [500, 60_000, 90_000, 7_200_000, 3_000]);
  for (const text of ['soon', '', '0s', '-1s', '3x', 'Infinity']) {
    t.throws(() => duration(text), {message: /expected a time such as 60s/}, text);
  }
});
