/** Distributed runs on a real redis-server: killed workers, a restart, servers that refuse. Skipped where there is none. */
import {type ChildProcess, spawn} from 'node:child_process';
import {type AddressInfo, createServer, type Socket} from 'node:net';
import test from 'ava';
import {Redis} from 'ioredis';
import {findClaim} from '../../claimRegistry/loadClaims.ts';
import {jsonText} from '../../files/jsonText.ts';
import {mainCommand} from '../../testing/mainCommand.ts';
import {hasRedis, type RedisServer, startRedis} from '../../testing/redisServer.ts';
import type {RunSettings} from '../../worldKinds/runSettings.ts';
import {executeRun, onWorkers} from '../runCheck.ts';
import {prepareRun} from '../runManifest.ts';
import {connectRedis} from './connectRedis.ts';
import {redisEngine} from './redisEngine.ts';
import {serveRuns} from './serveRuns.ts';

const withRedis = hasRedis() ? test.serial : test.serial.skip;
if (!hasRedis())
  console.log('no redis-server here, so distributed runs are not tested: apt-get install redis-server');

const names = ['data-processing', 'data-processing-reversed', 'contraction'];
const claims = names.map(findClaim);
const settings: RunSettings = {
  worlds: ['finite'],
  runs: 600,
  imageRuns: 1,
  trainedRuns: 1,
  trainedImageRuns: 1,
  trials: 10,
  nu: 0.1,
  seed: 3,
  alpha: 1e-6,
};

const servers: RedisServer[] = [];
const children: ChildProcess[] = [];
test.after.always(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of servers) await server.close();
});

async function server(...args: string[]): Promise<RedisServer> {
  const one = await startRedis(args);
  servers.push(one);
  return one;
}

withRedis(
  'a worker is killed, Redis is killed and comes back: the same document as without them',
  async (t) => {
    const redis = await server();
    const worker = ['distribute', '--worker', '--lock', '1s', '--redis', redis.url];
    const victim = spawn(process.execPath, [...mainCommand, ...worker], {stdio: 'ignore'});
    children.push(victim);
    const prepared = await prepareRun(claims, names, settings);
    const watch = new Redis(redis.url, {maxRetriesPerRequest: null});
    watch.on('error', () => {});
    const notes: string[] = [];
    const distributed = executeRun(
      prepared,
      redisEngine(prepared, redis.url, {onNote: (line) => notes.push(line)}),
      {},
    );
    const done = async (): Promise<number> => {
      const [key] = await watch.keys('transferbound:run:*:results');
      return key ? watch.hlen(key) : 0;
    };
    while ((await done()) < 3) await new Promise((resolve) => setTimeout(resolve, 10));
    victim.kill('SIGKILL');
    await redis.restart('SIGKILL');
    t.true((await done()) >= 3, 'what was done is still there');
    const stop = new AbortController();
    const served = serveRuns(redis.url, {workers: 1, lock: 1_000, once: true, signal: stop.signal});
    const run = await distributed;
    t.true((await served) > 0);
    const alone = await executeRun(prepared, onWorkers(prepared, 1), {});
    t.is(jsonText(run), jsonText(alone));
    t.is(run.results.reduce((sum, {settings: count}) => sum + count, 0) > 1_200, true);
    t.is(notes.filter((line) => / is away/.test(line)).length, 1, 'one line, however often it was tried');
    const left = await watch.keys('transferbound*');
    t.deepEqual(left, [], 'nothing is left behind');
    watch.disconnect();
  },
);

withRedis(
  'a server that wants a password, or another one: said at once, the password not repeated',
  async (t) => {
    const {url} = await server('--requirepass', 'open-sesame');
    const refusal = async (at: string): Promise<string> =>
      (await t.throwsAsync(connectRedis(at), {name: 'InputError'}))?.message ?? '';
    t.regex(await refusal(url), /it refused: NOAUTH .*redis:\/\/user:password@host:port/);
    const wrong = await refusal(url.replace('//', '//:guess@'));
    t.regex(wrong, /it refused: WRONGPASS/);
    t.notRegex(wrong, /guess/);
    (await connectRedis(url.replace('//', '//:open-sesame@'))).disconnect();
  },
);

test('no server, or no Redis: said at once', async (t) => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  await t.throwsAsync(connectRedis(`redis://127.0.0.1:${port}`), {
    name: 'InputError',
    message: new RegExp(`^redis: expected a server at 127\\.0\\.0\\.1:${port} that answers; `),
  });
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
  await t.throwsAsync(connectRedis(`redis://127.0.0.1:${port}`), {
    name: 'InputError',
    message: /that answers; connect ECONNREFUSED/,
  });
  await t.throwsAsync(connectRedis('http://127.0.0.1'), {message: /expected a URL such as redis:/});
});
