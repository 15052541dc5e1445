/** The same evidence, byte for byte, however the work is split: processes, shards, and what goes wrong with parts. */
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {ZERO} from '../../theory/arithmetic/interval.ts';
import {defineClaim} from '../../theory/claim/claim.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {jsonText} from '../files/jsonText.ts';
import type {RunSettings} from '../worldKinds/runSettings.ts';
import {mergeShards} from './mergeShards.ts';
import {executeShard, onWorkers, runCheck} from './runCheck.ts';
import type {Run} from './runDocument.ts';
import {prepareRun} from './runManifest.ts';
import {readShard, type ShardResult, shardText} from './shardResult.ts';

const names = ['data-processing-reversed', 'main-theorem', 'transfer-decomposition'];
const claims = names.map(findClaim);
const settings: RunSettings = {
  worlds: ['finite', 'context'],
  runs: 70,
  imageRuns: 1,
  trainedRuns: 30,
  trainedImageRuns: 1,
  // On WebAssembly, which takes twice as long, cli/workers.test.ts compares processes.
  backend: 'fused',
  trials: 40,
  nu: 0.1,
  seed: 3,
  alpha: 1e-6,
};

const folder = await mkdtemp(join(tmpdir(), 'transferbound-parts-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

/** A shard as it comes back from its file. */
async function shard(index: number, of: number): Promise<ShardResult> {
  const prepared = await prepareRun(claims, names, settings);
  const part = await executeShard(prepared, onWorkers(prepared, 1), {index, of}, {});
  const file = join(folder, `${index}-${of}.json`);
  await writeFile(file, shardText(part));
  return readShard(file);
}

const merged = async (...parts: readonly ShardResult[]) =>
  mergeShards(parts.map((result, i) => ({name: `part ${i + 1}`, result})));

let whole: Run;
let three: readonly [ShardResult, ShardResult, ShardResult];
test.before('the whole run, and its three shards', async () => {
  whole = await runCheck(claims, settings);
  three = [await shard(1, 3), await shard(2, 3), await shard(3, 3)];
});

test('the run that is split has all there is: a refuted row, kept and failed settings, a sequential test', (t) => {
  const verdicts = whole.results.map(({claim, world, verdict}) => `${claim}, ${world}: ${verdict}`);
  t.deepEqual(verdicts, [
    'data-processing-reversed, finite: refuted',
    'main-theorem, finite: holds',
    'transfer-decomposition, finite: holds',
    'data-processing-reversed, context: refuted',
    'main-theorem, context: untested',
    'transfer-decomposition, context: holds',
    'main-theorem, context, edges: not refuted',
  ]);
  t.true(whole.results.some(({failed}) => Object.keys(failed).length > 0));
  t.regex(whole.results[4]?.test ?? '', /^untested: 0 violations in \d\d trials/);
});

test.serial('two and four worker processes', async (t) => {
  for (const workers of [2, 4])
    t.is(jsonText(await runCheck(claims, {...settings, workers})), jsonText(whole));
});

test('three shards from their files, in any order; one shard of one', async (t) => {
  const {run, claims: loaded} = await merged(three[2], three[0], three[1]);
  t.is(jsonText(run), jsonText(whole));
  t.deepEqual(
    loaded.map(({id}) => id),
    names,
  );
  t.true(three.every(({units}) => units.length > 0));
});

const other = (changed: Partial<RunSettings>) => {
  const {manifest} = three[0];
  return {...manifest, settings: {...manifest.settings, ...changed}};
};

const broken: readonly [string, () => Promise<readonly ShardResult[]>, RegExp][] = [
  ['a missing shard', async () => [three[0], three[2]], /expected all 3 shards, got none for 2/],
  [
    'the same shard twice',
    async () => [three[0], three[1], three[1], three[2]],
    /part 3: shard 2\/3 is in part 2 already/,
  ],
  [
    'another seed',
    async () => [three[0], {...three[1], manifest: other({seed: 4})}, three[2]],
    /part 2: expected a part of the same run as part 1; settings\.seed: expected 3, got 4/,
  ],
  [
    'another number of trials',
    async () => [{...three[0], manifest: other({trials: 41})}, three[1]],
    /part 2: expected a part of the same run as part 1; settings\.trials: expected 41, got 40/,
  ],
  [
    'another split',
    async () => [three[0], {...three[1], shard: {index: 2, of: 4}}],
    /part 2: expected a shard of 3, as part 1 is, got 2\/4/,
  ],
  [
    'a shard that was stopped early',
    async () => [three[0], {...three[1], complete: false}, three[2]],
    /part 2: expected a whole shard, .* run --shard 2\/3 again/,
  ],
  [
    'another version of the package',
    async () => three.map((part) => ({...part, manifest: {...part.manifest, package: '0.0.9'}})),
    /package: expected version 0\.0\.9, as of the run, got/,
  ],
  [
    'another backend',
    async () => [
      three[0],
      {...three[1], manifest: {...three[1].manifest, backend: {name: 'cpu', version: '4'}}} as ShardResult,
    ],
    /part 2: .* backend\.name: expected "fused", got "cpu"/,
  ],
  [
    'a unit taken out of a shard',
    async () => [{...three[0], units: three[0].units.slice(1)}, three[1], three[2]],
    /expected every unit of the run, got none for batch 1 of 4 of data-processing-reversed/,
  ],
];
for (const [name, parts, message] of broken) {
  test(`merge refuses ${name}`, async (t) => {
    const error = await t.throwsAsync(async () => merged(...(await parts())), {name: 'InputError'});
    t.regex(error?.message ?? '', message);
  });
}

test('a file that is no part is refused with the place that is wrong', async (t) => {
  const text = await readFile(join(folder, '1-3.json'), 'utf8');
  const changed: readonly [string, RegExp][] = [
    ['{', /expected a shard of a run, as check --shard writes, got text that is not JSON/],
    [text.replace('transferbound part', 'transferbound run'), /format: expected "transferbound part"/],
    [text.replace('"version":2', '"version":3'), /version: expected at most 2 .*got 3/],
    [text.replace('"index":1', '"index":2'), /units: expected places of shard 2\/3/],
    [text.replace('"complete":true', '"complete":1'), /complete: expected a value of type boolean, got 1/],
  ];
  for (const [content, message] of changed) {
    const file = join(folder, 'changed.json');
    await writeFile(file, content);
    const error = await t.throwsAsync(readShard(file), {name: 'InputError'});
    t.regex(error?.message ?? '', message);
  }
});

test('one bit that flips anywhere in a shard is noticed', async (t) => {
  const bytes = await readFile(join(folder, '2-3.json'));
  const file = join(folder, 'flipped.json');
  for (let i = 0; i < 60; i++) {
    const flipped = Buffer.from(bytes);
    const at = Math.floor((i / 60) * bytes.length);
    flipped[at]! ^= 1 << (i % 7);
    await writeFile(file, flipped);
    await t.throwsAsync(readShard(file), {name: 'InputError'}, `byte ${at}`);
  }
});

test('the error that comes first in the plan is reported, however the work is split', async (t) => {
  const failing = (id: string) =>
    defineClaim({
      id,
      title: 't',
      statement: 's',
      source: 'a test',
      kind: 'deterministic',
      needs: {},
      hypotheses: [],
      evaluate(c) {
        if (c.pool.size > 1) throw new Error('more than one point');
        return inequality(ZERO, {});
      },
    });
  const list = [failing('first-fault'), failing('second-fault')];
  const options = {...settings, worlds: ['finite'] as const};
  const error = await t.throwsAsync(runCheck(list, options), {name: 'ClaimError'});
  t.regex(error?.message ?? '', /^claim first-fault threw: more than one point\non the setting \{/);
});
