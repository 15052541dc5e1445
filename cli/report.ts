import {relative, resolve} from 'node:path';
import type {Command} from 'commander';
import {jsonText} from '../properties/files/jsonText.ts';
import {checkWritable, writeFileAtomic} from '../properties/files/writeFileAtomic.ts';
import {committedFixtures} from '../report/committedFixtures.ts';
import {readRunFile} from '../report/runFile.ts';
import {InputError} from '../theory/errors.ts';
import {describedClaims} from './describedClaims.ts';

interface ReportFlags {
  readonly out: string;
  readonly json?: boolean;
  readonly claims?: readonly string[];
}

const HINT = `report: expected at least one RUN file, got none. Make one first:
    transferbound check --json > run.json
    transferbound mutants --json > mutants.json
    transferbound report run.json mutants.json --out report.html`;

async function run(names: readonly string[], {out, json, claims}: ReportFlags): Promise<void> {
  if (names.length === 0) throw new InputError(HINT);
  await checkWritable(out);
  // All files are read and validated before anything is written.
  const files = await Promise.all(names.map(readRunFile));
  const own = claims ? await describedClaims(claims) : [];
  const [witnesses, counterexamples] = await Promise.all([
    committedFixtures('witnesses'),
    committedFixtures('counterexamples'),
  ]);
  // Plots and formulas take as long to load as all the rest, and no other command needs them.
  const {reportPage} = await import('../report/reportPage.ts');
  const page = reportPage(files, {witnesses, counterexamples}, own);
  const file = resolve(out);
  await writeFileAtomic(file, page);
  const bytes = Buffer.byteLength(page);
  const shown = relative(process.cwd(), file);
  process.stdout.write(
    json
      ? jsonText({
          file: shown,
          bytes,
          runs: files.map((of) => ({
            name: of.name,
            kind: of.kind === 'experiment' ? of.experiment.name : of.kind,
          })),
        })
      : `wrote ${shown} (${(bytes / 1024).toFixed(0)} KiB): open it in a browser\n`,
  );
}

export function addReport(command: Command): void {
  command
    .argument('[runs...]', 'files with what those commands printed, and fixtures')
    .option('--out <file>', 'the page', 'report.html')
    .option(
      '--claims <file>',
      "a file with the user's own claims that the runs are about: for their titles and statements; may be given again",
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option('--json', 'say what was written as one JSON document on standard output')
    .action(run);
}
