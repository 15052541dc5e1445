import {plural} from '../../properties/files/format.ts';
import {NO_PASS, severity} from '../../properties/record/verdictWords.ts';
import type {ClaimSummary, FileRow} from '../claimSummary.ts';
import {html, type Markup} from '../html.ts';
import {because} from '../mostSerious.ts';
import {fold, verdictBadge} from './parts.ts';
import {type Column, table} from './table.ts';

/** Rows of one claim with one verdict that is no pass. */
interface Open {
  readonly claim: ClaimSummary;
  readonly rows: readonly [FileRow, ...FileRow[]];
}

/** More lines than these are folded away. */
const MOST_LINES = 10;

function openOf(claim: ClaimSummary): Open[] {
  const isMutant = claim.claim?.mutates !== undefined;
  return [...NO_PASS, ...(isMutant ? [] : (['refuted'] as const))].flatMap((verdict) => {
    const [first, ...others] = claim.results.filter((row) => row.verdict === verdict);
    return first ? [{claim, rows: [first, ...others] as const}] : [];
  });
}

const columns: readonly Column<Open>[] = [
  {
    head: 'claim',
    cell: ({claim: {id, claim}}) => html`<a href="#${id}">${id}</a><small>${claim?.title}</small>`,
  },
  {head: 'verdict', cell: ({rows: [{verdict}]}) => verdictBadge(verdict)},
  {head: 'worlds', cell: ({rows}) => [...new Set(rows.map(({world}) => world))].join('; ')},
  {
    head: 'why',
    cell: ({rows}) => {
      const [first] = [...rows].sort((a, b) => b.kept - a.kept);
      return html`${because(first!)}${rows.length > 1 && html` <small>(on ${first!.world})</small>`}`;
    },
  },
];

/** What is no pass, the most severe first: refuted, undecided, vacuous, untested. Undefined where all pass. */
export function openSection(claims: readonly ClaimSummary[]): Markup | undefined {
  const open = claims
    .flatMap(openOf)
    .sort((a, b) => severity(b.rows[0].verdict) - severity(a.rows[0].verdict));
  if (open.length === 0) return undefined;
  const more = open.slice(MOST_LINES);
  return html`${table('Claims by verdict, the most severe first', columns, open.slice(0, MOST_LINES))}
${more.length > 0 && fold(html`${plural(more.length, 'more line')}`, table('Further ones', columns, more))}`;
}
