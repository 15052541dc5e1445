/** `transferbound experiment <name>`: experiments with trained encoders; each writes a table and its data. */

import {relative, resolve} from 'node:path';
import {type Command, Option} from 'commander';
import {type Backend, type BackendChoice, backendNames, selectBackend} from '../models/index.ts';
import {type Experiment, markdown} from '../properties/experiments/experiment.ts';
import {type Flag, flagName} from '../properties/experiments/flags.ts';
import {experiments} from '../properties/experiments/index.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {keptNextTo} from '../properties/files/trainingJournal.ts';
import {checkWritable, resultPath, writeAll} from '../properties/files/writeFileAtomic.ts';
import {InputError} from '../theory/errors.ts';
import {exitCodeOf} from './exitCodes.ts';
import {numbers, oneOf, probability, RESUME_ABOUT, wholeNumber, wholeNumbers, zeroOrMore} from './options.ts';
import {interruptSignal, progressLine} from './terminal.ts';

interface ExperimentFlags extends Readonly<Record<string, unknown>> {
  readonly seed: number;
  readonly out: string;
  readonly backend?: BackendChoice;
  readonly json?: boolean;
  readonly resume?: boolean;
}

async function run(experiment: Experiment, flags: ExperimentFlags): Promise<void> {
  const {name, missing} = experiment;
  const {seed, out} = flags;
  const absent = missing();
  if (absent) throw new InputError(`experiment ${name}: expected ${absent}, got none`);
  const {command, file} = experiment.plan(flags, seed, flags.backend);
  const result = resolve(out, `${file}.json`);
  await checkWritable(result);
  const signal = interruptSignal();
  const backend = await selectBackend(flags.backend);
  await keptNextTo(result, {what: command, resume: flags.resume}, backend, (on) =>
    measure(experiment, flags, on, signal),
  );
}

/** Runs it, prints its table and writes its files. */
async function measure(
  experiment: Experiment,
  flags: ExperimentFlags,
  backend: Backend,
  signal: AbortSignal,
): Promise<{complete: boolean}> {
  const {seed, out, json = false} = flags;
  const progress = progressLine(json);
  const files: [name: string, text: string][] = [];
  const setup = {
    backend,
    seed,
    signal,
    onProgress: progress.update,
    onNote: (line: string) => void (json || process.stdout.write(`${line}\n`)),
    onFile: (...file: [name: string, text: string]) => void files.push(file),
  };
  const report = await experiment.run(flags, setup, flags.backend);
  progress.clear();
  const view = experiment.view(report);
  const data = jsonText(report);
  const table = markdown(view);
  process.stdout.write(json ? data : table);
  files.unshift(
    [`${view.file}.md`, `\`${report.command}\` (${backend.name} backend)\n\n${table}`],
    [`${view.file}.json`, data],
  );
  const complete = report.complete !== false;
  process.exitCode = exitCodeOf({refuted: view.refuted, complete});
  // The table goes where its data goes, which says whether it is of a whole run.
  const place = await resultPath(resolve(out, `${view.file}.json`), complete);
  const stopped = place.endsWith('.stopped.json') && !view.file.endsWith('.stopped');
  const placed = files.map(([file, text]): [string, string] => [
    resolve(out, stopped ? file.replace(/(\.\w+)$/, '.stopped$1') : file),
    text,
  ]);
  if (stopped) process.stderr.write(`${view.file}.json holds a whole run and is kept\n`);
  await writeAll(placed, (path) => {
    if (!json) process.stdout.write(`wrote ${relative(process.cwd(), path)}\n`);
  });
  return {complete};
}

/** The placeholder and the parser of a flag. */
function readingOf(flag: Flag): readonly [string, (text: string) => unknown] {
  switch (flag.kind) {
    case 'whole':
      return ['<n>', wholeNumber(flag.least, flag.most)];
    case 'probability':
      return ['<p>', probability];
    case 'choice':
      return ['<kind>', oneOf(...flag.choices)];
    case 'positive numbers':
      return ['<list>', numbers];
    case 'whole numbers':
      return ['<list>', wholeNumbers];
    case 'numbers':
      return ['<list>', zeroOrMore];
  }
}

function optionOf([key, flag]: [string, Flag]): Option {
  const [placeholder, parse] = readingOf(flag);
  const about = flag.kind === 'choice' ? `${flag.about}: ${flag.choices.join(' | ')}` : flag.about;
  return new Option(`${flagName(key)} ${placeholder}`, about)
    .argParser(parse)
    .default(flag.value)
    .makeOptionMandatory(flag.required);
}

export function addExperiment(all: Command): void {
  for (const experiment of experiments) {
    const command = all.command(experiment.name).description(experiment.about).exitOverride();
    for (const option of Object.entries(experiment.flags).map(optionOf)) command.addOption(option);
    command
      .option('--seed <s>', 'seed of everything random', wholeNumber(0), 1)
      .option('--out <dir>', 'where the table (.md) and its data (.json) are written', 'experiments')
      .option(
        '--backend <name>',
        `training backend: auto | ${backendNames.join(' | ')}`,
        oneOf('auto', ...backendNames),
      )
      .option('--resume', RESUME_ABOUT)
      .option('--json', 'one JSON document on standard output')
      .action((flags: ExperimentFlags) => run(experiment, flags));
  }
}
