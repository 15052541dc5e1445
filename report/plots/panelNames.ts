import * as Plot from '@observablehq/plot';

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
