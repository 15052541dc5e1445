import type {Command} from 'commander';
import {type HuntResult, hunt} from '../properties/hunt/hunt.ts';
import {sizeOf} from '../properties/hunt/mutationScore.ts';
import {jsonText} from '../properties/jsonText.ts';
import {loadClaims} from '../properties/loadClaims.ts';
import type {Claim} from '../theory/claim.ts';
import {interruptSignal} from './interrupt.ts';
import {duration, wholeNumber} from './options.ts';
import {progressLine} from './progress.ts';
import {saveFixture} from './saveFixture.ts';
import {paint, plural, short} from './style.ts';

interface HuntFlags {
  readonly evaluations?: number;
  readonly budget: number;
  readonly seed: number;
  readonly random?: boolean;
  readonly counterexamples: string;
  readonly witnesses: string;
  readonly json?: boolean;
}

async function save(claim: Claim, result: HuntResult, flags: HuntFlags): Promise<string | undefined> {
  const {counterexample, tightest, evaluations, seed} = result;
  const command = `transferbound hunt ${claim.id} --evaluations ${evaluations} --seed ${seed}${flags.random ? ' --random' : ''}`;
  if (counterexample) {
    const about = claim.mutates?.why ?? `a setting on which ${claim.id} fails`;
    return saveFixture(claim, counterexample.setting, flags.counterexamples, {
      kind: 'counterexample',
      about,
      command,
      seed,
    });
  }
  if (!tightest) return undefined;
  const about = `lhs/rhs = ${short(tightest.ratio, 'down')}, the tightest that this hunt found`;
  return saveFixture(claim, tightest.setting, flags.witnesses, {kind: 'witness', about, command, seed});
}

function described(result: HuntResult, file: string | undefined): string {
  const {claim, verdict, evaluations, kept, undecided, milliseconds, tightest, counterexample} = result;
  const setting = counterexample?.setting ?? tightest?.setting;
  const lines = [
    `${claim}: ${paint(verdict === 'refuted' ? 'red' : verdict === 'undecided' ? 'yellow' : 'cyan', verdict)} after ${plural(evaluations, 'setting')} (${kept.toLocaleString('en-US')} kept by the hypotheses, ${undecided.toLocaleString('en-US')} undecided) in ${(milliseconds / 1000).toFixed(1)} s, seed ${result.seed}`,
  ];
  if (tightest) lines.push(`tightest lhs/rhs: ${short(tightest.ratio, 'down')}`);
  if (setting)
    lines.push(
      `${counterexample ? 'counterexample' : 'witness'} on ${sizeOf(setting)}: ${JSON.stringify(setting)}`,
    );
  const {inequality} = counterexample?.evidence ?? {};
  if (inequality) {
    const side = ({lo, hi}: {lo: number; hi: number}) => (lo === hi ? `${lo}` : `[${lo}, ${hi}]`);
    lines.push(`lhs ${side(inequality.lhs)}, rhs ${side(inequality.rhs)}`);
  }
  if (file) lines.push(`saved: ${file} (transferbound replay ${file})`);
  return lines.join('\n');
}

async function run(name: string, flags: HuntFlags): Promise<void> {
  const results = [];
  for (const claim of await loadClaims([name])) {
    const progress = progressLine(flags.json === true);
    const {evaluations, budget, seed} = flags;
    const result = await hunt(claim, {
      seed,
      ...(evaluations === undefined ? {budget} : {evaluations}),
      ...(flags.random ? {randomOnly: true} : {}),
      signal: interruptSignal(),
      onProgress({evaluations: done, milliseconds, ratio}) {
        const best = `${claim.id}: ${plural(done, 'setting')}, best lhs/rhs ${short(ratio, 'down')}`;
        if (evaluations === undefined) progress.update(milliseconds, budget, best);
        else progress.update(done, evaluations, best);
      },
    });
    progress.clear();
    const file = await save(claim, result, flags);
    results.push({...result, ...(file ? {saved: file} : {})});
    if (!flags.json) process.stdout.write(`${described(result, file)}\n`);
    if (result.verdict === 'refuted') process.exitCode = 1;
  }
  if (flags.json) process.stdout.write(jsonText(results));
}

export function addHunt(program: Command): void {
  program
    .command('hunt')
    .description('search for the tightest or a violating setting of a claim, shrink it and save it')
    .argument('<claim>', 'an id that `list` shows, or a file that exports claims (.ts, .js, .mjs)')
    .option('--budget <time>', 'time of the search, as in 60s or 2m; shrinking comes after', duration, 60_000)
    .option(
      '--evaluations <n>',
      'settings tried, instead of a time: the same on every machine',
      wholeNumber(1),
    )
    .option('--seed <s>', 'seed of the search', wholeNumber(0), 1)
    .option('--random', 'plain generation only, to compare with')
    .option('--counterexamples <dir>', 'where a counterexample is written', 'counterexamples')
    .option('--witnesses <dir>', 'where the tightest setting is written', 'witnesses')
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
