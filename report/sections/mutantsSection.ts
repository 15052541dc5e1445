import {count} from '../../properties/files/format.ts';
import {formula} from '../formula.ts';
import type {Gathered} from '../gather.ts';
import {html, type Markup} from '../html.ts';
import {foundView} from './foundView.ts';
import {verdictBadge} from './parts.ts';
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

/** The mutation score, and every counterexample as a picture. */
export function mutantsSection({mutants, beside}: Gathered): Markup {
  const refuted = mutants.filter(({row}) => row.result.verdict === 'refuted').length;
  return html`<p>A check that cannot fail shows nothing. Each claim has mutants, false versions of it - a constant dropped, a hypothesis
removed - and the same search must refute them: <strong>${refuted} of ${mutants.length}</strong> were${beside.claims > 0 && html`, and ${beside.refuted.length} of ${beside.claims} true claims searched beside them${beside.refuted.length > 0 && html` (${beside.refuted.join(', ')})`}`}.</p>
<details><summary>Table of ${mutants.length} mutants</summary>${table('Mutants', columns, mutants)}</details>
<div class="gallery">${mutants.map(
    ({row, claim, found}) =>
      found &&
      html`<article class="card" id="false-${row.claim}">
<h3>${claim?.title ?? row.claim}</h3>
<p><code>${row.claim}</code>${claim?.mutates && html`<br>${claim.mutates.why}`}</p>
${claim && formula(claim.statement)}
${foundView(row.claim, found)}
</article>`,
  )}</div>`;
}
