// Claims of files are checked in processes that can be killed, so that nothing in them ends or blocks the caller's.
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {ClaimError} from '../evaluate/claimError.ts';
import {check} from './check.ts';

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

test.serial('an endless loop ends after the timeout, with its setting', async (t) => {
  const file = await claimFile('loop.mjs', 'if (n > 2) for (;;);');
  const error = await t.throwsAsync(() => check(file, {...quick, timeout: 500}), {instanceOf: ClaimError});
  t.regex(error.message, /^claim own did not end within \d s \(--timeout\)\non the setting \{"family"/);
});

test.serial('process.exit in a claim is its fault, and the caller lives', async (t) => {
  const file = await claimFile('exits.mjs', 'process.exit(0);');
  await t.throwsAsync(() => check(file, quick), {message: /own ended its process with exit code 0/});
});

test.serial('a signal ends a file that loads for ever', async (t) => {
  const file = join(folder, 'loads.mjs');
  await writeFile(file, 'for (;;);');
  await t.throwsAsync(() => check(file, {...quick, signal: AbortSignal.timeout(500)}), {
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
  await t.throwsAsync(() => check([value, './own.mjs'], quick), {
    message: /^check: claims: expected ids and files/,
  });
  t.is((await check(changeOfLaw, {...quick, timeout: 10_000})).results[0]!.verdict, 'holds');
});
