import {join} from 'node:path';
import type {Command} from 'commander';
import {grep} from '../properties/claimRegistry/grep.ts';
import {looksLikeFile} from '../properties/claimRegistry/loadClaims.ts';
import {type Journal, openJournal} from '../properties/files/journal.ts';
import {checkWritable} from '../properties/files/writeFileAtomic.ts';
import {savedCounterexamples} from '../properties/fixtures/savedCounterexamples.ts';
import {backendOf, type Executor, inProcess} from '../properties/run/executor.ts';
import {journaled} from '../properties/run/journaled.ts';
import {mergeShards} from '../properties/run/mergeShards.ts';
import {executeRun, executeShard, onPool, type RunWatch} from '../properties/run/runCheck.ts';
import {claimsNamed, type Prepared, prepareRun} from '../properties/run/runManifest.ts';
import {readShard} from '../properties/run/shardResult.ts';
import {CLAIM_TIMEOUT, type WorkerPool, workerPool} from '../properties/run/workers/workerPool.ts';
import {inputError} from '../theory/errors.ts';
import {EXIT} from './exitCodes.ts';
import {wantedReporters} from './reporters/reporterOption.ts';
import {addResultOptions, addRunOptions, COUNTEREXAMPLES, type RunFlags, runSettings} from './runFlags.ts';
import {runLimits} from './runLimits.ts';
import {savedLine, withSaved} from './savedFirst.ts';
import {type ResultFlags, showRun, showShard} from './showRun.ts';
import {interruptSignal, progressLine} from './terminal.ts';
import {watchFiles} from './watchFiles.ts';

/** Refuses files that could not be written, and reporters that would share standard output, before the work. */
async function checkReports(flags: ResultFlags): Promise<void> {
  for (const {file} of wantedReporters(flags)) if (file !== undefined) await checkWritable(file);
  if (flags.report) await checkWritable(flags.report);
}

/** Who does the units where it is not processes on this machine. */
export type Queue = (prepared: Prepared) => Executor;

/**
 * The processes of a check: where there are several, where a claim is of a file, as only a process of its own can be
 * killed, and where a time limit is asked for; none otherwise, which is the faster start.
 */
function processes(
  names: readonly string[],
  {workers, timeout}: RunFlags,
  queue: Queue | undefined,
): WorkerPool | undefined {
  const own = names.some(looksLikeFile);
  if (!own && (queue || (workers === 1 && timeout === undefined))) return undefined;
  return workerPool(queue ? 1 : workers, {timeout: timeout ?? CLAIM_TIMEOUT});
}

async function executorOf(prepared: Prepared, {workers}: RunFlags, pool?: WorkerPool, queue?: Queue) {
  if (queue) return queue(prepared);
  return pool ? onPool(prepared, pool, workers) : inProcess(await backendOf(prepared.manifest));
}

/** Checks the claims, and shows what came of it. */
export async function checkWith(names: readonly string[], flags: RunFlags, queue?: Queue): Promise<void> {
  const {shard, out, resume} = flags;
  const began = performance.now();
  if (shard && !out) throw inputError('check', '--out', 'a file for the shard that --shard makes', out);
  if (resume && !out)
    throw inputError('check', '--out', 'the file of the run that --resume goes on with', out);
  if (out) await checkWritable(out);
  await checkReports(flags);
  // The folder that nobody named is needed only where something is refuted.
  if (flags.counterexamples !== COUNTEREXAMPLES) await checkWritable(join(flags.counterexamples, 'x.json'));
  if (shard && (flags.bail || flags.time !== undefined))
    throw inputError('check', '--shard', 'a shard as a whole', flags.bail ? '--bail' : '--time');
  const signal = interruptSignal();
  const pool = processes(names, flags, queue);
  signal.addEventListener('abort', () => pool?.stop());
  const limits = runLimits(flags, signal);
  const printed = wantedReporters(flags).filter(({file}) => file === undefined);
  const forMachines = printed.some(({reporter}) => reporter.alone);
  // The summary repeats it in short; where no progress is shown it is the first sign of life.
  const designToo = process.stdout.isTTY !== true || printed.some(({reporter}) => reporter.name === 'table');
  const progress = progressLine(forMachines);
  // While the processes start there is time for what the report needs.
  if (pool && flags.report !== false && !forMachines) void import('../report/reportPage.ts').catch(() => {});
  const watch: RunWatch = {
    ...limits.watch,
    onProgress: ({done, of, at}) => progress.update(done, of, at),
    onDesign: (line) => {
      if (!forMachines && designToo) process.stdout.write(`${line}\n`);
    },
  };
  let journal: Journal | undefined;
  let whole = false;
  try {
    const claims = grep(await claimsNamed(names, pool?.claims), flags.grep);
    const prepared = await prepareRun(claims, names, runSettings(flags));
    const {manifest} = prepared;
    journal = out ? openJournal(out, shard ? {manifest, shard} : manifest, resume === true) : undefined;
    const plain = await executorOf(prepared, flags, pool, queue);
    const executor = journal ? journaled(plain, journal) : plain;
    if (shard && out) {
      const result = await executeShard(prepared, executor, shard, watch);
      progress.clear();
      await showShard(result, out, flags);
      // Only now are its files written.
      whole = result.complete;
      return;
    }
    // Claims that come with this package do not change between two runs.
    const own = pool && names.some(looksLikeFile);
    const saved = own ? await savedCounterexamples(claims, flags.counterexamples, pool.evidence) : [];
    if (!forMachines) for (const one of saved) process.stdout.write(`${savedLine(one)}\n`);
    limits.begin();
    const random = await executeRun(prepared, executor, watch);
    progress.clear();
    const {run, known} = withSaved(random, saved);
    const milliseconds = performance.now() - began;
    await showRun(run, claims, flags, {
      milliseconds,
      evidenceOf: pool?.evidence,
      known,
      refuted: saved.some(({evidence}) => evidence.verdict === 'refuted'),
      ...limits.ended(prepared, run),
    });
    whole = run.complete;
  } catch (error) {
    // Stopped while the claims were still loaded: there is no result.
    if (!signal.aborted || process.exitCode !== undefined) throw error;
    process.exitCode = EXIT.interrupted;
  } finally {
    progress.clear();
    limits.end();
    journal?.end(whole);
    await pool?.close();
  }
}

export function addCheck(command: Command): void {
  addRunOptions(command)
    .option('--watch', 'check a claim file again whenever it is saved, until Ctrl-C')
    .action((names: readonly string[], flags: RunFlags & {readonly watch?: boolean}) =>
      flags.watch ? watchFiles(names) : checkWith(names, flags),
    );
}

async function merge(files: readonly string[], flags: ResultFlags): Promise<void> {
  if (flags.out) await checkWritable(flags.out);
  await checkReports(flags);
  const shards = [];
  for (const name of files) shards.push({name, result: await readShard(name)});
  const own = shards.some(({result}) => result.manifest.names.some(looksLikeFile));
  const pool = own ? workerPool(1, {timeout: CLAIM_TIMEOUT}) : undefined;
  try {
    const {run, claims} = await mergeShards(shards, pool?.claims);
    await showRun(run, claims, flags, {evidenceOf: pool?.evidence});
  } finally {
    await pool?.close();
  }
}

export function addMerge(command: Command): void {
  addResultOptions(
    command.argument('<parts...>', 'files that `check --shard i/n --out FILE` wrote, all n of them'),
  ).action(merge);
}
