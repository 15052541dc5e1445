import {join} from 'node:path';
import type {Command} from 'commander';
import {checkWritable} from '../properties/files/writeFileAtomic.ts';
import type {Executor} from '../properties/run/executor.ts';
import {mergeShards} from '../properties/run/mergeShards.ts';
import {executeRun, executeShard, onWorkers, type WatchOptions} from '../properties/run/runCheck.ts';
import {claimsNamed, type Prepared, prepareRun} from '../properties/run/runManifest.ts';
import {readShard} from '../properties/run/shardResult.ts';
import {inputError} from '../theory/errors.ts';
import {addResultOptions, addRunOptions, COUNTEREXAMPLES, type RunFlags, runSettings} from './runFlags.ts';
import {type ResultFlags, showRun, showShard} from './showRun.ts';
import {interruptSignal, progressLine} from './terminal.ts';

/** Checks the claims with an executor, and shows what came of it. */
export async function checkWith(
  executor: (prepared: Prepared) => Executor,
  names: readonly string[],
  flags: RunFlags,
): Promise<void> {
  const {shard, out, json = false} = flags;
  if (shard && !out) throw inputError('check', '--out', 'a file for the shard that --shard makes', out);
  if (out) await checkWritable(out);
  // The folder that nobody named is needed only where something is refuted.
  if (flags.counterexamples !== COUNTEREXAMPLES) await checkWritable(join(flags.counterexamples, 'x.json'));
  const claims = await claimsNamed(names);
  const prepared = await prepareRun(claims, names, runSettings(flags));
  const progress = progressLine(json);
  const watch: WatchOptions = {
    signal: interruptSignal(),
    onProgress: ({done, of, at}) => progress.update(done, of, at),
    onDesign: (line) => {
      if (!json) process.stdout.write(`${line}\n`);
    },
  };
  try {
    if (shard && out) {
      const result = await executeShard(prepared, executor(prepared), shard, watch);
      progress.clear();
      await showShard(result, out, flags);
      return;
    }
    const run = await executeRun(prepared, executor(prepared), watch);
    progress.clear();
    await showRun(run, claims, flags);
  } finally {
    progress.clear();
  }
}

export function addCheck(program: Command): void {
  addRunOptions(
    program
      .command('check')
      .description('check claims on random worlds: all built-in ones, those named, or those of a file'),
  ).action((names: readonly string[], flags: RunFlags) =>
    checkWith((prepared) => onWorkers(prepared, flags.workers), names, flags),
  );
}

async function merge(files: readonly string[], flags: ResultFlags): Promise<void> {
  if (flags.out) await checkWritable(flags.out);
  const shards = [];
  for (const name of files) shards.push({name, result: await readShard(name)});
  const {run, claims} = await mergeShards(shards);
  await showRun(run, claims, flags);
}

export function addMerge(program: Command): void {
  addResultOptions(
    program
      .command('merge')
      .description('put the parts of a sharded check together: the same result as of the whole check')
      .argument('<parts...>', 'files that `check --shard i/n --out FILE` wrote, all n of them'),
  ).action(merge);
}
