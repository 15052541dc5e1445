import {join} from 'node:path';
import Table from 'cli-table3';
import type {Command} from 'commander';
import {findClaim} from '../properties/claimRegistry/loadClaims.ts';
import {openJournal} from '../properties/files/journal.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {packageVersion} from '../properties/files/packageVersion.ts';
import {checkWritable, resultPath, writeAll} from '../properties/files/writeFileAtomic.ts';
import {fixtureFile} from '../properties/fixtures/foundFixture.ts';
import {fixtureName} from '../properties/proof/fixtureName.ts';
import type {SharpConstants, SharpRow} from '../properties/sharpen/sharpDocument.ts';
import {committedTable, sharpDocument, withRows} from '../properties/sharpen/sharpDocument.ts';
import {sharpenAll} from '../properties/sharpen/sharpenAll.ts';
import {sharpFixture} from '../properties/sharpen/sharpFixture.ts';
import {constantText, meetText, refutedText} from '../properties/sharpen/sharpText.ts';
import {committedFixtures} from '../report/committedFixtures.ts';
import {claims as builtIn} from '../theory/claims/index.ts';
import {inputError} from '../theory/errors.ts';
import {exitCodeOf} from './exitCodes.ts';
import {duration, RESUME_ABOUT, wholeNumber} from './options.ts';
import {coloured, interruptSignal, progressLine} from './terminal.ts';

interface SharpenFlags {
  readonly all?: boolean;
  readonly evaluations: number;
  readonly budget?: number;
  readonly seed: number;
  readonly counterexamples?: string;
  readonly out?: string;
  readonly into?: string;
  readonly resume?: boolean;
  readonly json?: boolean;
}

/** The claims named, all of them with --all; none of them a mutant, whose constants are wrong already. */
function chosen(names: readonly string[], all: boolean | undefined) {
  if ((all === true) === names.length > 0)
    throw inputError('sharpen', 'claims', 'ids of claims, or --all alone', all ? names.join(', ') : 'none');
  const claims = all ? [...builtIn] : names.map(findClaim);
  const mutant = claims.find(({mutates}) => mutates);
  if (mutant) throw inputError('sharpen', 'claims', 'claims that are not mutants', mutant.id);
  return claims;
}

function table(rows: readonly SharpRow[]): string {
  const shown = new Table({
    head: ['claim', 'constant', 'published', 'proved', 'refuted', 'do they meet?'],
    colAligns: ['left', 'left', 'right', 'right', 'left', 'left'],
    style: {head: coloured(process.stdout) ? ['bold'] : [], border: [], compact: true},
  });
  for (const row of rows) {
    const {claim, constant, published, proved} = row;
    const known = published === undefined ? '-' : constantText(published);
    shown.push([claim, constant, known, constantText(proved), refutedText(row), meetText(row)]);
  }
  return shown.toString();
}

const NOTE =
  'A refuted constant is a theorem: its world is a counterexample. That a larger one was not refuted is a conjecture where none is proved.';

/** Worlds that come with the package, those of the committed table among them: the search goes on from those that suit a claim. */
async function known() {
  const found = await Promise.all([committedFixtures('witnesses'), committedFixtures('counterexamples')]);
  const table = await committedTable();
  return {
    settings: found.flatMap((fixtures) => [...fixtures.values()].map(({fixture}) => fixture.setting)),
    before: table?.rows ?? [],
  };
}

async function run(names: readonly string[], flags: SharpenFlags): Promise<void> {
  const {all, evaluations, budget, seed, out, into, resume, json, counterexamples} = flags;
  const claims = chosen(names, all);
  if (resume && !out)
    throw inputError('sharpen', '--out', 'the file of the run that --resume goes on with', out);
  if (out) await checkWritable(out);
  const earlier = into === undefined ? undefined : await sharpDocument.read(into);
  if (counterexamples) await checkWritable(join(counterexamples, 'x.json'));
  const signal = interruptSignal();
  const progress = progressLine(json === true);
  const limits = {seed, ...(budget === undefined ? {evaluations} : {budget})};
  const words = all ? '--all' : names.join(' ');
  const command = `transferbound sharpen ${words} ${budget === undefined ? `--evaluations ${evaluations}` : `--budget ${budget / 1000}s`} --seed ${seed}`;
  const identity = {version: packageVersion(), claims: claims.map(({id}) => id), ...limits};
  const journal = out ? openJournal(out, identity, resume === true) : undefined;
  const found: SharpConstants = await sharpenAll({
    claims,
    ...(await known()),
    ...limits,
    command,
    signal,
    ...(journal ? {journal} : {}),
    onProgress: progress.update,
  }).finally(progress.clear);
  journal?.end(found.complete);
  const files = found.rows.flatMap((row): (readonly [string, string])[] => {
    const fixture = counterexamples ? sharpFixture(row, {command, seed}) : undefined;
    return fixture ? [fixtureFile(fixture, counterexamples!, fixtureName(fixture))] : [];
  });
  const document = jsonText(found);
  process.stdout.write(json ? document : `${table(found.rows)}\n${NOTE}\n`);
  if (out) files.push([await resultPath(out, found.complete), document]);
  if (earlier && found.complete) files.push([into!, jsonText(withRows(earlier, found, builtIn))]);
  await writeAll(files);
  if (!json) for (const [file] of files) process.stdout.write(`wrote ${file}\n`);
  process.exitCode = exitCodeOf({refuted: false, complete: found.complete});
}

export function addSharpen(command: Command): void {
  command
    .argument('[claims...]', 'ids that `list` shows')
    .option('--all', 'every claim with a constant')
    .option('--evaluations <n>', 'settings tried per constant', wholeNumber(1), 3_000)
    .option('--budget <time>', 'time a constant instead, as in 5s or 2m', duration)
    .option('--seed <s>', 'seed of the hunts', wholeNumber(0), 1)
    .option(
      '--counterexamples <dir>',
      'write a fixture of each refuted constant there, for `replay` and `prove`',
    )
    .option('--out <file>', 'write the JSON document to a file, whole or not at all')
    .option('--into <file>', 'put the rows into the table in a file, in place of those of the same claims')
    .option('--resume', RESUME_ABOUT)
    .option('--json', 'one JSON document on standard output')
    .action(run);
}
