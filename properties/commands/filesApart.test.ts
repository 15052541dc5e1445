// Claims of files are checked, hunted and replayed in processes that can be killed, so that nothing in them ends or blocks the caller's.
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {ClaimError} from '../evaluate/claimError.ts';
import {makeFixture} from '../fixtures/fixture.ts';
import {smallSetting} from '../settings/finite/smallSetting.ts';
import {check} from './check.ts';
import {hunt} from './hunt.ts';
import {replay} from './replay.ts';

const folder = await mkdtemp(join(tmpdir(), 'transferbound-check-'));
test.after.always(() => rm(folder, {recursive: true, force: true}));

const one = '{lo: 1, hi: 1}';
async function claimFile(name: string, body: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(
    file,
    `let n = 0; globalThis.loaded = true;
export const own = {id: 'own', title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: {}, hypotheses: [],
  evaluate() { n++; ${body}
    return {lhs: {lo: 0, hi: 0}, rhs: ${one}, slack: ${one}, terms: [{key: 'a', name: 'a', value: ${one}}]}; }};\n`,
  );
  return file;
}
const changeOfLaw = findClaim('change-of-law');
const quick = {worlds: ['finite'], runs: 5};

test.serial('a file is loaded in another process, and gives what the command gives', async (t) => {
  const {results} = await check(await claimFile('fine.mjs', ''), quick);
  t.deepEqual(
    results.map(({claim, verdict, settings}) => [claim, verdict, settings]),
    [['own', 'holds', 5]],
  );
  t.false('loaded' in globalThis);
});

const about = {kind: 'witness', about: 'a small world', command: 'none', seed: 1} as const;
const ofLaw = makeFixture(changeOfLaw, smallSetting, about);
const {terms, ...sides} = ofLaw.evidence;
const ownFixture = {
  ...ofLaw,
  claim: 'own',
  evidence: {
    ...sides,
    lhs: {lo: 0, hi: 0},
    rhs: {lo: 1, hi: 1},
    slack: {lo: 1, hi: 1},
    terms: [{name: 'a', value: {lo: 1, hi: 1}}],
  },
};

test.serial('a hunt of a file is in another process, and finds what it finds here', async (t) => {
  const file = await claimFile('hunted.mjs', '');
  let told = 0;
  const found = await hunt(file, {evaluations: 20, onProgress: () => told++});
  t.like(found, {claim: 'own', evaluations: 20, verdict: 'not refuted', tightest: {ratio: 0}});
  const options = {evaluations: 100, timeout: 10_000};
  const [apart, here] = [await hunt('contraction', options), await hunt('contraction', {evaluations: 100})];
  t.deepEqual({...apart, milliseconds: 0}, {...here, milliseconds: 0});
  t.false('loaded' in globalThis);
});

test.serial('a replay of a file is in another process, and sees what has changed', async (t) => {
  const file = await claimFile('replayed.mjs', '');
  t.like(await replay(ownFixture, file), {same: true, verdict: 'holds'});
  t.like(await replay({...ownFixture, evidence: {...ownFixture.evidence, terms}}, file), {same: false});
  t.false('loaded' in globalThis);
  t.true((await replay(ofLaw, 'change-of-law', {timeout: 10_000})).same);
});

const DOES: readonly (readonly [what: string, does: (file: string) => Promise<unknown>])[] = [
  ['check', (file) => check(file, {...quick, timeout: 500})],
  ['hunt', (file) => hunt(file, {evaluations: 5, timeout: 500})],
  ['replay', (file) => replay(ownFixture, file, {timeout: 500})],
];

for (const [what, does] of DOES) {
  test.serial(`${what}: an endless loop ends after the timeout, with its setting`, async (t) => {
    const file = await claimFile(`loop-${what}.mjs`, 'if (n > 0) for (;;);');
    const error = await t.throwsAsync(() => does(file), {instanceOf: ClaimError});
    t.regex(error.message, /^claim own did not end within \d s \(--timeout\)\non the setting \{"family"/);
  });

  test.serial(`${what}: process.exit in a claim is its fault, and the caller lives`, async (t) => {
    const file = await claimFile(`exits-${what}.mjs`, 'process.exit(0);');
    await t.throwsAsync(() => does(file), {message: /own ended its process with exit code 0/});
  });
}

test.serial('a hunt that is stopped returns what it has found', async (t) => {
  const file = await claimFile('long.mjs', '');
  const stop = new AbortController();
  const found = await hunt(file, {budget: 60_000, signal: stop.signal, onProgress: () => stop.abort()});
  t.is(found.verdict, 'not refuted');
});

test.serial('a signal ends a file that loads for ever', async (t) => {
  const file = join(folder, 'loads.mjs');
  await writeFile(file, 'for (;;);');
  for (const does of [check, hunt])
    await t.throwsAsync(() => does(file, {signal: AbortSignal.timeout(300)}), {
      any: true,
      name: 'TimeoutError',
    });
});

test('what cannot be stopped takes no timeout, and does not go with files', async (t) => {
  const value = {...changeOfLaw, id: 'value'};
  await t.throwsAsync(() => check(value, {...quick, timeout: 500}), {
    message:
      /^check: timeout: expected ids and files alone: a claim that is a value runs in the caller's process/,
  });
  for (const call of [() => hunt(value, {timeout: 500}), () => replay(ofLaw, value, {timeout: 500})])
    await t.throwsAsync(call, {
      message: /timeout: expected an id or a file: a claim that is a value runs in/,
    });
  await t.throwsAsync(() => check([value, './own.mjs'], quick), {
    message: /^check: claims: expected ids and files/,
  });
  t.is((await check(changeOfLaw, {...quick, timeout: 10_000})).results[0]!.verdict, 'holds');
});
