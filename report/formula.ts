import temml from 'temml';
import {html, type Markup, raw} from './html.ts';

/** A statement's LaTeX as MathML, or as it is written where it does not parse. */
export function formula(latex: string): Markup {
  let math: Markup;
  try {
    math = raw(temml.renderToString(latex, {displayMode: true, throwOnError: true, wrap: 'tex'}));
  } catch {
    math = html`<code>${latex}</code>`;
  }
  return html`<div class="formula" tabindex="0" role="group" aria-label="Statement">${math}</div>`;
}
