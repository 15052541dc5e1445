/** Files written whole or not at all; what may not be replaced; results of stopped runs. */

import {execFileSync} from 'node:child_process';
import {lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {InputError} from '../../theory/errors.ts';
import {checkWritable, resultPath, writeAll, writeFileAtomic} from './writeFileAtomic.ts';

const folder = await mkdtemp(join(tmpdir(), 'atomic-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));
const at = (...names: string[]) => join(folder, ...names);

const unix = process.platform === 'win32' ? test.skip : test;

test.before(async () => {
  await mkdir(at('taken', 'inside'), {recursive: true});
  await writeFile(at('file'), 'as it was');
  if (process.platform === 'win32') return;
  execFileSync('mkfifo', [at('pipe')]);
  await symlink('round', at('round'));
});

for (const [what, file, message] of [
  ['a folder', at('taken'), /taken: expected a file that can be written, got a folder$/],
  ['a pipe', at('pipe'), /got a device, a pipe or a socket$/],
  ['a device', '/dev/null', /^\/dev\/null: .*got a device, a pipe or a socket$/],
  ['a link to a device', '/dev/stdin', /^\/dev\/stdin: expected a file that can be written, got /],
  ['a file where a folder is needed', at('file', 'x'), /got ENOTDIR \(not a directory\)$/],
  [
    'a place under /proc, where making folders never ends',
    '/proc/no/such',
    /got a place that the system keeps/,
  ],
  ['links in a circle', at('round'), /got links that lead to each other$/],
  ['too long a name', at('n'.repeat(300)), /ENAMETOOLONG/],
] as const) {
  unix(`${what} is neither replaced nor written: one line, before and after the work`, async (t) => {
    for (const attempt of [checkWritable(file), writeFileAtomic(file, 'text')]) {
      const {message: came} = (await t.throwsAsync(attempt, {instanceOf: InputError}))!;
      t.regex(came, message);
      t.notRegex(came, /\n/);
    }
    t.is(await readFile(at('file'), 'utf8'), 'as it was');
    t.true((await lstat(at('pipe'))).isFIFO());
    t.true((await lstat('/dev/null')).isCharacterDevice());
  });
}

unix('a link stays a link, and what it leads to is written, there or not', async (t) => {
  await mkdir(at('links'));
  await writeFile(at('links', 'old'), 'old');
  for (const target of ['old', 'new']) {
    await symlink(target, at('links', `to-${target}`));
    await checkWritable(at('links', `to-${target}`));
    await writeFileAtomic(at('links', `to-${target}`), target.toUpperCase());
    t.true((await lstat(at('links', `to-${target}`))).isSymbolicLink());
    t.is(await readFile(at('links', target), 'utf8'), target.toUpperCase());
  }
  t.deepEqual((await readdir(at('links'))).toSorted(), ['new', 'old', 'to-new', 'to-old']);
});

test('looking whether a file can be written makes nothing', async (t) => {
  await checkWritable(at('not', 'there', 'yet.json'));
  t.false((await readdir(folder)).some((name) => name === 'not' || name.includes('.tmp')));
});

test('many writers of one file: it is that of one of them, whole', async (t) => {
  const texts = Array.from({length: 20}, (_, i) => `${i}`.repeat(100_000));
  await Promise.all(texts.map((text) => writeFileAtomic(at('shared', 'one'), text)));
  t.true(texts.includes(await readFile(at('shared', 'one'), 'utf8')));
  t.deepEqual(await readdir(at('shared')), ['one']);
});

test('a file that fails does not keep the others from being written', async (t) => {
  const written: string[] = [];
  const files = ['several/a', 'taken', 'several/b'].map((name) => [at(name), name] as const);
  await t.throwsAsync(
    writeAll(files, (file) => written.push(file)),
    {instanceOf: InputError, message: /taken/},
  );
  t.deepEqual(written, [at('several/a'), at('several/b')]);
  t.deepEqual((await readdir(at('several'))).toSorted(), ['a', 'b']);
});

test('the result of a stopped run goes next to that of a whole run', async (t) => {
  const file = at('run.json');
  t.is(await resultPath(file, false), file);
  await writeFile(file, '{"complete": false}');
  t.is(await resultPath(file, false), file);
  for (const whole of ['{"complete": true}', '{"command": "of an earlier version"}', 'weights']) {
    await writeFile(file, whole);
    t.is(await resultPath(file, false), at('run.stopped.json'), whole);
    t.is(await resultPath(file, true), file);
  }
});
