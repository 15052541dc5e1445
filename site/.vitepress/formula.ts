import temml from 'temml';
import {formulaPieces} from '../../report/formula.ts';

/** Above this many characters of LaTeX a piece of a line may be wider than a telephone. */
const LONG = 40;

/** LaTeX as MathML, cut where a line may break. A formula that does not parse fails the build. */
export function formula(latex: string, displayMode: boolean): string {
  const render = (piece: string) => temml.renderToString(piece, {displayMode, throwOnError: true});
  if (displayMode) return `<div v-pre class="formula" tabindex="0">${render(latex)}</div>`;
  const whole = render(latex);
  let pieces: readonly string[] = [latex];
  let drawn = [whole];
  try {
    pieces = formulaPieces(latex);
    drawn = pieces.map((piece, i) => render(`${i > 0 ? '{}' : ''}${piece}`));
  } catch {
    // A cut at an unlucky place: the formula stays whole.
    pieces = [latex];
    drawn = [whole];
  }
  const spans = drawn.map((math, i) =>
    pieces[i]!.length > LONG ? `<span class="long" tabindex="0">${math}</span>` : `<span>${math}</span>`,
  );
  return `<span v-pre>${spans.join('<wbr>')}</span>`;
}
