import {execFile} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {runs} from '../properties/proof/certificate.ts';
import {mainCommand} from '../properties/testing/mainCommand.ts';

const withPython = (await runs('python3')) ? test : test.skip;
const folder = await mkdtemp(join(tmpdir(), 'transferbound-prove-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

const fixture = (claim: string) => join(process.cwd(), 'fixtures', 'counterexamples', `${claim}.json`);

function prove(...args: string[]): Promise<{code: unknown; out: string; err: string}> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...mainCommand, 'prove', ...args], {cwd: folder}, (error, out, err) =>
      resolve({code: error?.code ?? 0, out, err}),
    );
  });
}

test('without Python: the Python file and the data, and it is said', async (t) => {
  const {code, out} = await prove(
    fixture('change-of-law-with-half-tv'),
    '--python',
    'no-such-python',
    '--out',
    'a',
  );
  t.is(code, 0);
  t.regex(out, /no-such-python was not found: nothing was checked/);
  t.deepEqual((await readdir(join(folder, 'a'))).sort(), [
    'change-of-law-with-half-tv.json',
    'change-of-law-with-half-tv.py',
  ]);
});

withPython('with Python: four files; the Python file stands alone', async (t) => {
  const {code, out, err} = await prove(fixture('change-of-law-with-half-tv'), '--out', 'b', '--json');
  t.is(code, 0, err);
  t.like(JSON.parse(out), [{claim: 'change-of-law-with-half-tv', checked: true}]);
  t.is((await readdir(join(folder, 'b'))).length, 4);
  const data = JSON.parse(await readFile(join(folder, 'b', 'change-of-law-with-half-tv.json'), 'utf8'));
  t.deepEqual(data.inequalities, ['1 < 2']);
  const alone = await new Promise((resolve) => {
    execFile('python3', ['change-of-law-with-half-tv.py'], {cwd: join(folder, 'b')}, (_, text) =>
      resolve(text),
    );
  });
  t.is(alone, 'accepted: change-of-law-with-half-tv is refuted: 2 against 1\n');
});

test('what has no certificate is said, and nothing is written', async (t) => {
  const file = join(process.cwd(), 'fixtures', 'witnesses', 'hoeffding.json');
  const {code, err} = await prove(file, '--out', 'c');
  t.is(code, 2);
  t.regex(err, /prove: claim: expected one whose definitions are written for certificates, got "hoeffding"/);
  await t.throwsAsync(readdir(join(folder, 'c')), {code: 'ENOENT'});
});
