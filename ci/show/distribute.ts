/**
 * npm run show:distribute [-- SETTINGS]: a run on trained worlds over three workers, two of which are killed on the way while
 * Redis is killed and started again once; then the same run in one process. Both must come to the same.
 */
import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Redis} from 'ioredis';
import {findClaim} from '../../properties/claimRegistry/loadClaims.ts';
import {prepareRun} from '../../properties/run/runManifest.ts';
import {readShard} from '../../properties/run/shardResult.ts';
import {hasRedis, startRedis} from '../../properties/testing/redisServer.ts';

const settings = Number(process.argv[2] ?? 2_000);
const claim = 'transfer-decomposition';
const SEED = 8;
const what = [claim, '--world', 'context', '--trained-runs', String(settings), '--seed', String(SEED)];
const started = Date.now();
const say = (line: string): void =>
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(7)} s  ${line}`);

const begin = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import=tsx', 'cli/main.ts', ...args], {stdio: ['ignore', 'ignore', 'inherit']});
const ended = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? `exit code ${code}`)));

async function unitCount(): Promise<number> {
  const claims = [findClaim(claim)];
  const {plan} = await prepareRun(claims, [claim], {
    worlds: ['context'],
    runs: 1,
    imageRuns: 1,
    trainedRuns: settings,
    trainedImageRuns: 1,
    trials: 1,
    nu: 0.1,
    seed: SEED,
    alpha: 1e-6,
  });
  return plan.groups.reduce((sum, {batches}) => sum + batches, 0);
}

async function main(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'transferbound-distribute-'));
  const server = await startRedis();
  const {url} = server;
  const [part, merged, alone] = ['part.json', 'merged.json', 'alone.json'].map((name) => join(folder, name));
  const watch = new Redis(url, {maxRetriesPerRequest: null});
  watch.on('error', () => {});
  const done = async (): Promise<number> => {
    const [key] = await watch.keys('transferbound:run:*:results');
    return key ? watch.hlen(key) : 0;
  };
  const workers = [1, 2, 3].map(() => begin('distribute', '--worker', '--once', '--redis', url));
  try {
    say(`${settings} settings on trained worlds, three workers, Redis with an append-only file`);
    const producer = begin('distribute', ...what, '--redis', url, '--shard', '1/1', '--out', part!);
    const end = ended(producer);
    const units = await unitCount();
    const after = async (share: number): Promise<string> => {
      for (;;) {
        const count = await done();
        if (count >= share * units) return `${count} of ${units} units done`;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    say(`${await after(0.15)}: SIGKILL to the first worker`);
    workers[0]!.kill('SIGKILL');
    say(`${await after(0.35)}: SIGKILL to Redis, away for three seconds`);
    await server.restart('SIGKILL', 3_000);
    say(`Redis is back: ${await done()} of ${units} units in it`);
    say(`${await after(0.6)}: SIGKILL to the second worker`);
    workers[1]!.kill('SIGKILL');
    say(`run ended: ${await end}`);
    const {units: found} = await readShard(part!);
    const places = found.map(([index]) => index);
    const records = found.flatMap(([index, outcome]) =>
      'rows' in outcome ? (outcome.rows[0]?.records ?? []).map((_, k) => `${index}:${k}`) : [],
    );
    const distinct = new Set(records).size;
    say(`${places.length} units, ${records.length} results, ${distinct} distinct`);
    await ended(begin('merge', part!, '--out', merged!));
    say('the same run in one process, without Redis');
    await ended(begin('check', ...what, '--out', alone!));
    const same = (await readFile(merged!, 'utf8')) === (await readFile(alone!, 'utf8'));
    say(`the two run documents are ${same ? 'equal byte for byte' : 'DIFFERENT'}`);
    return same && records.length === settings && distinct === settings;
  } finally {
    watch.disconnect();
    for (const worker of workers) worker.kill('SIGKILL');
    await server.close();
    await rm(folder, {recursive: true, force: true});
  }
}

if (hasRedis()) process.exitCode = (await main()) ? 0 : 1;
else {
  console.log('no redis-server here: apt-get install redis-server');
  process.exitCode = 2;
}
