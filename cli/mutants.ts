import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import Table from 'cli-table3';
import type {Command} from 'commander';
import {findClaim, loadClaims} from '../properties/claimRegistry/loadClaims.ts';
import {plural, short} from '../properties/files/format.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {checkWritable, writeAll} from '../properties/files/writeFileAtomic.ts';
import {fixtureFile, huntFixture} from '../properties/fixtures/foundFixture.ts';
import {huntPool} from '../properties/hunt/huntPool.ts';
import {type MutationRow, type MutationScore, mutationScore} from '../properties/hunt/mutationScore.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {mutants as builtIn, claims as trueClaims} from '../theory/claims/index.ts';
import {inputError} from '../theory/errors.ts';
import {exitCodeOf} from './exitCodes.ts';
import {duration, wholeNumber} from './options.ts';
import {coloured, interruptSignal, paint, progressLine} from './terminal.ts';

interface MutantFlags {
  readonly evaluations: number;
  readonly budget?: number;
  readonly seed: number;
  readonly workers: number;
  readonly counterexamples?: string;
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
async function chosen(names: readonly string[]): Promise<{mutants: Claim[]; claims: Claim[]}> {
  if (names.length === 0) return {mutants: [...builtIn], claims: [...trueClaims]};
  const loaded = await loadClaims(names);
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

async function run(names: readonly string[], flags: MutantFlags): Promise<void> {
  if (flags.counterexamples) await checkWritable(join(flags.counterexamples, 'x.json'));
  const {mutants, claims} = await chosen(names);
  const progress = progressLine(flags.json === true);
  const {seed, evaluations, budget} = flags;
  // A time budget stands alone, so that a slow machine does not cut a count short unnoticed.
  const limits = {seed, ...(budget === undefined ? {evaluations} : {budget})};
  const signal = interruptSignal();
  // A process of its own for a few hunts takes longer to start than they do.
  const workers = Math.min(flags.workers, Math.floor((mutants.length + claims.length) / 4));
  const pool = workers > 1 ? huntPool(workers, {names, options: limits}, signal) : undefined;
  const score = await mutationScore({
    mutants,
    claims,
    ...limits,
    signal,
    ...(pool ? {search: {atOnce: workers, hunt: pool.search}} : {}),
    onProgress: ({done, of, at}) => progress.update(done, of, at),
  }).finally(() => pool?.close());
  progress.clear();
  const files: (readonly [file: string, text: string])[] = [];
  for (const {claim: id, result} of score.rows) {
    const claim = mutants.find((mutant) => mutant.id === id);
    if (!flags.counterexamples || !claim || !result.counterexample) continue;
    files.push(fixtureFile(huntFixture(claim, result)!, flags.counterexamples));
  }
  const saved = files.map(([file]) => file);
  process.stdout.write(
    flags.json ? jsonText({...score, saved}) : `${table(score.rows)}\n${summary(score)}\n`,
  );
  // A mutant that a stopped run did not come to has not survived.
  const refuted = score.wronglyRefuted.length > 0 || (score.complete && score.survivors.length > 0);
  process.exitCode = exitCodeOf({refuted, complete: score.complete});
  await writeAll(files);
}

export function addMutants(program: Command): void {
  program
    .command('mutants')
    .description('the mutation score: mutants must be refuted, true claims must not')
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
    .option('--counterexamples <dir>', 'write a fixture of each refuted mutant there')
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
