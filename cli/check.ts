import type {Command} from 'commander';
import {type BackendChoice, backendNames} from '../models/index.ts';
import {counterexampleFixture} from '../properties/fixtures/counterexampleFixture.ts';
import type {ClaimResult} from '../properties/harness.ts';
import {jsonText} from '../properties/jsonText.ts';
import {loadClaims} from '../properties/loadClaims.ts';
import {runCheck, WORLDS, type WorldFamily} from '../properties/runCheck.ts';
import {writeWhole} from '../properties/writeWhole.ts';
import type {Claim} from '../theory/claim.ts';
import {claims as builtIn} from '../theory/claims/index.ts';
import {InputError} from '../theory/errors.ts';
import {interruptSignal} from './interrupt.ts';
import {oneOf, probability, wholeNumber} from './options.ts';
import {progressLine} from './progress.ts';
import {resultTable} from './resultTable.ts';
import {saveFixture} from './saveFixture.ts';
import {paint, percent, plural} from './style.ts';

interface CheckFlags {
  readonly runs: number;
  readonly imageRuns: number;
  readonly trainedRuns: number;
  readonly trainedImageRuns: number;
  readonly backend?: BackendChoice;
  readonly trials: number;
  readonly detect?: number;
  readonly nu: number;
  readonly sampled?: boolean;
  readonly exact?: boolean;
  readonly seed: number;
  readonly alpha: number;
  readonly world: WorldFamily | 'all';
  readonly counterexamples: string;
  readonly strict?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

async function saveCounterexample(
  claim: Claim,
  result: ClaimResult,
  names: readonly string[],
  flags: CheckFlags,
): Promise<string | undefined> {
  const name = names.length === 0 || names.includes(claim.id) ? claim.id : names.join(' ');
  const fixture = counterexampleFixture(claim, result, {runs: flags.runs, name});
  return fixture && saveFixture(fixture, flags.counterexamples);
}

/** One line a row where hypotheses failed on some settings: which, and how often. */
function failedHypotheses(results: readonly ClaimResult[]): string[] {
  return results.flatMap(({claim, world, failed, settings}) => {
    const often = Object.entries(failed).map(([name, times]) => `${percent(times, settings)} "${name}"`);
    return often.length > 0 ? [`${claim} on ${world}: hypotheses failed: ${often.join(', ')}`] : [];
  });
}

async function check(names: readonly string[], flags: CheckFlags): Promise<void> {
  const claims = names.length === 0 ? builtIn : await loadClaims(names);
  const quiet = flags.json === true;
  const progress = progressLine(quiet);
  const worlds = flags.world === 'all' ? WORLDS : [flags.world];
  const run = await runCheck(claims, {
    worlds,
    runs: flags.runs,
    imageRuns: flags.imageRuns,
    trainedRuns: flags.trainedRuns,
    trainedImageRuns: flags.trainedImageRuns,
    ...(flags.backend ? {backend: flags.backend} : {}),
    trials: flags.trials,
    nu: flags.nu,
    ...(flags.detect === undefined ? {} : {detect: flags.detect}),
    ...(flags.sampled ? {sampled: true} : {}),
    ...(flags.exact ? {exact: true} : {}),
    onDesign: (line) => {
      if (!quiet) process.stdout.write(`${line}\n`);
    },
    seed: flags.seed,
    alpha: flags.alpha,
    signal: interruptSignal(),
    onProgress: ({done, of, at}) => progress.update(done, of, at),
  });
  progress.clear();
  if (run.results.length === 0 && run.complete) {
    const why = run.skipped.length > 0 ? ` (skipped ${run.skipped.join('; ')})` : '';
    throw new InputError(`check: expected a claim about worlds of ${flags.world}, got none to check${why}`);
  }
  const saved: string[] = [];
  for (const result of run.results) {
    const claim = claims.find(({id}) => id === result.claim);
    if (claim && result.verdict === 'refuted') {
      const file = await saveCounterexample(claim, result, names, flags);
      if (file) saved.push(file);
    }
  }
  const document = jsonText({...run, saved});
  if (flags.out) await writeWhole(flags.out, document);
  if (quiet) process.stdout.write(document);
  else {
    const lines = [resultTable(run.results)];
    for (const {claim, world, test} of run.results) if (test) lines.push(`${claim} on ${world}: ${test}`);
    lines.push(...failedHypotheses(run.results));
    if (run.backend)
      lines.push(`trained on TensorFlow.js ${run.backend.version}, ${run.backend.name} backend`);
    for (const reason of run.skipped) lines.push(paint('yellow', `skipped ${reason}`));
    const count = (verdict: ClaimResult['verdict']) =>
      run.results.filter((r) => r.verdict === verdict).length;
    const sum = (key: 'settings' | 'kept' | 'undecided') =>
      run.results.reduce((total, r) => total + r[key], 0);
    lines.push(
      `${count('holds')} hold, ${count('not refuted')} not refuted, ${count('undecided')} undecided, ${count('refuted')} refuted: ${plural(sum('settings'), 'setting')}, ${sum('kept').toLocaleString('en-US')} kept by the hypotheses, ${sum('undecided')} undecided; seed ${run.seed}`,
    );
    for (const file of saved) lines.push(`counterexample: ${file} (transferbound replay ${file})`);
    if (!run.complete) lines.push(paint('yellow', 'stopped early: the rows say what was done so far'));
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  if (run.results.some((result) => result.verdict === 'refuted')) process.exitCode = 1;
  else if (flags.strict && run.results.some((result) => result.verdict === 'undecided')) process.exitCode = 3;
}

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('check claims on random worlds: all built-in ones, those named, or those of a file')
    .argument('[claims...]', 'ids that `list` shows, or files that export claims (.ts, .js, .mjs)')
    .option('--runs <n>', 'finite settings a claim', wholeNumber(1), 300)
    .option('--image-runs <n>', 'settings on real digits, the first with all 70,000', wholeNumber(1), 5)
    .option('--trials <n>', 'fresh samples a claim that holds with probability 1 - nu', wholeNumber(1), 150)
    .option(
      '--detect <rate>',
      'violation rate that must not go unnoticed; sets the number of fresh samples',
      probability,
    )
    .option('--nu <nu>', 'claimed violation probability where samples are drawn', probability, 0.1)
    .option('--exact', 'on trained worlds: samples of two draws, all enumerated, instead of fresh samples')
    .option('--sampled', 'draw samples on finite worlds too, instead of enumerating them')
    .option('--seed <s>', 'seed of the settings and draws', wholeNumber(0), 1)
    .option('--alpha <a>', 'false-alarm limit of the whole run', probability, 1e-6)
    .option(
      '--trained-runs <n>',
      'settings with a trained encoder, for each of the two scenarios',
      wholeNumber(1),
      50,
    )
    .option(
      '--trained-image-runs <n>',
      'settings with an encoder trained on digits, for each of the two scenarios',
      wholeNumber(1),
      4,
    )
    .option(
      '--backend <name>',
      `TensorFlow backend: auto | ${backendNames.join(' | ')}`,
      oneOf('auto', ...backendNames),
    )
    .option('--world <family>', `${WORLDS.join(' | ')} | all`, oneOf('all', ...WORLDS), 'all')
    .option('--counterexamples <dir>', 'where counterexamples are written', 'counterexamples')
    .option('--strict', 'exit with 3 where a claim stays undecided')
    .option('--out <file>', 'write the JSON document to a file, whole or not at all')
    .option('--json', 'one JSON document on standard output')
    .action(check);
}
