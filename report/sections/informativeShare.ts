import {count} from '../../properties/files/format.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {percent} from '../format.ts';
import {html, type Markup} from '../html.ts';

/** How many bounds say more than that nothing was trained, with the counts of all levels. */
export function informativeShare(levels: ResultRow['levels']): Markup {
  if (!levels) return html`–`;
  const {of, vacuous, trivial, informative, undecided} = levels;
  const open = undecided > 0 && html`, ${count(undecided)} undecided`;
  return html`${percent(informative, of)} <small>of ${count(of)}: ${count(vacuous)} vacuous, ${count(trivial)} trivial${open}</small>`;
}
