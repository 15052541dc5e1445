import type {Command} from 'commander';
import {fineTuned} from '../properties/commands/fineTune.ts';
import {trained} from '../properties/commands/train.ts';
import {isGiven, type TrainOptions, trainOptions} from '../properties/commands/trainOptions.ts';
import {flagName} from '../properties/experiments/flags.ts';
import {trainingOf} from '../properties/experiments/trainDocument.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {exitCodeOf} from './exitCodes.ts';
import {addOptions} from './options.ts';
import {interruptSignal, progressLine} from './terminal.ts';
import {fineTuneReport, trainReport} from './trainReport.ts';

async function train(
  {json = false, ...flags}: TrainOptions & {json?: boolean},
  command: Command,
): Promise<void> {
  // Those with a default that nobody gave are left out, so that `--load` can refuse the others.
  const given = Object.entries(flags).filter(([name]) => command.getOptionValueSource(name) === 'cli');
  const {world} = flags;
  if (isGiven(world)) {
    const found = await fineTuned({...Object.fromEntries(given), world}, flagName);
    process.stdout.write(json ? jsonText(found.document) : fineTuneReport(found));
    return;
  }
  const progress = progressLine(json);
  const signal = interruptSignal();
  const {saved, complete} = await trained(
    {
      ...Object.fromEntries(given),
      signal,
      onStep: (step, of, at) => progress.update(step, of, at),
    },
    flagName,
    (done) => {
      progress.clear();
      process.stdout.write(
        json ? jsonText(trainingOf(done)) : trainReport(done, process.stdout.columns || 100),
      );
    },
  );
  process.exitCode = exitCodeOf({refuted: false, complete});
  if (saved && !json) process.stdout.write(`weights: ${saved}\n`);
}

export function addTrain(command: Command): void {
  addOptions(command, trainOptions).option('--json', 'one JSON document on standard output').action(train);
}
