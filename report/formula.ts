import temml from 'temml';
import {html, type Markup, raw} from './html.ts';

const OPENING = new Set(['{', '[', '(']);
const CLOSING = new Set(['}', ']', ')']);
const RELATION = /^(\\(le|ge|Longrightarrow|Rightarrow|quad)(?![a-zA-Z])|=|\+)/;

/** Pieces that may stand on lines of their own: cut before relations and sums outside of all brackets. */
export function formulaPieces(latex: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < latex.length; i++) {
    const character = latex[i]!;
    if (OPENING.has(character)) depth++;
    else if (CLOSING.has(character)) depth--;
    else if (depth === 0 && i > from && !/[_^]/.test(latex[i - 1]!) && RELATION.test(latex.slice(i))) {
      pieces.push(latex.slice(from, i));
      from = i;
    }
    // A command is one token: \left( or \{ would count its bracket.
    if (character === '\\') i++;
  }
  return [...pieces, latex.slice(from)];
}

const rendered = (latex: string): Markup =>
  raw(temml.renderToString(`\\displaystyle ${latex}`, {throwOnError: true}));

/** MathML knows no line breaks: each piece is a formula of its own, `{}` keeps its first sign between two sides. */
const inPieces = (latex: string): Markup =>
  html`${formulaPieces(latex).map((piece, i) => html`<span>${rendered(`${i > 0 ? '{}' : ''}${piece}`)}</span> `)}`;

/** A statement's LaTeX as MathML, or as it is written where it does not parse. */
export function formula(latex: string): Markup {
  let math: Markup = html`<code>${latex}</code>`;
  for (const render of [inPieces, rendered]) {
    try {
      math = render(latex);
      break;
    } catch {
      // A cut at an unlucky place, or LaTeX that the library does not know.
    }
  }
  return html`<div class="formula" tabindex="0" role="group" aria-label="Statement">${math}</div>`;
}
