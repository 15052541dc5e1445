import {count} from '../../properties/files/format.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
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

const SIGNS: Readonly<Record<ClaimSummary['verdict'], {readonly sign: string; readonly style: string}>> = {
  holds: {sign: '✓', style: 'good'},
  'not refuted': {sign: '○', style: 'fair'},
  untested: {sign: '·', style: 'open'},
  vacuous: {sign: '∅', style: 'open'},
  undecided: {sign: '?', style: 'open'},
  refuted: {sign: '✗', style: 'bad'},
  'not run': {sign: '–', style: 'none'},
};

/** A sign and a word, so that nothing is said by colour alone. `expected`: a mutant is to be refuted. */
export function verdictBadge(verdict: ClaimSummary['verdict'], expected = false): Markup {
  const {sign, style} = SIGNS[verdict];
  return html`<span class="badge ${expected && verdict === 'refuted' ? 'good' : style}"><span aria-hidden="true">${sign}</span> ${verdict}</span>`;
}
