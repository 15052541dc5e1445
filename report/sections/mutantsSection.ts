import {count} from '../../properties/files/format.ts';
import {formula} from '../formula.ts';
import type {Gathered} from '../gather.ts';
import {html, type Markup} from '../html.ts';
import {foundView} from './foundView.ts';
import {fold, verdictBadge} from './parts.ts';
import {type Column, table} from './table.ts';

type Row = Gathered['mutants'][number];

const columns: readonly Column<Row>[] = [
  {
    head: 'mutant',
    cell: ({row, found}) => (found ? html`<a href="#false-${row.claim}">${row.claim}</a>` : row.claim),
  },
  {head: 'of', cell: ({row}) => html`<a href="#${row.mutates}">${row.mutates}</a>`},
  {head: 'verdict', cell: ({row}) => verdictBadge(row.result.verdict, true)},
  {head: 'settings tried', number: true, cell: ({row}) => count(row.result.evaluations)},
  {head: 'smallest world', cell: ({row}) => row.size ?? '–'},
];

/** What the filter finds a mutant by: also the claim that it perturbs. */
const foundAs = ({claim: id, mutates, result}: Row['row'], claim: Row['claim']): Markup =>
  html` data-find="${[id, claim?.title ?? '', mutates ?? ''].join(' ').toLowerCase()}" data-verdict="${result.verdict}"`;

/** The mutation score, and every counterexample as a picture. */
export function mutantsSection({mutants, alongside}: Gathered): Markup {
  const refuted = mutants.filter(({row}) => row.result.verdict === 'refuted').length;
  return html`<p>A check that cannot fail shows nothing. Each claim has mutants, false versions of it - a constant dropped, a hypothesis
removed - and the same search must refute them: <strong>${refuted} of ${mutants.length}</strong> were${alongside.claims > 0 && html`, and ${alongside.refuted.length} of ${alongside.claims} true claims searched with them${alongside.refuted.length > 0 && html` (${alongside.refuted.join(', ')})`}`}.</p>
${table('Mutants', columns, mutants, {sortable: true})}
<div class="gallery">${mutants.map(
    ({row, claim, found}) =>
      found &&
      fold(
        html`<h3>${claim?.title ?? row.claim} <code>${row.claim}</code></h3>`,
        html`<article class="card" id="false-${row.claim}" aria-label="${row.claim}">
${claim?.mutates && html`<p>${claim.mutates.why}</p>`}
${claim && formula(claim.statement)}
${foundView(row.claim, found)}
</article>`,
        foundAs(row, claim),
      ),
  )}</div>`;
}
