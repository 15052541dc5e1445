import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {contraction} from '../theory/claims/contraction.ts';
import {claims} from '../theory/claims/index.ts';
import {InputError} from '../theory/errors.ts';
import {contractionWithoutLipschitzConstant} from './mutants/contraction-without-lipschitz-constant.ts';
import {type Baseline, baselineText, compareBaseline, makeBaseline, readBaseline} from './regress.ts';

test('the committed baseline still holds: no verdict changed, no slack moved', async (t) => {
  const baseline = await readBaseline('ci/baseline.json');
  t.deepEqual(compareBaseline(baseline, claims, 1e-9), []);
  t.false(baseline.entries.some(({verdict}) => verdict === 'refuted'));
});

test('a claim that becomes false is a new violation; moved slack, lost and new claims are named', (t) => {
  const baseline = makeBaseline([contraction], 3, 120);
  t.deepEqual(compareBaseline(baseline, [contraction], 0), []);
  const broken = {...contractionWithoutLipschitzConstant, id: contraction.id};
  t.true(compareBaseline(baseline, [broken], 1e-9).some(({what}) => what.startsWith('NEW VIOLATION')));
  const nudged: Baseline = {
    ...baseline,
    entries: baseline.entries.map((one, i) =>
      i === 0 ? {...one, slack: [one.slack[0]! - 1e-6, one.slack[1]]} : one,
    ),
  };
  t.regex(compareBaseline(nudged, [contraction], 1e-9)[0]!.what, /^slack was/);
  t.deepEqual(compareBaseline(nudged, [contraction], 1e-3), []);
  t.regex(compareBaseline(baseline, [], 1e-9)[0]!.what, /no longer a claim/);
  t.regex(compareBaseline({...baseline, entries: []}, [contraction], 1e-9)[0]!.what, /without settings/);
});

test('writing and reading is the identity; damaged files are named', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'baseline-'));
  const file = join(folder, 'b.json');
  const baseline = makeBaseline([contraction], 1, 3);
  await writeFile(file, baselineText(baseline));
  t.deepEqual(await readBaseline(file), baseline);
  const text = await readFile(file, 'utf8');
  for (const damaged of [
    text.slice(0, 80),
    '{}',
    text.replace('"family":"finite"', '"family":"other"'),
    'null',
  ]) {
    await writeFile(file, damaged);
    await t.throwsAsync(readBaseline(file), {instanceOf: InputError, message: /^b\.json: /});
  }
  await rm(folder, {recursive: true});
});
