/** One SVG document with a line per theory and the truth, also where nothing was done. */
import test from 'ava';
import {compare} from '../../properties/compare/compare.ts';
import {viewsWorld} from '../../properties/compare/worlds/views.ts';
import {compareSvg} from './comparePlot.ts';

test('every theory is in the legend, panels and maps are drawn, no cell gives no panel', async (t) => {
  const world = {...viewsWorld, axes: {n: [100, 10_000], shift: [0, 0.1]}, maps: [['n', 'shift']] as const};
  const options = {
    worlds: [world],
    seed: 1,
    delta: 0.1,
    loss: 'hinge',
    repeats: 1,
    backend: () => Promise.reject(new Error('no training here')),
    command: '',
  } as const;
  const found = await compare(options);
  const svg = compareSvg(found);
  t.regex(svg, /^<svg [\s\S]+<\/svg>\n$/);
  for (const {name} of found.theories) t.true(svg.includes(`>${name}</text>`), name);
  t.is(svg.match(/<svg x=/g)?.length, 3);
  const none = compareSvg(await compare({...options, signal: AbortSignal.abort()}));
  t.is(none.match(/<svg x=/g), null);
});
