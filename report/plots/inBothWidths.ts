import {html, type Markup} from '../html.ts';

/** A plot for wide pages and one for narrow ones, of which the style sheet shows one: text keeps its size. */
export function inBothWidths(plot: (width: number) => Markup): Markup {
  return html`<div class="wide">${plot(1100)}</div><div class="narrow">${plot(340)}</div>`;
}
