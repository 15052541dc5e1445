import {count} from '../../properties/files/format.ts';
import type {FileRow} from '../claimSummary.ts';
import {short} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {informativeShare} from './informativeShare.ts';
import {table} from './table.ts';
import {verdictBadge} from './verdictBadge.ts';

/** One line per kind of world, with the sequential test's own words. */
export function worldsTable(rows: readonly FileRow[], files: number, isMutant: boolean): Markup {
  const missed = (row: FileRow) =>
    Object.entries(row.failed).map(([name, times]) => html`<small>${name}: not on ${count(times)}</small>`);
  return table<FileRow>(
    'By world',
    [
      {head: 'world', cell: ({world, file}) => (files > 1 ? html`${world} <small>${file}</small>` : world)},
      {
        head: 'verdict',
        cell: ({verdict, kept}) =>
          html`${verdictBadge(verdict, isMutant)}${kept === 0 && html`<small>no setting satisfied the hypotheses</small>`}`,
      },
      {
        head: 'kept',
        number: true,
        cell: ({kept, settings}) => `${count(kept)} of ${count(settings)}`,
      },
      {head: 'smallest slack', number: true, cell: ({slack, kept}) => (kept === 0 ? '–' : short(slack))},
      {head: 'tightest', number: true, cell: ({tightest}) => short(tightest?.ratio, 'down')},
      {head: 'informative', number: true, cell: ({levels}) => informativeShare(levels)},
      {head: 'notes', cell: (row) => html`${row.test && html`<small>${row.test}</small>`}${missed(row)}`},
    ],
    rows,
  );
}
