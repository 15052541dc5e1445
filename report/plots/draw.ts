/** Plots as static SVG: Observable Plot on a document without a browser. */
import * as Plot from '@observablehq/plot';
// The same in one file, which loads in a third of the time.
import {parseHTML} from 'linkedom/worker';
import {html, type Markup, raw} from '../html.ts';

const {document} = parseHTML('<!doctype html><html><body></body></html>');

/** What Plot writes to sixteen digits or for its own style sheet is left out; the text of the plot stays as it is. */
function slim(svg: string): string {
  return svg
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, (tag) =>
      tag
        .replace(/ (aria-label|aria-hidden|aria-description|class|font-family)="[^"]*"/g, '')
        .replace(/-?\d+\.\d{3,}(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100)),
    );
}

/** A plot as SVG text. */
export function plotted(options: Plot.PlotOptions): string {
  const svg = Plot.plot({
    ...options,
    document: document as unknown as NonNullable<Plot.PlotOptions['document']>,
  });
  svg.removeAttribute('class');
  return slim(svg.outerHTML);
}

/**
 * @param label what the picture shows, for those who do not see it
 */
export function draw(label: string, options: Plot.PlotOptions): Markup {
  const text = plotted(options);
  const escaped = label.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return raw(text.replace('<svg', `<svg class="plot" role="img" aria-label="${escaped}"`));
}

/** A plot for wide pages and one for narrow ones, of which the style sheet shows one: text keeps its size. */
export function inBothWidths(plot: (width: number) => Markup): Markup {
  return html`<div class="wide">${plot(1100)}</div><div class="narrow">${plot(340)}</div>`;
}

/** Names of panels one below the other, above their upper left corners: beside the panels a narrow page has no room. */
export const panelNames = (names: readonly string[]): Plot.Text =>
  Plot.text(names, {
    fy: (name: string) => name,
    text: (name: string) => name,
    frameAnchor: 'top-left',
    dy: -12,
    fontSize: 11,
    fill: 'currentColor',
  });
