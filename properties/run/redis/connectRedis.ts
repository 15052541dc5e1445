/** A connection to Redis that fails at once where there is none, and waits for one that went away. */
import {Redis} from 'ioredis';
import {InputError} from '../../../theory/errors.ts';

export interface RedisOptions {
  /** How long a Redis that answered once may stay away, in ms. */
  readonly patience?: number;
  /** Called once each time that it goes away, and once when it is back. */
  readonly onAway?: () => void;
  readonly onBack?: () => void;
}

export const PATIENCE = 120_000;
/** How long a server may take to say that it is there, in ms. */
const ANSWER = 5_000;

/** Where it is, without user and password. */
export function redisPlace(url: string): string {
  try {
    const {hostname, port} = new URL(url);
    return `${hostname}:${port || 6379}`;
  } catch {
    return 'an address that cannot be read';
  }
}

function problem(error: unknown): string {
  if (typeof error === 'string') return error;
  const {message, code} = error as {message?: string; code?: string};
  if (/NOAUTH|WRONGPASS|invalid (username|password)|without any password/i.test(message ?? ''))
    return `it refused: ${message}; give user and password as in redis://user:password@host:port`;
  return message || code || String(error);
}

/** @throws InputError at once where the URL is none, nothing answers, or the server refuses */
export async function connectRedis(url: string, options: RedisOptions = {}): Promise<Redis> {
  const place = redisPlace(url);
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url)) {
    throw new InputError(
      `redis: expected a URL such as redis://host:6379, got ${JSON.stringify(url.split('@').at(-1))}`,
    );
  }
  let ready = false;
  let awaySince: number | undefined;
  let last: unknown;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: ANSWER,
    disconnectTimeout: 500,
    maxRetriesPerRequest: null,
    retryStrategy(times) {
      if (!ready) return null;
      if (awaySince === undefined) {
        awaySince = Date.now();
        options.onAway?.();
      }
      return Date.now() - awaySince > (options.patience ?? PATIENCE) ? null : Math.min(1_000, 100 * times);
    },
  });
  // Said once through onAway, or thrown below: ioredis would print each.
  redis.on('error', (error) => {
    last = error;
  });
  redis.on('ready', () => {
    if (awaySince !== undefined) options.onBack?.();
    awaySince = undefined;
  });
  const late = setTimeout(() => {
    last = 'it takes connections but does not answer';
    redis.disconnect();
  }, ANSWER);
  try {
    await redis.connect();
    await redis.ping();
    ready = true;
    return redis;
  } catch (error) {
    redis.disconnect();
    // A peer that does not close its side would keep the process up.
    redis.stream?.destroy();
    throw new InputError(`redis: expected a server at ${place} that answers; ${problem(last ?? error)}`);
  } finally {
    clearTimeout(late);
  }
}
