/** The table that `check` ends with: one row a claim and world. */
import Table from 'cli-table3';
import {percent, short} from '../properties/files/format.ts';
import type {ClaimVerdict, ResultRow} from '../properties/record/resultRow.ts';
import {coloured, paint} from './style.ts';

const COLOURS: Record<ClaimVerdict, 'green' | 'red' | 'yellow' | 'cyan'> = {
  holds: 'green',
  'not refuted': 'cyan',
  undecided: 'yellow',
  refuted: 'red',
};

export function resultTable(results: readonly ResultRow[]): string {
  const table = new Table({
    head: [
      'claim',
      'world',
      'verdict',
      'settings',
      'kept',
      'undecided',
      'smallest slack',
      'tightest lhs/rhs',
      'vacuous',
    ],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'right', 'right'],
    style: {head: coloured(process.stdout) ? ['bold'] : [], border: [], compact: true},
  });
  for (const result of results) {
    table.push([
      result.claim,
      result.world,
      paint(COLOURS[result.verdict], result.verdict),
      result.settings.toLocaleString('en-US'),
      percent(result.kept, result.settings),
      result.undecided.toLocaleString('en-US'),
      short(result.slack),
      short(result.tightest?.ratio, 'down'),
      result.vacuous ? percent(result.vacuous.settings, result.vacuous.of) : '-',
    ]);
  }
  return table.toString();
}
