import {claimHeading} from '../../properties/claimRegistry/claimPage.ts';
import {count} from '../../properties/files/format.ts';
import {severity} from '../../properties/record/verdictWords.ts';
import type {ClaimSummary} from '../claimSummary.ts';
import {percent, short} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {foundBy, verdictBadge} from './parts.ts';
import {type Column, table} from './table.ts';

/** A number with a bar from 0 to 1 below it; beyond 1 none: what refutes, or a drawn sample of those that may violate it. */
function meter(ratio: number | undefined, {verdict}: ClaimSummary): Markup {
  if (ratio === undefined) return html`–`;
  if (ratio > 1 && verdict === 'refuted') return html`<span class="above">${short(ratio, 'down')}</span>`;
  if (ratio > 1) return html`${short(ratio, 'down')} <small>one sample</small>`;
  return html`<span class="meter" style="--share:${(100 * Math.max(0, ratio)).toFixed(1)}%">${short(ratio, 'down')}</span>`;
}

const fallen = ({mutants}: ClaimSummary): number =>
  mutants.filter(({result}) => result.verdict === 'refuted').length;

const SHARES = ['vacuous', 'informative'] as const;

/** Share of the bounds that are vacuous, or informative. */
const shareColumn = (level: (typeof SHARES)[number]): Column<ClaimSummary> => ({
  head: level,
  number: true,
  cell: ({levels}) => (levels ? percent(levels[level], levels.of) : '–'),
  order: ({levels}) => levels && levels[level] / levels.of,
});

const columns: readonly Column<ClaimSummary>[] = [
  {
    head: 'claim',
    cell: ({id, claim}) =>
      html`<a href="#${id}">${id}</a><small>${claim?.title ?? 'not one of this package'}${claim?.mutates && html` (a mutant of ${claim.mutates.claim})`}</small>`,
  },
  {
    head: 'verdict',
    cell: ({verdict, claim}) => verdictBadge(verdict, claim?.mutates !== undefined),
    order: ({verdict}) => (verdict === 'not run' ? undefined : -severity(verdict)),
  },
  {
    head: 'settings kept',
    number: true,
    cell: ({kept, settings}) => html`${count(kept)} <small>of ${count(settings)}</small>`,
    order: ({kept}) => kept,
  },
  {
    head: 'undecided',
    number: true,
    cell: ({undecided, kept}) =>
      undecided === 0 ? '0' : html`${count(undecided)} <small>${percent(undecided, kept)}</small>`,
    order: ({undecided}) => undecided,
  },
  {
    head: 'smallest slack',
    number: true,
    cell: ({slack, results}) => (results.length === 0 ? '–' : short(slack)),
    order: ({slack}) => slack,
  },
  {
    head: 'tightest here',
    number: true,
    cell: (summary) => meter(summary.tightest?.ratio, summary),
    order: ({tightest}) => tightest?.ratio,
  },
  {
    head: 'tightest known',
    number: true,
    cell: (summary) => meter(summary.known, summary),
    order: ({known}) => known,
  },
  ...SHARES.map(shareColumn),
  {
    head: 'mutants refuted',
    number: true,
    cell: (summary) =>
      summary.mutants.length === 0 ? '–' : `${fallen(summary)} of ${summary.mutants.length}`,
    order: (summary) => (summary.mutants.length === 0 ? undefined : fallen(summary)),
  },
];

/** One row per claim over all worlds, in the order of the theory. */
export function claimsTable(claims: readonly ClaimSummary[]): Markup {
  return table('One row per claim, over all worlds', columns, claims, {
    many: true,
    sortable: true,
    found: (summary) => foundBy(summary, claimHeading(summary.claim)),
  });
}
