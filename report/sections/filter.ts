import {VERDICTS} from '../../properties/record/verdictWords.ts';
import type {ClaimSummary} from '../claimSummary.ts';
import {html, type Markup} from '../html.ts';

/** Fewer claims than these can be looked through. */
const WORTH_IT = 6;

/** Narrows tables, claims and mutants down, where scripts run. */
export function filter(claims: readonly ClaimSummary[]): Markup | false {
  if (claims.length < WORTH_IT) return false;
  const there = VERDICTS.filter(({verdict}) => claims.some((claim) => claim.verdict === verdict));
  return html`<form class="filter script" role="search" aria-label="Claims">
<label>Filter <input type="search" data-filter-words placeholder="name or title" autocomplete="off"></label>
<label>Verdict <select data-filter-verdict><option value="">any</option>${[...there].reverse().map(({verdict}) => html`<option>${verdict}</option>`)}</select></label>
<span role="status" data-filter-count></span>
</form>`;
}
