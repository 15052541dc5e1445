import type {ClaimSummary} from '../claimSummary.ts';
import {html, type Markup} from '../html.ts';

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
