import {type Command, Option} from 'commander';
import {plural} from '../properties/files/format.ts';
import {withQueue} from '../properties/run/redis/runQueue.ts';
import {inputError} from '../theory/errors.ts';
import {checkWith} from './check.ts';
import {duration, timeText} from './options.ts';
import {addRunOptions, type RunFlags} from './runFlags.ts';
import {interruptSignal} from './terminal.ts';

interface DistributeFlags extends RunFlags {
  readonly redis?: string;
  readonly worker?: boolean;
  readonly once?: boolean;
  readonly lock: number;
}

/** Default of --lock, in milliseconds. */
const LOCK = 10_000;

const note = (line: string): void => void process.stderr.write(`${line}\n`);

async function distribute(names: readonly string[], flags: DistributeFlags): Promise<void> {
  const {redis, worker, once, workers, lock} = flags;
  if (!worker) {
    if (once) throw inputError('distribute', '--once', '--worker with it', 'none');
    if (redis) {
      const {redisEngine} = await withQueue(() => import('../properties/run/redis/redisEngine.ts'));
      await checkWith(names, flags, (prepared) => redisEngine(prepared, redis, {onNote: note}));
    } else await checkWith(names, flags);
    return;
  }
  if (!redis) throw inputError('distribute', '--redis', 'the URL of the Redis that holds the runs', redis);
  if (names.length > 0)
    throw inputError('distribute', 'claims', 'none with --worker: runs bring theirs', names.join(' '));
  // BullMQ takes a while to load, which other commands need not wait for.
  const {serveRuns} = await withQueue(() => import('../properties/run/redis/serveRuns.ts'));
  const signal = interruptSignal();
  const done = await serveRuns(redis, {workers, lock, ...(once ? {once} : {}), signal, onNote: note});
  process.stdout.write(`${plural(done, 'unit')} of work done\n`);
}

export function addDistribute(command: Command): void {
  addRunOptions(command)
    .addOption(
      new Option('--redis <url>', 'redis://[user:password@]host:port of the queue').env(
        'TRANSFERBOUND_REDIS',
      ),
    )
    .option('--worker', 'serve the runs in that Redis, with --workers processes, until Ctrl-C')
    .option('--once', 'with --worker: end when no run is open any more')
    .addOption(
      new Option(
        '--lock <time>',
        'with --worker: units of a worker without a sign of life for so long go to others',
      )
        .argParser(duration)
        .default(LOCK, timeText(LOCK)),
    )
    .action(distribute);
}
