import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import Table from 'cli-table3';
import type {Command} from 'commander';
import {findClaim, loadClaims, looksLikeFile} from '../properties/claimRegistry/loadClaims.ts';
import {plural, short} from '../properties/files/format.ts';
import {type Journal, openJournal} from '../properties/files/journal.ts';
import {jsonText, revived} from '../properties/files/jsonText.ts';
import {packageVersion} from '../properties/files/packageVersion.ts';
import {checkWritable, resultPath, writeAll} from '../properties/files/writeFileAtomic.ts';
import {fixtureFile, huntFixture} from '../properties/fixtures/foundFixture.ts';
import {type HuntPool, huntPool} from '../properties/hunt/huntPool.ts';
import type {HuntResult} from '../properties/hunt/huntResult.ts';
import {type MutationRow, type MutationScore, mutationScore} from '../properties/hunt/mutationScore.ts';
import {digests, type LoadClaims} from '../properties/run/runManifest.ts';
import {CLAIM_TIMEOUT} from '../properties/run/workers/workerPool.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {mutants as builtIn, claims as trueClaims} from '../theory/claims/index.ts';
import {inputError} from '../theory/errors.ts';
import {exitCodeOf} from './exitCodes.ts';
import {duration, RESUME_ABOUT, TIMEOUT_ABOUT, wholeNumber} from './options.ts';
import {coloured, interruptSignal, paint, progressLine} from './terminal.ts';

interface MutantFlags {
  readonly evaluations: number;
  readonly budget?: number;
  readonly seed: number;
  readonly workers: number;
  readonly counterexamples?: string;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly out?: string;
  readonly resume?: boolean;
  readonly json?: boolean;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

function table(rows: readonly MutationRow[]): string {
  const shown = new Table({
    head: ['claim', 'verdict', 'settings', 'time', 'shrunk world', 'tightest lhs/rhs'],
    colAligns: ['left', 'left', 'right', 'right', 'left', 'right'],
    style: {head: coloured(process.stdout) ? ['bold'] : [], border: [], compact: true},
  });
  for (const {claim, mutates, result, milliseconds, size} of rows) {
    const isMutant = mutates !== undefined;
    const refuted = result.verdict === 'refuted';
    shown.push([
      claim,
      paint(refuted === isMutant ? 'green' : 'red', isMutant && !refuted ? 'SURVIVED' : result.verdict),
      result.evaluations.toLocaleString('en-US'),
      seconds(milliseconds),
      size ?? '-',
      short(result.tightest?.ratio, 'down'),
    ]);
  }
  return shown.toString();
}

function summary(score: MutationScore): string {
  const {mutants, refuted, claims, survivors, wronglyRefuted, milliseconds} = score;
  const rate = mutants === 0 ? '' : ` (${((100 * refuted) / mutants).toFixed(0)}%)`;
  const lines = [
    `mutation score ${refuted}/${mutants}${rate}; ${wronglyRefuted.length} of ${plural(claims, 'true claim')} refuted; ${seconds(milliseconds)}, seed ${score.seed}`,
  ];
  for (const id of survivors) lines.push(paint('red', `survived: ${id}`));
  for (const id of wronglyRefuted) lines.push(paint('red', `a true claim was refuted: ${id}`));
  if (!score.complete) lines.push(paint('yellow', 'stopped early: the rows say what was done so far'));
  return lines.join('\n');
}

/** The mutants named, and the claims that they perturb: those of the same files, built-in ones otherwise. */
async function chosen(
  names: readonly string[],
  load: LoadClaims,
): Promise<{mutants: readonly Claim[]; claims: readonly Claim[]}> {
  if (names.length === 0) return {mutants: [...builtIn], claims: [...trueClaims]};
  const loaded = await load(names);
  const mutants = loaded.filter(({mutates}) => mutates !== undefined);
  const own = loaded.filter(({mutates}) => mutates === undefined);
  if (mutants.length === 0) {
    throw inputError('mutants', 'names', 'at least one claim with `mutates`', names.join(', '));
  }
  const parents = mutants.flatMap(({mutates}) =>
    mutates && !own.some(({id}) => id === mutates.claim) ? [findClaim(mutates.claim)] : [],
  );
  return {mutants, claims: [...new Set([...own, ...parents])]};
}

/** Hunts a claim, or takes what an earlier attempt found. */
const keptIn =
  (journal: Journal | undefined, pool: HuntPool) =>
  async (claim: Claim): Promise<HuntResult | undefined> => {
    const kept = journal?.get(claim.id);
    if (kept !== undefined) return JSON.parse(kept, revived) as HuntResult;
    const found = await pool.search(claim);
    // What a stopped hunt had found so far is no result to go on with.
    if (found && !pool.stopped()) {
      journal?.add(claim.id, jsonText(found, 0).trimEnd());
      journal?.flush();
    }
    return found;
  };

/** Processes beyond the first take longer to start than a few hunts do. */
const HUNTS_PER_PROCESS = 4;

async function score(
  names: readonly string[],
  {seed, evaluations, budget, workers, timeout = CLAIM_TIMEOUT, json, out, resume}: MutantFlags,
  signal: AbortSignal,
): Promise<{score: MutationScore; mutants: readonly Claim[]; pool: HuntPool; journal: Journal | undefined}> {
  // A time budget stands alone, so that a slow machine does not cut a count short unnoticed.
  const limits = {seed, ...(budget === undefined ? {evaluations} : {budget})};
  const own = names.some(looksLikeFile);
  const builtInOnes = own ? undefined : await chosen(names, loadClaims);
  const hunts = builtInOnes && builtInOnes.mutants.length + builtInOnes.claims.length;
  const atOnce = hunts === undefined ? workers : Math.min(workers, Math.ceil(hunts / HUNTS_PER_PROCESS));
  const pool = huntPool(atOnce, {names, options: limits}, {signal, timeout});
  const progress = progressLine(json === true);
  try {
    const {mutants, claims} = builtInOnes ?? (await chosen(names, pool.claims));
    const identity = {version: packageVersion(), files: await digests(names), names, ...limits};
    const journal = out ? openJournal(out, identity, resume === true) : undefined;
    const found = await mutationScore({
      mutants,
      claims,
      ...limits,
      signal,
      search: {atOnce, hunt: keptIn(journal, pool)},
      onProgress: ({done, of, at}) => progress.update(done, of, at),
    });
    return {score: found, mutants, pool, journal};
  } catch (error) {
    await pool.close();
    throw error;
  } finally {
    progress.clear();
  }
}

async function run(names: readonly string[], flags: MutantFlags): Promise<void> {
  if (flags.resume && !flags.out)
    throw inputError('mutants', '--out', 'the file of the run that --resume goes on with', flags.out);
  if (flags.out) await checkWritable(flags.out);
  if (flags.counterexamples) await checkWritable(join(flags.counterexamples, 'x.json'));
  const signal = interruptSignal();
  const {score: found, mutants, pool, journal} = await score(names, flags, signal);
  let whole = false;
  try {
    const files: (readonly [file: string, text: string])[] = [];
    for (const {claim: id, result} of found.rows) {
      const claim = mutants.find((mutant) => mutant.id === id);
      if (!flags.counterexamples || !claim || !result.counterexample) continue;
      const fixture = await huntFixture(claim, result, pool.evidence);
      files.push(fixtureFile(fixture!, flags.counterexamples));
    }
    const saved = files.map(([file]) => file);
    const document = jsonText({...found, saved});
    process.stdout.write(flags.json ? document : `${table(found.rows)}\n${summary(found)}\n`);
    // A mutant that a stopped run did not come to has not survived.
    const refuted = found.wronglyRefuted.length > 0 || (found.complete && found.survivors.length > 0);
    process.exitCode = exitCodeOf({refuted, complete: found.complete});
    const {out} = flags;
    if (out) files.push([await resultPath(out, found.complete), document]);
    await writeAll(files);
    whole = found.complete;
  } finally {
    journal?.end(whole);
    await pool.close();
  }
}

export function addMutants(command: Command): void {
  command
    .argument('[mutants...]', 'ids that `list --mutants` shows, or files; default all')
    .option('--evaluations <n>', 'settings tried per claim', wholeNumber(1), 6_000)
    .option('--budget <time>', 'time a claim instead, as in 5s or 2m', duration)
    .option('--seed <s>', 'seed of the hunts', wholeNumber(0), 1)
    .option(
      '--workers <n>',
      'processes that hunt at once (default: one per core)',
      wholeNumber(1),
      availableParallelism(),
    )
    .option('--timeout <time>', TIMEOUT_ABOUT, duration)
    .option('--counterexamples <dir>', 'write a fixture of each refuted mutant there')
    .option('--out <file>', 'write the JSON document to a file, whole or not at all')
    .option('--resume', RESUME_ABOUT)
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
