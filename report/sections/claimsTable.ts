import {claimHeading} from '../../properties/claimRegistry/claimPage.ts';
import {count} from '../../properties/files/format.ts';
import type {ClaimSummary} from '../claimSummary.ts';
import {percent, short} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {informativeShare, verdictBadge} from './parts.ts';
import {type Column, table} from './table.ts';

/** A number with a bar from 0 to 1 beneath it. */
function meter(ratio: number | undefined): Markup {
  if (ratio === undefined) return html`–`;
  const share = Math.max(0, Math.min(1, ratio));
  return html`<span class="meter" style="--share:${(100 * share).toFixed(1)}%">${short(ratio, 'down')}</span>`;
}

function mutantCount({mutants}: ClaimSummary): string {
  if (mutants.length === 0) return '–';
  return `${mutants.filter(({result}) => result.verdict === 'refuted').length} of ${mutants.length}`;
}

const columns: readonly Column<ClaimSummary>[] = [
  {
    head: 'claim',
    cell: ({id, claim}) =>
      html`<a href="#${id}">${id}</a><small>${claim?.title ?? 'not one of this package'}${claim?.mutates && html` (a mutant of ${claim.mutates.claim})`}</small>`,
  },
  {head: 'verdict', cell: ({verdict, claim}) => verdictBadge(verdict, claim?.mutates !== undefined)},
  {
    head: 'settings kept',
    number: true,
    cell: ({kept, settings}) => html`${count(kept)} <small>of ${count(settings)}</small>`,
  },
  {
    head: 'undecided',
    number: true,
    cell: ({undecided, kept}) =>
      undecided === 0 ? '0' : html`${count(undecided)} <small>${percent(undecided, kept)}</small>`,
  },
  {
    head: 'smallest slack',
    number: true,
    cell: ({slack, results}) => (results.length === 0 ? '–' : short(slack)),
  },
  {head: 'tightest here', number: true, cell: ({tightest}) => meter(tightest?.ratio)},
  {head: 'tightest known', number: true, cell: ({known}) => meter(known)},
  {head: 'informative', number: true, cell: ({levels}) => informativeShare(levels)},
  {head: 'mutants refuted', number: true, cell: mutantCount},
];

export function claimsTable(claims: readonly ClaimSummary[]): Markup {
  const groups = new Map<string, ClaimSummary[]>();
  for (const summary of claims) {
    const heading = claimHeading(summary.claim);
    groups.set(heading, [...(groups.get(heading) ?? []), summary]);
  }
  return html`${[...groups].map(([heading, rows]) => table(heading, columns, rows))}`;
}
