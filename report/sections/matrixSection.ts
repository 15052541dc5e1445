import type {ResultRow} from '../../properties/record/resultRow.ts';
import {VERDICTS} from '../../properties/record/verdictWords.ts';
import type {Claim} from '../../theory/claim/claim.ts';
import {levelsOf} from '../claimSummary.ts';
import {percent, short} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {type MatrixLine, verdictMatrix} from '../verdictMatrix.ts';
import {verdictStyle} from './parts.ts';
import {type Column, table} from './table.ts';

/** How many rows have each verdict. */
const cell = (rows: readonly ResultRow[], isMutant: boolean): Markup =>
  html`${VERDICTS.map(({verdict, counted, sign}) => {
    const number = rows.filter((row) => row.verdict === verdict).length;
    return (
      number > 0 &&
      html`<span class="count ${verdictStyle(verdict, isMutant)}" title="${number} ${counted}"><span aria-hidden="true">${sign}</span>${number}<span class="unseen"> ${counted}</span></span> `
    );
  })}`;

function informative({rows}: MatrixLine): string {
  const levels = levelsOf(rows);
  return levels ? percent(levels.informative, levels.of) : '–';
}

function tightest({rows}: MatrixLine): string {
  const ratios = rows.flatMap(({tightest: one}) => one?.ratio ?? []);
  return short(ratios.length > 0 ? Math.max(...ratios) : undefined, 'down');
}

/** The verdicts by claims and worlds, as on the screen of `check`; undefined where there is one row at most. */
export function matrixSection(results: readonly ResultRow[], claims: readonly Claim[]): Markup | undefined {
  if (results.length < 2) return undefined;
  const {byClaim, columns, lines} = verdictMatrix(results, claims, false);
  const mutants = new Set(claims.filter(({mutates}) => mutates).map(({id}) => id));
  const worlds = columns.map(
    (world, i): Column<MatrixLine> => ({
      head: world,
      cell: ({cells}) => {
        const rows = cells[i] ?? [];
        return cell(
          rows,
          rows.every(({claim}) => mutants.has(claim)),
        );
      },
    }),
  );
  return table<MatrixLine>(
    'Verdicts by claims and worlds',
    [
      {head: byClaim ? 'claim' : 'claims', cell: ({name}) => name},
      ...worlds,
      {head: 'informative', number: true, cell: informative},
      {head: 'tightest', number: true, cell: tightest},
    ],
    lines,
    {many: columns.length > 7 || 'medium'},
  );
}
