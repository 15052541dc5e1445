import Table from 'cli-table3';
import type {Command} from 'commander';
import {type Calculated, calculated, type Limit, type Numbers} from '../properties/certify/calculator.ts';
import {numberOptions} from '../properties/commands/certifyOptions.ts';
import {flagName} from '../properties/experiments/flags.ts';
import {outward} from '../properties/files/format.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {addOptions} from './options.ts';
import {coloured} from './terminal.ts';

/** What may be printed of a limit: rounded to the side on which it stays one. */
function printed({side, enclosure: {lo, hi}}: Limit): string {
  if (side === 'upper') return outward(hi, 'up');
  if (side === 'lower') return outward(lo, 'down');
  return `${outward(lo, 'down')} to ${outward(hi, 'up')}`;
}

const SIDES = {upper: 'at most', lower: 'at least', value: 'is'} as const;

function limitsTable({of, limits, requires}: Calculated): string {
  const made = new Table({
    head: [of, '', ''],
    colAligns: ['left', 'right', 'left'],
    style: {head: coloured(process.stdout) ? ['bold'] : [], border: [], compact: true},
  });
  made.push(...limits.map((limit) => [limit.name, SIDES[limit.side], printed(limit)]));
  const must = requires.map((line) => `  - ${line}\n`).join('');
  return `${made.toString()}\n${must && `what must be true:\n${must}`}`;
}

function certify({json = false, ...given}: Numbers & {json?: boolean}): void {
  const found = calculated(given, flagName);
  process.stdout.write(
    json ? jsonText({format: 'transferbound limits', version: 1, given, ...found}) : limitsTable(found),
  );
}

export function addCertify(program: Command): void {
  const command = program
    .command('certify')
    .description('limits that hold with a stated probability, rounded outward, from numbers');
  addOptions(command, numberOptions).option('--json', 'one JSON document on standard output').action(certify);
}
