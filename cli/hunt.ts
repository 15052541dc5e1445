import {join} from 'node:path';
import type {Command} from 'commander';
import {loadClaims, looksLikeFile} from '../properties/claimRegistry/loadClaims.ts';
import {type HuntSettings, huntDesign, hunterOf} from '../properties/commands/hunt.ts';
import {huntOptions} from '../properties/commands/huntOptions.ts';
import {designLine} from '../properties/evaluate/sequentialDesign.ts';
import {plural, short} from '../properties/files/format.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {packageVersion} from '../properties/files/packageVersion.ts';
import {checkWritable, writeAll} from '../properties/files/writeFileAtomic.ts';
import {fixtureFile, huntFixture, savedRatio} from '../properties/fixtures/foundFixture.ts';
import {savedCounterexamples, stillRefuting} from '../properties/fixtures/savedCounterexamples.ts';
import type {HuntProgress} from '../properties/hunt/hunt.ts';
import {foundBefore, type HuntPool} from '../properties/hunt/huntPool.ts';
import type {HuntResult} from '../properties/hunt/huntResult.ts';
import {digests} from '../properties/run/runManifest.ts';
import {replayCommand} from '../report/claimFiles.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {inputError} from '../theory/errors.ts';
import {EXIT, exitCodeOf} from './exitCodes.ts';
import {addOptions, duration, RESUME_ABOUT, TIMEOUT_ABOUT} from './options.ts';
import {counterexampleText} from './reporters/counterexampleText.ts';
import {refutedBy, savedLine} from './savedFirst.ts';
import {interruptSignal, paint, progressLine, styleOf} from './terminal.ts';

interface HuntFlags extends HuntSettings {
  readonly counterexamples: string;
  readonly witnesses: string;
  readonly resume?: boolean;
  readonly json?: boolean;
}

/** Where a fixture goes and what is said of that. */
interface Saving {
  readonly write?: readonly [file: string, text: string];
  readonly note?: string;
}

/** What a hunt is: its claim, what the command line calls it, and who does it. */
interface Hunt {
  readonly claim: Claim;
  readonly name: string;
  readonly pool: HuntPool;
}

async function saving({claim, pool}: Hunt, result: HuntResult, flags: HuntFlags): Promise<Saving> {
  const fixture = await huntFixture(claim, result, pool.evidence);
  if (!fixture && flags.world !== undefined)
    return {
      note: `not saved: a setting on ${flags.world} needs its files; this finds it again: ${result.command}`,
    };
  if (!fixture) return {};
  const witness = fixture.kind === 'witness';
  const write = fixtureFile(fixture, witness ? flags.witnesses : flags.counterexamples);
  const [file] = write;
  const ratio = result.tightest?.ratio ?? 0;
  const before = witness ? await savedRatio(file, claim, pool.evidence) : undefined;
  if (before === undefined || before <= ratio)
    return {write, note: `saved: ${file} (${replayCommand(file, result.command)})`};
  return {note: `kept: ${file} holds a tighter witness, lhs/rhs ${short(before, 'down')}`};
}

function described(result: HuntResult): string {
  const {claim, verdict, evaluations, kept, undecided, milliseconds, tightest, counterexample} = result;
  const lines = [
    `${claim}: ${paint(verdict === 'refuted' ? 'red' : verdict === 'undecided' ? 'yellow' : 'cyan', verdict)} after ${plural(evaluations, 'setting')} (${kept.toLocaleString('en-US')} kept by the hypotheses, ${undecided.toLocaleString('en-US')} undecided) in ${(milliseconds / 1000).toFixed(1)} s, seed ${result.seed}`,
  ];
  if (tightest) lines.push(`tightest lhs/rhs: ${short(tightest.ratio, 'down')}`);
  const found = counterexample ?? tightest;
  if (found) {
    const {inequality} = counterexample?.evidence ?? tightest ?? {};
    const {width} = styleOf(process.stdout);
    const text = counterexampleText(
      {setting: found.setting, ...(inequality ? {evidence: {inequality}} : {})},
      width - 2,
    );
    lines.push(counterexample ? 'counterexample:' : 'witness:', ...text.map((line) => `  ${line}`));
  }
  return lines.join('\n');
}

/** The journal of a hunt is next to the witness that it may end in. */
async function journalOf({claim, name}: Hunt, {witnesses, seed, random, world, resume}: HuntFlags) {
  const files = await digests([name]);
  const identity = {version: packageVersion(), claim: claim.id, files, seed, random, world};
  return {result: join(witnesses, `${claim.id}.json`), identity, resume: resume === true};
}

/** Tries what earlier runs saved of a claim that is in a file. @returns one that still refutes the claim */
async function triedFirst({claim, name, pool}: Hunt, {counterexamples, json}: HuntFlags) {
  if (!looksLikeFile(name)) return undefined;
  const saved = await savedCounterexamples([claim], counterexamples, pool.evidence);
  if (!json) for (const one of saved) process.stdout.write(`${savedLine(one)}\n`);
  return stillRefuting(saved, claim.id);
}

/** The hunt of one claim; undefined where it was stopped before it had tried anything. */
async function search(hunt: Hunt, flags: HuntFlags) {
  const {claim, pool} = hunt;
  const progress = progressLine(flags.json === true);
  const {evaluations, budget} = flags;
  const design = huntDesign(claim, flags);
  if (design && !flags.json) process.stdout.write(`${designLine(claim.id, design)}\n`);
  const result = await pool
    .search(claim, {
      ...(design ? {design} : {journal: await journalOf(hunt, flags)}),
      onProgress({evaluations: done, milliseconds, ratio}: HuntProgress) {
        const best = `${claim.id}: ${plural(done, 'setting')}, best lhs/rhs ${short(ratio, 'down')}`;
        if (evaluations === undefined) progress.update(milliseconds, budget, best);
        else progress.update(done, evaluations, best);
      },
    })
    .finally(() => progress.clear());
  if (!result) return undefined;
  if (!('evaluations' in result)) return {result, text: `${claim.id}: ${result.test}`};
  const saved = await saving(hunt, result, flags);
  return {
    result: {...result, ...(saved.write ? {saved: saved.write[0]} : {})},
    text: described(result),
    saved,
  };
}

async function huntAll(name: string, flags: HuntFlags, pool: HuntPool, signal: AbortSignal): Promise<void> {
  const claims = looksLikeFile(name) ? await pool.claims() : await loadClaims([name]);
  if (flags.sampled && flags.world !== undefined)
    throw inputError('hunt', '--world', 'nothing together with --sampled', flags.world);
  if (flags.sampled && !claims.some(({kind}) => kind === 'with-probability')) {
    throw inputError('hunt', '--sampled', 'a claim that holds with probability 1 - nu', name);
  }
  for (const {id} of claims)
    for (const folder of [flags.witnesses, flags.counterexamples])
      await checkWritable(join(folder, `${id}.json`));
  const results = [];
  const files: (readonly [file: string, text: string])[] = [];
  for (const claim of claims) {
    if (signal.aborted) break;
    const known = await triedFirst({claim, name, pool}, flags);
    const found = await search({claim, name, pool}, flags);
    if (!found) break;
    const {result, text, saved = {}} = found;
    const before = result.verdict === 'refuted' ? undefined : known;
    results.push(before ? refutedBy(before, result) : result);
    if (!flags.json) process.stdout.write(`${text}\n`);
    if (before && !flags.json) process.stdout.write(`refuted all the same, by ${before.file}\n`);
    if (saved.write) files.push(saved.write);
    // A later claim may be stopped at once, and a result is printed before anything is written.
    if (!flags.json) {
      await writeAll(files.splice(0));
      if (saved.note) process.stdout.write(`${saved.note}\n`);
    }
  }
  const complete = !signal.aborted;
  if (flags.json) {
    const document = {format: 'transferbound hunt', version: 1, package: packageVersion(), results, complete};
    process.stdout.write(jsonText(document));
  }
  const refuted = results.some(({verdict}) => verdict === 'refuted');
  process.exitCode = exitCodeOf({refuted, complete});
  await writeAll(files);
}

async function run(name: string, flags: HuntFlags): Promise<void> {
  const signal = interruptSignal();
  const pool = hunterOf(name, {...flags, signal});
  try {
    await huntAll(name, flags, pool, signal);
  } catch (error) {
    // Stopped while the claims were still loaded: there is no result.
    if (signal.aborted && process.exitCode === undefined) {
      process.exitCode = EXIT.interrupted;
      return;
    }
    const before = foundBefore.get(error as object);
    if (before && !flags.json) process.stdout.write(`${described(before)}\n`);
    throw error;
  } finally {
    await pool.close();
  }
}

export function addHunt(command: Command): void {
  command.argument('<claim>', 'an id that `list` shows, or a file that exports claims (.ts, .js, .mjs)');
  addOptions(command, huntOptions)
    .option('--counterexamples <dir>', 'where a counterexample is written', 'counterexamples')
    .option('--witnesses <dir>', 'where the tightest setting is written', 'witnesses')
    .option('--timeout <time>', TIMEOUT_ABOUT, duration)
    .option('--resume', RESUME_ABOUT)
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
