import {claimHeading, claimPage} from '../../properties/claimRegistry/claimPage.ts';
import {count} from '../../properties/files/format.ts';
import type {ClaimSummary, FileRow, Found} from '../claimSummary.ts';
import {short} from '../format.ts';
import {formula} from '../formula.ts';
import {html, type Markup} from '../html.ts';
import {foundView} from './foundView.ts';
import {fold, foundBy, informativeShare, verdictBadge} from './parts.ts';
import {table} from './table.ts';

/** One line per kind of world, with the sequential test's own words. */
function worldsTable(rows: readonly FileRow[], files: number, isMutant: boolean): Markup {
  const missed = (row: FileRow) =>
    Object.entries(row.failed).map(
      ([name, times]) => html`<small>${count(times)} left out, hypothesis not met: ${name}</small>`,
    );
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
    {many: 'medium'},
  );
}

function statement({claim}: ClaimSummary): Markup | false {
  if (!claim) return false;
  const {hypotheses, source} = claim;
  const page = claimPage(claim);
  return html`${claim.mutates && html`<p>A mutant of <code>${claim.mutates.claim}</code>: ${claim.mutates.why}.</p>`}
${formula(claim.statement)}
${hypotheses.length > 0 && html`<p>Hypotheses: ${hypotheses.map(({name}) => name).join('; ')}</p>`}
<p class="muted">${source.replace(/; docs\/[\w/-]+\.md/, '')}${page && html`; ${claim.mutates ? 'see' : 'proof in'} <code>${page}</code>`}</p>`;
}

const tightness = ({ratio}: Found): string =>
  ratio === undefined ? '' : `: left/right = ${short(ratio, 'down')}`;

/** Everything about one claim: statement, worlds, the tightest setting, what refutes it. */
function card(summary: ClaimSummary, files: number): Markup {
  const {id, claim, verdict, witness, tighter, counterexamples, results} = summary;
  const heading = html`<h3>${claim?.title ?? id} ${verdictBadge(verdict, claim?.mutates !== undefined)} <code>${id}</code></h3>`;
  const body = html`<article class="card claim" id="${id}" aria-label="${id}">
<div class="columns"><div>
${statement(summary)}
${results.length > 0 && worldsTable(results, files, claim?.mutates !== undefined)}
</div><div>
${counterexamples.map((found) => html`<h4>Counterexample</h4>${foundView(id, found)}`)}
${tighter && html`<h4>Tightest setting${tightness(tighter)}</h4>${foundView(id, tighter)}`}
${witness && html`<h4>${tighter ? 'Committed witness' : 'Tightest setting'}${tightness(witness)}</h4>${foundView(id, witness)}`}
</div></div>
</article>`;
  return fold(heading, body, foundBy(summary, claimHeading(claim)));
}

export const claimCards = (claims: readonly ClaimSummary[], files: number): Markup =>
  html`${claims.map((summary) => card(summary, files))}`;
