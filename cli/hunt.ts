import {join} from 'node:path';
import type {Command} from 'commander';
import {loadClaims} from '../properties/claimRegistry/loadClaims.ts';
import {type HuntSettings, huntDesign, huntNamed} from '../properties/commands/hunt.ts';
import {huntOptions} from '../properties/commands/huntOptions.ts';
import {designLine} from '../properties/evaluate/sequentialDesign.ts';
import {plural, short} from '../properties/files/format.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {checkWritable, writeAll} from '../properties/files/writeFileAtomic.ts';
import {fixtureFile, huntFixture, savedRatio} from '../properties/fixtures/foundFixture.ts';
import type {HuntProgress} from '../properties/hunt/hunt.ts';
import type {HuntResult} from '../properties/hunt/huntResult.ts';
import {sizeOf} from '../properties/hunt/mutationScore.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {inputError} from '../theory/errors.ts';
import {exitCodeOf} from './exitCodes.ts';
import {addOptions} from './options.ts';
import {interruptSignal, paint, progressLine} from './terminal.ts';

interface HuntFlags extends HuntSettings {
  readonly counterexamples: string;
  readonly witnesses: string;
  readonly json?: boolean;
}

/** Where a fixture goes and what is said of that. */
interface Saving {
  readonly write?: readonly [file: string, text: string];
  readonly note?: string;
}

async function saving(claim: Claim, result: HuntResult, flags: HuntFlags): Promise<Saving> {
  const fixture = huntFixture(claim, result);
  if (!fixture) return {};
  const witness = fixture.kind === 'witness';
  const write = fixtureFile(fixture, witness ? flags.witnesses : flags.counterexamples);
  const [file] = write;
  const ratio = result.tightest?.ratio ?? 0;
  const before = witness ? await savedRatio(file, claim) : undefined;
  if (before === undefined || before <= ratio)
    return {write, note: `saved: ${file} (transferbound replay ${file})`};
  return {note: `kept: ${file} holds a tighter witness, lhs/rhs ${short(before, 'down')}`};
}

function described(result: HuntResult): string {
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
  return lines.join('\n');
}

async function search(claim: Claim, name: string, flags: HuntFlags, signal: AbortSignal) {
  const progress = progressLine(flags.json === true);
  const {evaluations, budget} = flags;
  const design = huntDesign(claim, flags);
  if (design && !flags.json) process.stdout.write(`${designLine(claim.id, design)}\n`);
  const result = await huntNamed(claim, name, {
    ...flags,
    signal,
    onProgress({evaluations: done, milliseconds, ratio}: HuntProgress) {
      const best = `${claim.id}: ${plural(done, 'setting')}, best lhs/rhs ${short(ratio, 'down')}`;
      if (evaluations === undefined) progress.update(milliseconds, budget, best);
      else progress.update(done, evaluations, best);
    },
  });
  progress.clear();
  if (!('evaluations' in result)) return {result, text: `${claim.id}: ${result.test}`};
  const saved = await saving(claim, result, flags);
  return {
    result: {...result, ...(saved.write ? {saved: saved.write[0]} : {})},
    text: described(result),
    saved,
  };
}

async function run(name: string, flags: HuntFlags): Promise<void> {
  const claims = await loadClaims([name]);
  if (flags.sampled && !claims.some(({kind}) => kind === 'with-probability')) {
    throw inputError('hunt', '--sampled', 'a claim that holds with probability 1 - nu', name);
  }
  for (const {id} of claims)
    for (const folder of [flags.witnesses, flags.counterexamples])
      await checkWritable(join(folder, `${id}.json`));
  const signal = interruptSignal();
  const results = [];
  const files: (readonly [file: string, text: string])[] = [];
  for (const claim of claims) {
    if (signal.aborted) break;
    const {result, text, saved = {}} = await search(claim, name, flags, signal);
    results.push(result);
    if (!flags.json) process.stdout.write(`${text}\n`);
    if (saved.write) files.push(saved.write);
    // A later claim may be stopped at once, and a result is printed before anything is written.
    if (!flags.json) {
      await writeAll(files.splice(0));
      if (saved.note) process.stdout.write(`${saved.note}\n`);
    }
  }
  if (flags.json) process.stdout.write(jsonText(results));
  const refuted = results.some(({verdict}) => verdict === 'refuted');
  process.exitCode = exitCodeOf({refuted, complete: !signal.aborted});
  await writeAll(files);
}

export function addHunt(program: Command): void {
  const command = program
    .command('hunt')
    .description('search for the tightest or a violating setting of a claim, shrink it and save it')
    .argument('<claim>', 'an id that `list` shows, or a file that exports claims (.ts, .js, .mjs)');
  addOptions(command, huntOptions)
    .option('--counterexamples <dir>', 'where a counterexample is written', 'counterexamples')
    .option('--witnesses <dir>', 'where the tightest setting is written', 'witnesses')
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
