import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {hunt} from './hunt.ts';
import {huntPool} from './huntPool.ts';
import {mutationScore} from './mutationScore.ts';

const limits = {seed: 1, evaluations: 40};

test('hunts of several processes are those of one, in the same order', async (t) => {
  const chosen = {
    mutants: [findClaim('change-of-law-of-inputs')],
    claims: [findClaim('subgradient-convergence')],
  };
  const pool = huntPool(2, {names: [], options: limits});
  t.teardown(pool.close);
  const search = {atOnce: 2, hunt: pool.search};
  const score = await mutationScore({...chosen, ...limits, search});
  for (const [i, claim] of [...chosen.mutants, ...chosen.claims].entries()) {
    const {milliseconds: _, ...here} = await hunt(claim, limits);
    const {milliseconds: __, ...there} = score.rows[i]!.result;
    t.deepEqual(there, here);
  }
  t.like(score, {mutants: 1, refuted: 1, claims: 1, complete: true});
});

test('a worker says what is wrong with its job', async (t) => {
  const pool = huntPool(1, {names: [], options: limits});
  t.teardown(pool.close);
  const claim = {...findClaim('change-of-law'), id: 'nobody-knows-it'};
  await t.throwsAsync(pool.search(claim), {name: 'InputError', message: /nobody-knows-it/});
});

test('a worker that dies twice of a hunt is a clear error with its setting, and is replaced for the next', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'transferbound-hunt-'));
  t.teardown(() => rm(folder, {recursive: true}));
  const file = join(folder, 'dies.mjs');
  const text = `import {defineClaim} from ${JSON.stringify(new URL('../../index.js', import.meta.url).href)};
export const own = defineClaim({
  id: 'own', title: 't', statement: 's', source: 'mine', kind: 'deterministic', needs: {}, hypotheses: [],
  evaluate() { process.kill(process.pid, 'SIGKILL'); },
});
`;
  await writeFile(file, text);
  const pool = huntPool(1, {names: [file], options: limits});
  t.teardown(pool.close);
  await t.throwsAsync(pool.search({...findClaim('change-of-law'), id: 'own'}), {
    name: 'WorkerError',
    message: /^a worker process ended \(SIGKILL\) at own\non the setting \{"family":"finite",/,
  });
  t.like(await pool.search(findClaim('change-of-law')), {claim: 'change-of-law', evaluations: 40});
});
