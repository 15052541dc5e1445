import {type Command, Option} from 'commander';
import {plural} from '../properties/files/format.ts';
import {onWorkers} from '../properties/run/runCheck.ts';
import {inputError} from '../theory/errors.ts';
import {checkWith} from './check.ts';
import {interruptSignal} from './interrupt.ts';
import {duration} from './options.ts';
import {addRunOptions, type RunFlags} from './runFlags.ts';

interface SweepFlags extends RunFlags {
  readonly redis?: string;
  readonly worker?: boolean;
  readonly once?: boolean;
  readonly lock: number;
}

const note = (line: string): void => void process.stderr.write(`${line}\n`);

async function sweep(names: readonly string[], flags: SweepFlags): Promise<void> {
  const {redis, worker, once, workers, lock} = flags;
  if (!worker) {
    if (once) throw inputError('sweep', '--once', '--worker beside it', 'none');
    if (redis) {
      const {redisEngine} = await import('../properties/run/redis/redisEngine.ts');
      await checkWith((prepared) => redisEngine(prepared, redis, {onNote: note}), names, flags);
    } else await checkWith((prepared) => onWorkers(prepared, workers), names, flags);
    return;
  }
  if (!redis) throw inputError('sweep', '--redis', 'the URL of the Redis that holds the sweeps', redis);
  if (names.length > 0)
    throw inputError('sweep', 'claims', 'none with --worker: sweeps bring theirs', names.join(' '));
  // BullMQ takes a while to load, which other commands need not wait for.
  const {serveSweeps} = await import('../properties/run/redis/serveSweeps.ts');
  const signal = interruptSignal();
  const done = await serveSweeps(redis, {workers, lock, ...(once ? {once} : {}), signal, onNote: note});
  process.stdout.write(`${plural(done, 'unit')} of work done\n`);
}

export function addSweep(program: Command): void {
  addRunOptions(
    program
      .command('sweep')
      .description(
        'a check spread over machines by a queue in Redis; without one, the same as check --workers',
      ),
  )
    .addOption(
      new Option('--redis <url>', 'redis://[user:password@]host:port of the queue').env(
        'TRANSFERBOUND_REDIS',
      ),
    )
    .option('--worker', 'serve the sweeps in that Redis, with --workers processes, until Ctrl-C')
    .option('--once', 'with --worker: end when no sweep is open any more')
    .option(
      '--lock <time>',
      'with --worker: units of a worker without a sign of life for so long go to others',
      duration,
      10_000,
    )
    .action(sweep);
}
