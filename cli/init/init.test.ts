/** What init writes, and that it writes all of it or nothing. */
import {mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {InputError} from '../../theory/errors.ts';
import {projectFiles} from './projectFiles.ts';
import {writeNew} from './writeNew.ts';

const {version, devDependencies} = JSON.parse(await readFile('package.json', 'utf8'));
const create = JSON.parse(await readFile('create-transferbound/package.json', 'utf8'));
const folder = await mkdtemp(join(tmpdir(), 'transferbound-init-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

const manifest = async (name: string) =>
  JSON.parse((await projectFiles(name, '^1.2.3')).get('package.json')!);

test('the files: claims, types, scripts, a workflow, a page, what git leaves out', async (t) => {
  const files = await projectFiles('/a', '^1.2.3');
  t.deepEqual(
    [...files.keys()],
    [
      '.github/workflows/claims.yml',
      '.gitignore',
      'README.md',
      'false-claim.ts',
      'package.json',
      'true-claim.ts',
      'tsconfig.json',
    ],
  );
  for (const [path, text] of files) t.true(text.length > 40 && text.endsWith('\n'), path);
});

test('package.json: this package as asked for, the TypeScript that the types are tested with', async (t) => {
  const {devDependencies: installed, private: closed} = await manifest('/a');
  t.deepEqual(installed, {transferbound: '^1.2.3', typescript: devDependencies.typescript});
  t.true(closed);
  t.like(create, {version, dependencies: {transferbound: `^${version}`}});
});

for (const [name, expected] of [
  ['/work/my-claims', 'my-claims'],
  ['/work/My claims (2)', 'my-claims-2'],
  ['/work/_x', 'x'],
  ['/work/\u5b9a\u7406', 'my-claims'],
  ['/work/transferbound', 'my-claims'],
] as const) {
  test(`a name that npm takes: ${name}`, async (t) => t.is((await manifest(name)).name, expected));
}

const two = new Map([
  ['a.txt', 'a'],
  ['deep/er/b.txt', 'b'],
]);

test('a folder that has one of the files: nothing is written, and the error names it', async (t) => {
  const name = join(folder, 'has');
  await mkdir(join(name, 'deep/er'), {recursive: true});
  await writeFile(join(name, 'deep/er/b.txt'), 'mine');
  const error = await t.throwsAsync(writeNew(name, two), {instanceOf: InputError});
  t.true(
    error.message.endsWith(
      'has: expected a folder without a.txt, deep/er/b.txt, got one that has deep/er/b.txt',
    ),
  );
  t.deepEqual(await readdir(name), ['deep']);
  t.is(await readFile(join(name, 'deep/er/b.txt'), 'utf8'), 'mine');
  await symlink('nowhere', join(name, 'a.txt'));
  await t.throwsAsync(writeNew(name, two), {message: /got one that has a\.txt, deep\/er\/b\.txt$/});
});

test('where a file cannot be written, those before it are taken back, with their folders', async (t) => {
  const name = join(folder, 'in/the/way');
  // A file cannot be in a file.
  const files = new Map([...two, ['a.txt/c.txt', 'c']]);
  await t.throwsAsync(writeNew(name, files), {
    instanceOf: InputError,
    message: /way: expected a folder .*, got E\w+/,
  });
  t.deepEqual(await readdir(folder).then((names) => names.includes('in')), false);
  await writeFile(join(folder, 'file'), '');
  await t.throwsAsync(writeNew(join(folder, 'file'), two), {instanceOf: InputError});
  // Making a folder there never ends.
  if (process.platform !== 'win32') await t.throwsAsync(writeNew('/proc/x', two), {instanceOf: InputError});
});

test('other files of the folder stay', async (t) => {
  const name = join(folder, 'other');
  await mkdir(name);
  await writeFile(join(name, 'notes.txt'), 'mine');
  await writeNew(name, two);
  t.deepEqual((await readdir(name)).sort(), ['a.txt', 'deep', 'notes.txt']);
});
