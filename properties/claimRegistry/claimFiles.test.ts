/** Claims by name and from files; files written whole. */
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {InputError} from '../../theory/errors.ts';
import {jsonText} from '../files/jsonText.ts';
import {writeFileAtomic} from '../files/writeFileAtomic.ts';
import {findClaim, loadClaims} from './loadClaims.ts';

const folder = await mkdtemp(join(tmpdir(), 'claims-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test('claims and mutants are found by id; a near miss is answered with near names', (t) => {
  t.is(findClaim('contraction').id, 'contraction');
  t.truthy(findClaim('decomposition-without-tv').mutates);
  const message = (id: string) => t.throws(() => findClaim(id), {instanceOf: InputError})!.message;
  t.regex(message('contracton'), /got "contracton"; did you mean contraction\b/);
  t.regex(message('change-law'), /did you mean change-of-law/);
  t.regex(message('hoefding'), /did you mean hoeffding/);
  t.regex(message('transfer'), /did you mean transfer-decomposition/);
  t.notRegex(message('xyzzy'), /did you mean/);
  t.true(message('x'.repeat(10_000)).length < 300);
});

const own = `{id: 'own', title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: {}, hypotheses: [],
  evaluate: () => ({})}`;

test('every claim that a module exports is taken once, lists too', async (t) => {
  const path = await file(
    'several.mjs',
    `export const a = ${own};\nexport const list = [a, {...a, id: 'other'}];\n`,
  );
  t.deepEqual(
    (await loadClaims([path, 'contraction'])).map(({id}) => id),
    ['own', 'other', 'contraction'],
  );
});

const faulty: [string, string, RegExp][] = [
  ['empty.mjs', '', /expected an export made by defineClaim, got no exports/],
  ['other.mjs', 'export const x = 1;', /expected an export made by defineClaim, got x/],
  ['broken.mjs', 'export const x = ;', /expected a module that loads, got /],
  ['throws.mjs', "throw new Error('mine');", /expected a module that loads, got mine/],
  [
    'shape.mjs',
    `export const a = {...${own}, evaluate: 3};`,
    /defineClaim\(own\): evaluate: expected a function/,
  ],
  ['id.mjs', `export const a = {...${own}, id: 'My claim'};`, /defineClaim: id: expected lower-case words/],
  [
    'need.mjs',
    `export const a = {...${own}, needs: {head: 'finite'}};`,
    /defineClaim\(own\): needs\.head: expected one of heads, losses, .*got "head"/,
  ],
  [
    'value.mjs',
    `export const a = {...${own}, needs: {heads: 'fnite'}};`,
    /defineClaim\(own\): needs\.heads: expected finite \| ball \| any, got "fnite"/,
  ],
  [
    'losses.mjs',
    `export const a = {...${own}, needs: {losses: 'hinge'}};`,
    /needs\.losses: expected a list of hinge \| .*got "hinge"/,
  ],
  [
    'built-in.mjs',
    `export const a = {...${own}, id: 'contraction'};`,
    /id: expected one that no built-in claim has, got "contraction"/,
  ],
  [
    'twice.mjs',
    `export const a = ${own};\nexport const b = {...a};`,
    /id: expected each claim once, got "own twice"/,
  ],
  ['claim.py', '', /expected a file that ends in .*got ".py"/],
];
for (const [name, text, message] of faulty) {
  test(`a file with claims at fault: ${name}`, async (t) => {
    const path = await file(name, text);
    const {message: came} = (await t.throwsAsync(loadClaims([path]), {
      instanceOf: InputError,
    }))!;
    t.regex(came, message);
  });
}

for (const name of ['default.ts', 'default.js', 'default.mjs', 'a#b?c=1%20.ts', 'a#b?c.mjs', 'sp ace.js']) {
  test(`a default export, whatever the file is called: ${name}`, async (t) => {
    const path = await file(name, `export default ${own};\nexport const list = [];\n`);
    t.deepEqual(
      (await loadClaims([path])).map(({id}) => id),
      ['own'],
    );
  });
}

test('a claim that is named twice would count twice', async (t) => {
  await t.throwsAsync(loadClaims(['contraction', 'hoeffding', 'contraction']), {
    instanceOf: InputError,
    message: /expected each claim once, got "contraction twice"/,
  });
});

test('a file is written whole, into folders that need not exist, and leaves nothing beside it', async (t) => {
  const path = join(folder, 'new/deeper/file.json');
  await writeFileAtomic(path, 'first');
  await writeFileAtomic(path, 'second');
  t.is(await readFile(path, 'utf8'), 'second');
  t.deepEqual(await readdir(join(folder, 'new/deeper')), ['file.json']);
});

test('a file that cannot be written leaves nothing', async (t) => {
  const taken = join(folder, 'taken');
  await mkdir(join(taken, 'inside'), {recursive: true});
  await t.throwsAsync(writeFileAtomic(taken, 'text'));
  t.deepEqual(
    (await readdir(folder)).filter((name) => name.includes('.tmp')),
    [],
  );
});

test('JSON with infinities and maps', (t) => {
  const value = {a: Number.POSITIVE_INFINITY, b: [Number.NEGATIVE_INFINITY, 1], c: new Map([['x', 0.5]])};
  t.deepEqual(JSON.parse(jsonText(value)), {a: 'Infinity', b: ['-Infinity', 1], c: {x: 0.5}});
  t.true(jsonText(value).endsWith('}\n'));
});
