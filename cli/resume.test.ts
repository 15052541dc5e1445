/** Runs that are killed: what was there before stays whole, and --resume ends with the same evidence. */
import {appendFile, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {afterFirstPiece, KILLABLE, killedAndResumed, run} from '../properties/testing/killedRuns.ts';

const folder = await mkdtemp(join(tmpdir(), 'transferbound-resume-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

for (const killable of KILLABLE) {
  test.serial(`${killable.name}, killed in the middle of its work`, async (t) => {
    t.not(await run(folder, killable.args), 2);
    const before = await readFile(join(folder, killable.result), 'latin1');
    t.is(
      await killedAndResumed(folder, killable, before, (journal) => afterFirstPiece(journal, 0)),
      undefined,
    );
  });
}

test.serial('a journal of another run, or one that is broken, is not gone on with', async (t) => {
  const args = [
    'check',
    'change-of-law',
    '--world',
    'finite',
    '--runs',
    '100',
    '--no-report',
    '--out',
    'own.json',
  ];
  const file = join(folder, 'own.json');
  const journal = `${file}.journal`;
  await run(folder, [...args.slice(0, 5), '2000', ...args.slice(6)], afterFirstPiece(journal, 0));
  t.is(await run(folder, [...args, '--resume']), 2, 'other options');
  t.is(await run(folder, args), 0, 'begun anew');
  const whole = await readFile(file, 'utf8');
  // A line that was cut short, and what comes after it, is as if it were not there.
  await writeFile(journal, 'not a journal\n');
  await appendFile(journal, '0123456789abcdef 0 {"rows":[]}\n');
  t.is(await run(folder, [...args, '--resume']), 0);
  t.is(await readFile(file, 'utf8'), whole);
});

test.serial('--resume needs the output that its journal is next to', async (t) => {
  t.is(await run(folder, ['check', 'change-of-law', '--resume']), 2);
  t.is(await run(folder, ['mutants', '--resume']), 2);
});
