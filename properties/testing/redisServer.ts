/** A redis-server of one's own, for tests: loopback, a free port, a temporary folder. */
import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {type AddressInfo, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Redis} from 'ioredis';

export interface RedisServer {
  readonly url: string;
  /** Ends the server, by the signal, and starts it again on the same port and folder. */
  restart(signal: 'SIGTERM' | 'SIGKILL', away?: number): Promise<void>;
  close(): Promise<void>;
}

/** Whether there is a redis-server here (Debian: apt-get install redis-server). */
export function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version'], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    const redis = new Redis({host: '127.0.0.1', port, lazyConnect: true, retryStrategy: () => null});
    let last: unknown;
    redis.on('error', (error) => {
      last = error;
    });
    try {
      await redis.connect();
      return;
    } catch (error) {
      // A server that asks for a password answers too.
      if (/NOAUTH/.test(String(last))) return;
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      redis.disconnect();
    }
  }
}

/** @param args further ones of redis-server; what it holds is kept in an append-only file */
export async function startRedis(args: readonly string[] = []): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'transferbound-redis-'));
  const port = await freePort();
  const all = [`--port ${port}`, '--bind 127.0.0.1', `--dir ${folder}`, '--appendonly yes', '--save ""'];
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn('redis-server', [...all.flatMap((one) => one.replaceAll('"', '').split(' ')), ...args], {
      stdio: 'ignore',
    });
    await answers(port);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  await start();
  // A test that is broken off leaves no server behind.
  process.once('exit', () => child.kill('SIGKILL'));
  return {
    url: `redis://127.0.0.1:${port}`,
    async restart(signal, away = 0) {
      await end(signal);
      await new Promise((resolve) => setTimeout(resolve, away));
      await start();
    },
    async close() {
      await end('SIGKILL');
      await rm(folder, {recursive: true, force: true});
    },
  };
}
