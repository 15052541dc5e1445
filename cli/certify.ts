import type {Command} from 'commander';
import {calculated, type Numbers} from '../properties/certify/calculator.ts';
import {certified} from '../properties/commands/certify.ts';
import {type CertifyOptions, certifyOptions, numberOptions} from '../properties/commands/certifyOptions.ts';
import {flagName} from '../properties/experiments/flags.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {inputError} from '../theory/errors.ts';
import {certificateReport, limitsReport} from './certifyReport.ts';
import {addOptions} from './options.ts';

type Flags = CertifyOptions & Numbers & {readonly json?: boolean};

async function certify({json = false, ...flags}: Flags, command: Command): Promise<void> {
  const given = Object.entries(flags).filter(([name]) => command.getOptionValueSource(name) === 'cli');
  const ofNumbers = given.filter(([name]) => Object.hasOwn(numberOptions, name));
  const ofFiles = given.filter(([name]) => Object.hasOwn(certifyOptions, name) && name !== 'delta');
  if (ofNumbers.length > 0 && ofFiles.length > 0)
    throw inputError(
      'certify',
      flagName(ofNumbers[0]![0]),
      `numbers or files, not both`,
      flagName(ofFiles[0]![0]),
    );
  if (ofFiles.length > 0) {
    const found = await certified(Object.fromEntries(given), flagName);
    process.stdout.write(json ? jsonText(found) : certificateReport(found));
    return;
  }
  const numbers: Numbers = Object.fromEntries(given);
  const found = calculated(numbers, flagName);
  process.stdout.write(
    json
      ? jsonText({format: 'transferbound limits', version: 1, given: numbers, ...found})
      : limitsReport(found),
  );
}

export function addCertify(command: Command): void {
  addOptions(addOptions(command, certifyOptions), numberOptions)
    .option('--json', 'one JSON document on standard output')
    .action(certify);
}
