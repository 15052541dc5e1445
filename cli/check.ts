import {join} from 'node:path';
import type {Command} from 'commander';
import {checkWritable} from '../properties/files/writeFileAtomic.ts';
import type {Executor} from '../properties/run/executor.ts';
import {mergeShards} from '../properties/run/mergeShards.ts';
import {executeRun, executeShard, onWorkers, type WatchOptions} from '../properties/run/runCheck.ts';
import {claimsNamed, type Prepared, prepareRun} from '../properties/run/runManifest.ts';
import {readShard} from '../properties/run/shardResult.ts';
import {inputError} from '../theory/errors.ts';
import {wantedReporters} from './reporters/reporterOption.ts';
import {addResultOptions, addRunOptions, COUNTEREXAMPLES, type RunFlags, runSettings} from './runFlags.ts';
import {type ResultFlags, showRun, showShard} from './showRun.ts';
import {interruptSignal, progressLine} from './terminal.ts';

/** Refuses files that could not be written, and reporters that would share standard output, before the work. */
async function checkReports(flags: ResultFlags): Promise<void> {
  for (const {file} of wantedReporters(flags)) if (file !== undefined) await checkWritable(file);
  if (flags.report) await checkWritable(flags.report);
}

/** Checks the claims with an executor, and shows what came of it. */
export async function checkWith(
  executor: (prepared: Prepared) => Executor,
  names: readonly string[],
  flags: RunFlags,
): Promise<void> {
  const {shard, out} = flags;
  const began = performance.now();
  if (shard && !out) throw inputError('check', '--out', 'a file for the shard that --shard makes', out);
  if (out) await checkWritable(out);
  await checkReports(flags);
  // The folder that nobody named is needed only where something is refuted.
  if (flags.counterexamples !== COUNTEREXAMPLES) await checkWritable(join(flags.counterexamples, 'x.json'));
  const claims = await claimsNamed(names);
  const prepared = await prepareRun(claims, names, runSettings(flags));
  const printed = wantedReporters(flags).filter(({file}) => file === undefined);
  const forMachines = printed.some(({reporter}) => reporter.alone);
  // The summary repeats it in short; where no progress is shown it is the first sign of life.
  const designToo = process.stdout.isTTY !== true || printed.some(({reporter}) => reporter.name === 'table');
  const progress = progressLine(forMachines);
  const watch: WatchOptions = {
    signal: interruptSignal(),
    onProgress: ({done, of, at}) => progress.update(done, of, at),
    onDesign: (line) => {
      if (!forMachines && designToo) process.stdout.write(`${line}\n`);
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
    await showRun(run, claims, flags, {milliseconds: performance.now() - began});
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
  await checkReports(flags);
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
