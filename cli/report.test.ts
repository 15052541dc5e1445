// The command: what it says without files, what bad files do, that the page is written whole or not at all.
import {execFile} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {mainCommand} from '../properties/testing/mainCommand.ts';

const root = process.cwd();
const folder = await mkdtemp(join(tmpdir(), 'transferbound-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

function report(...args: string[]): Promise<{code: unknown; out: string; err: string}> {
  const all = [...mainCommand, 'report', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, all, {cwd: root}, (error, out, err) =>
      resolve({code: error?.code ?? 0, out, err}),
    );
  });
}

const page = join(folder, 'page/report.html');
const witness = join(root, 'fixtures/witnesses/change-of-law.json');

test.serial('without files it says what to run', async (t) => {
  const {code, err} = await report('--out', page);
  t.is(code, 2);
  t.regex(err, /transferbound check --json > run\.json/);
});

test.serial('one bad file among good ones: a message, exit code 2, no page', async (t) => {
  const cut = join(folder, 'cut.json');
  await writeFile(cut, '{"format": "transferbound run", "version": 1, "results": [');
  const {code, err} = await report(witness, cut, '--out', page);
  t.is(code, 2);
  t.regex(err, /^cut\.json: expected .*perhaps cut short/m);
  t.deepEqual(await readdir(folder), ['cut.json']);
  t.regex((await report(join(folder, 'none.json'), '--out', page)).err, /^none\.json: .*ENOENT/);
});

test.serial("claims of one's own have their titles where their file is given", async (t) => {
  const claims = join(folder, 'mine.mjs');
  await writeFile(
    claims,
    `export const mine = {id: 'mine', title: 'A title of mine', statement: 'a', source: 'me', kind: 'deterministic', needs: {}, hypotheses: [], evaluate() {}};`,
  );
  const fixture = join(folder, 'fixture.json');
  await writeFile(fixture, (await readFile(witness, 'utf8')).replace('"change-of-law"', '"mine"'));
  const pageOf = async (...args: string[]) => {
    const {code, err} = await report(fixture, '--out', page, ...args);
    t.is(code, 0, err);
    return readFile(page, 'utf8');
  };
  t.regex(await pageOf(), /not one of this package/);
  t.regex(await pageOf('--claims', claims), /A title of mine/);
  t.is((await report(fixture, '--out', page, '--claims', join(folder, 'no.mjs'))).code, 2);
});

test.serial('a page from a fixture, folder and all', async (t) => {
  const {code, out} = await report(witness, '--out', page, '--json');
  t.is(code, 0);
  t.deepEqual(JSON.parse(out).runs, [{name: 'change-of-law.json', kind: 'fixture'}]);
  t.deepEqual(await readdir(join(folder, 'page')), ['report.html']);
  t.regex(await readFile(page, 'utf8'), /^<!doctype html>[\s\S]*<\/html>\n$/);
});
