import {writeFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import test from 'ava';
import {findClaim} from '../../claimRegistry/loadClaims.ts';
import {runCheck} from '../../run/runCheck.ts';
import {prepareRun, restoreRun} from '../../run/runManifest.ts';
import {isWorldName, worldKindNamed} from '../registry.ts';
import {RUN_DEFAULTS, type RunSettings} from '../runSettings.ts';
import {fileSettings, settingOn} from './fileFamily.ts';
import {fileCase} from './fileSetting.ts';
import {openFileWorld} from './fileWorld.ts';
import {folder, PLAIN, TWO_LAWS} from './testing/folders.ts';

const settings = (directory: string): RunSettings => ({
  ...RUN_DEFAULTS,
  worlds: [`file:${directory}`],
  runs: 1,
  imageRuns: 1,
  trainedRuns: 1,
  trainedImageRuns: 1,
  fileRuns: 5,
  trials: 10,
});

const asked = {
  shift: [],
  loss: 'hinge',
  radius: 2,
  referenceRadius: 1,
  n: 100,
  nu: 0.1,
} as const;

test('a folder with two files: uniform laws, the unit ball, h as its own reference', async (t) => {
  const world = await openFileWorld(folder(PLAIN));
  t.is(world.size, 4);
  // |(3, 4)| = 5 is below 8, the least such power of two.
  t.deepEqual(
    [...world.representation.data],
    [3, 4, -1, 0, 0, 1, 0, 0].map((x) => x / 8),
  );
  t.is(world.reference, world.representation);
  t.deepEqual([...world.norm], [1, 0.2, 0.2, 0]);
  const c = fileCase(settingOn(world, asked));
  t.is(c.representation, c.reference);
  t.deepEqual(
    [...c.pool.U.plus],
    [1, 0, 1, 0].map((x) => (x * c.pool.total) / 4),
  );
  t.deepEqual(c.pool.U, c.pool.T);
  const shifted = fileCase(settingOn(world, {...asked, shift: [{kind: 'dropSupport', groups: [0]}]}));
  t.deepEqual([...shifted.pool.T.minus], [0, 0, 0, 0]);
});

test('all files: laws by weights that need not sum to 1, h° and what the pretext predicts', async (t) => {
  const directory = folder({...TWO_LAWS, 'weights-u.csv': '6\n2\n', 'groups.csv': '2\n0\n'});
  const world = await openFileWorld(directory);
  t.deepEqual([...world.U.plus], [0.75 * world.total, 0.25 * world.total]);
  t.deepEqual([...world.weights], [0, 1]);
  t.deepEqual([...world.groups], [2, 0]);
  t.true(world.ownT);
  t.deepEqual(world.pretextGap!(world.representation, world.reference), {lo: 0, hi: 0});
  t.true(fileSettings(world, {seed: 1, count: 10, nu: 0.1}).every(({shift}) => shift.length === 0));
});

test('world.json names files, arrays in them, and what labels mean', async (t) => {
  const directory = folder({
    'world.json': JSON.stringify({
      format: 'transferbound world',
      version: 1,
      embeddings: 'all.csv#x,y',
      labels: 'all.csv#digit',
      weightsT: 'all.csv#w',
      positive: [3],
      negative: [5, 8],
    }),
    'all.csv': 'x,y,digit,w\n1,0,3,1\n0,1,5,1\n1,1,8,2\n',
  });
  const {eta, representation, weights, digests} = await openFileWorld(directory);
  t.deepEqual([...eta], [1, 0, 0]);
  t.deepEqual([representation.rows, representation.columns], [3, 2]);
  t.deepEqual([...weights], [0.25, 0.25, 0.5]);
  t.deepEqual(Object.keys(digests).sort(), ['all.csv', 'world.json']);
});

const world = (changes: object) =>
  JSON.stringify({
    format: 'transferbound world',
    version: 1,
    embeddings: 'embeddings.csv',
    labels: 'labels.csv',
    ...changes,
  });

const refused: [name: string, files: Readonly<Record<string, string>>, message: RegExp][] = [
  [
    'no embeddings',
    {'labels.csv': '1\n'},
    /embeddings: expected embeddings\.npy \(or \.npz, .*, or a world\.json/,
  ],
  ['no labels', {'embeddings.csv': '1\n'}, /labels: expected labels\.npy \(or .*got "no such file"/],
  ['two files', {...PLAIN, 'labels.tsv': '1\n'}, /labels: expected one file, got "labels\.csv, labels\.tsv"/],
  [
    'lengths',
    {...PLAIN, 'labels.csv': '1\n'},
    /labels\.csv: rows: expected 4, as many as in embeddings\.csv, got 1/,
  ],
  ['labels', {...PLAIN, 'labels.csv': '1\n0\n1\n1\n'}, /labels\.csv: row 1: expected -1 or \+1/],
  [
    'not finite',
    {...PLAIN, 'embeddings.csv': '1\nNaN\n1\n1\n'},
    /embeddings\.csv: row 1, column 0: expected a finite/,
  ],
  [
    'weights',
    {...PLAIN, 'weights-t.csv': '1\n-1\n1\n1\n'},
    /weights-t\.csv: row 1: expected a weight of at least 0/,
  ],
  [
    'weights of 0',
    {...PLAIN, 'weights-u.csv': '0\n0\n0\n0\n'},
    /weights-u\.csv: weights: expected one above 0/,
  ],
  ['weights, length', {...PLAIN, 'weights-u.csv': '1\n'}, /weights-u\.csv: rows: expected 4/],
  [
    'groups',
    {...PLAIN, 'groups.csv': '0\n1.5\n0\n0\n'},
    /groups\.csv: row 1: expected a whole number from 0 to 999/,
  ],
  ['h° alone', {...PLAIN, 'reference.csv': '1\n1\n1\n1\n'}, /targets: expected what the pretext predicts/],
  [
    'a stray name',
    {...PLAIN, 'world.json': world({embedings: 'x'})},
    /world\.json: embedings: expected no such property/,
  ],
  [
    'no such file',
    {...PLAIN, 'world.json': world({labels: 'y.csv'})},
    /y\.csv: expected a readable file, got "ENOENT"/,
  ],
  [
    'an absolute path',
    {...PLAIN, 'world.json': world({labels: '/y.csv'})},
    /labels: expected a path relative to/,
  ],
  [
    'positive alone',
    {...PLAIN, 'world.json': world({positive: [1]})},
    /negative: expected both lists or neither/,
  ],
  [
    'another ending',
    {...PLAIN, 'world.json': world({labels: 'y.txt'}), 'y.txt': '1'},
    /a name that ends in \.npy/,
  ],
];
for (const [name, files, message] of refused) {
  test(`refused: ${name}`, async (t) => {
    const error = await t.throwsAsync(openFileWorld(folder(files)), {name: 'InputError'});
    t.regex(error!.message, message);
  });
}

test('names of worlds: file:DIR, recorded from the working directory', (t) => {
  t.true(isWorldName('file:some where'));
  for (const name of ['file', 'file:', 'folder:x', ':x', 3]) t.false(isWorldName(name), String(name));
  const directory = folder(PLAIN);
  t.is(worldKindNamed(`file:${directory}`).name, `file:${relative(process.cwd(), directory)}`);
});

test('rows of claims and mutants: a dropped term is refuted, and the row says which files', async (t) => {
  const directory = folder(TWO_LAWS);
  const claims = ['transfer-decomposition', 'decomposition-without-tv'].map(findClaim);
  const {results, skipped} = await runCheck(claims, settings(directory));
  t.deepEqual(
    results.map(({claim, verdict}) => [claim, verdict]),
    [
      ['transfer-decomposition', 'vacuous'],
      ['decomposition-without-tv', 'refuted'],
    ],
  );
  t.deepEqual(skipped, []);
  const [, refuted] = results;
  const {directory: where, files} = refuted!.counterexample!.setting as {directory: string; files: object};
  t.is(where, relative(process.cwd(), directory));
  t.deepEqual(Object.keys(files).sort(), Object.keys(TWO_LAWS).sort());
  t.is(
    refuted!.command,
    `transferbound check decomposition-without-tv --seed 1 --file-runs 5 --world file:${where}`,
  );
  t.notRegex(JSON.stringify(results), new RegExp(`[": ]${directory}`), 'no absolute path');
  const again = await runCheck(claims, settings(directory));
  t.deepEqual(again.results, results);
});

test('claims that ask for more are named, with what they ask for', async (t) => {
  const directory = folder(PLAIN);
  const claims = ['change-of-law', 'softmax-lipschitz', 'contraction'].map(findClaim);
  const {results, skipped} = await runCheck(claims, settings(directory));
  t.deepEqual(
    results.map(({claim, verdict}) => [claim, verdict]),
    [['change-of-law', 'holds']],
  );
  t.is(skipped.length, 2);
  t.regex(skipped[0]!, /which does not have the weights of a network.*: softmax-lipschitz$/);
  t.regex(skipped[1]!, /which does not have a finite class of heads: contraction$/);
  await t.throwsAsync(runCheck([findClaim('softmax-lipschitz')], settings(directory)), {
    message: /got none to check \(skipped on file:.*: softmax-lipschitz\)/,
  });
});

test('a run knows its files: with others nobody goes on with it', async (t) => {
  const directory = folder(PLAIN);
  const names = ['change-of-law'];
  const {manifest} = await prepareRun(names.map(findClaim), names, settings(directory));
  t.is(Object.keys(manifest.files).length, 2);
  await t.notThrowsAsync(restoreRun(manifest, {work: true}));
  const setting = settingOn(await openFileWorld(directory), asked);
  writeFileSync(join(directory, 'labels.csv'), '1\n1\n1\n1\n');
  await t.throwsAsync(restoreRun(manifest, {work: true}), {message: /labels\.csv: expected/});
  await t.notThrowsAsync(restoreRun(manifest, {work: false}));
  await openFileWorld(directory);
  t.throws(() => fileCase(setting), {message: /labels\.csv: sha256: expected [0-9a-f]{64}, got/});
});
