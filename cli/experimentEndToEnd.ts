/** `transferbound experiment sweep` and `... signs`: how the end-to-end bound moves, and its complexity from below. */
import type {Command} from 'commander';
import {selectBackend} from '../models/index.ts';
import {signs, signTable} from '../properties/experiments/endToEnd/signs.ts';
import {sweep} from '../properties/experiments/endToEnd/sweep.ts';
import {SWEEP_VALUES, SWEEPS, type Sweep} from '../properties/experiments/endToEnd/sweepSettings.ts';
import {sweepTable} from '../properties/experiments/endToEnd/sweepTable.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import type {Scenario} from '../properties/worlds/teacher/teacherSetting.ts';
import {type Shared, save, shared} from './experimentFiles.ts';
import {interruptSignal} from './interrupt.ts';
import {oneOf, wholeNumber, wholeNumbers, zeroOrMore} from './options.ts';
import {progressLine} from './progress.ts';

interface BothFlags extends Shared {
  readonly encoder: Scenario | 'both';
}

const scenariosOf = ({encoder}: BothFlags): readonly Scenario[] =>
  encoder === 'both' ? ['context', 'masked'] : [encoder];

interface SweepFlags extends BothFlags {
  readonly over: Sweep;
  readonly values?: readonly number[];
  readonly worlds: number;
}

async function runSweep(flags: SweepFlags): Promise<void> {
  const {over, worlds, seed, encoder, json} = flags;
  const values = flags.values ?? SWEEP_VALUES[over];
  const command = `transferbound experiment sweep --over ${over} --values ${values.join(',')} --encoder ${encoder} --worlds ${worlds} --seed ${seed}`;
  const progress = progressLine(json === true);
  const backend = await selectBackend(flags.backend);
  const report = await sweep({
    backend,
    over,
    scenarios: scenariosOf(flags),
    values,
    worlds,
    seed,
    signal: interruptSignal(),
    onProgress: (done, of, at) => progress.update(done, of, at),
  });
  progress.clear();
  const table = sweepTable(report);
  const {name, version} = backend;
  const data = jsonText({command, backend: {name, version}, ...report});
  process.stdout.write(json ? data : table);
  await save(flags, `sweep-${over}.md`, `\`${command}\` (${name} backend)\n\n${table}`);
  await save(flags, `sweep-${over}.json`, data);
  if (report.rows.some(({violated}) => violated > 0)) process.exitCode = 1;
}

interface SignFlags extends BothFlags {
  readonly draws: readonly number[];
}

async function runSigns(flags: SignFlags): Promise<void> {
  const {draws, seed, encoder, json} = flags;
  const command = `transferbound experiment signs --draws ${draws.join(',')} --encoder ${encoder} --seed ${seed}`;
  const progress = progressLine(json === true);
  const backend = await selectBackend(flags.backend);
  const rows = await signs({
    backend,
    scenarios: scenariosOf(flags),
    draws,
    seed,
    signal: interruptSignal(),
    onProgress: (done, of, at) => progress.update(done, of, at),
  });
  progress.clear();
  const table = signTable(rows);
  const {name, version} = backend;
  const data = jsonText({command, backend: {name, version}, rows});
  process.stdout.write(json ? data : table);
  await save(flags, 'signs.md', `\`${command}\` (${name} backend)\n\n${table}`);
  await save(flags, 'signs.json', data);
  if (rows.some(({verdict}) => verdict === 'refuted')) process.exitCode = 1;
}

export function addEndToEndExperiments(experiment: Command): void {
  const both = (command: Command) =>
    shared(command).option(
      '--encoder <kind>',
      'context | masked | both',
      oneOf('context', 'masked', 'both'),
      'both',
    );
  both(experiment.command('sweep'))
    .description('every term of the end-to-end bound, and what it bounds, along one number')
    .requiredOption('--over <what>', SWEEPS.join(' | '), oneOf(...SWEEPS))
    .option('--values <list>', 'values of it, separated by commas; default by what is swept', zeroOrMore)
    .option('--worlds <n>', 'worlds a value, the same ones at every value', wholeNumber(1), 8)
    .action(runSweep);
  both(experiment.command('signs'))
    .description('networks trained on random signs against the certified complexity of the class of losses')
    .option('--draws <list>', 'sample sizes N', wholeNumbers, [2, 4, 6, 1e3, 1e5, 1e7, 1e9])
    .action(runSigns);
}
