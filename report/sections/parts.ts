import {count} from '../../properties/files/format.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {VERDICTS} from '../../properties/record/verdictWords.ts';
import type {ClaimSummary} from '../claimSummary.ts';
import {percent} from '../format.ts';
import {html, type Markup} from '../html.ts';

/** Text to copy: selectable, with a button where scripts run. */
export function copyable(text: string, label: string): Markup {
  return html`<div class="copy"><pre tabindex="0" role="group" aria-label="${label}"><code>${text}</code></pre><button type="button" class="script" data-copy aria-label="Copy ${label}">Copy</button></div>`;
}

/** An entry of a legend: a swatch of a colour and what has it. */
export const colourEntry = (colour: string, name: string): Markup =>
  html`<li><span class="swatch" style="background:${colour}"></span>${name}</li>`;

/** How many bounds say more than that nothing was trained, with the counts of all levels. */
export function informativeShare(levels: ResultRow['levels']): Markup {
  if (!levels) return html`–`;
  const {of, vacuous, trivial, informative, undecided} = levels;
  const open = undecided > 0 && html`, ${count(undecided)} undecided`;
  return html`${percent(informative, of)} <small>of ${count(of)}: ${count(vacuous)} vacuous, ${count(trivial)} trivial${open}</small>`;
}

const STYLES: Readonly<Record<ClaimSummary['verdict'], string>> = {
  holds: 'good',
  'not refuted': 'fair',
  untested: 'open',
  vacuous: 'open',
  undecided: 'open',
  refuted: 'bad',
  'not run': 'none',
};

/** The class of a verdict's colours; a mutant is to be refuted. */
export const verdictStyle = (verdict: ClaimSummary['verdict'], isMutant = false): string =>
  isMutant && verdict === 'refuted' ? 'good' : STYLES[verdict];

/** A sign and a word, so that nothing is said by colour alone. `expected`: a mutant is to be refuted. */
export function verdictBadge(verdict: ClaimSummary['verdict'], expected = false): Markup {
  const sign = VERDICTS.find((one) => one.verdict === verdict)?.sign ?? '–';
  return html`<span class="badge ${verdictStyle(verdict, expected)}"><span aria-hidden="true">${sign}</span> ${verdict}</span>`;
}

/** What the filter of the page finds a claim by: words, and its verdict. */
export function foundBy({id, claim, verdict}: ClaimSummary, ...more: readonly string[]): Markup {
  const words = [id, claim?.title ?? '', ...more].join(' ').toLowerCase();
  return html` data-find="${words}" data-verdict="${verdict}"`;
}

/** A part that is opened to be read; its heading is in the summary. */
export const fold = (heading: Markup, body: Markup, attributes: Markup | false = false): Markup =>
  html`<details class="fold"${attributes}><summary>${heading}</summary>\n${body}</details>`;
