import * as Plot from '@observablehq/plot';
import {short} from '../format.ts';
import type {Markup} from '../html.ts';
import {draw} from './draw.ts';

export interface Stack {
  readonly world: string;
  readonly lhs: number;
  readonly terms: readonly {readonly name: string; readonly value: number}[];
}

interface Segment {
  readonly world: string;
  readonly bar: 'measured' | 'bound';
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

/** In shares of the bound, as worlds differ by orders of magnitude; negative means, where all is rounding, add nothing. */
function segmentsOf({world, lhs, terms}: Stack, colourOf: (term: string) => string): Segment[] {
  const whole = boundOf(terms);
  const share = (x: number) => (whole > 0 ? Math.max(0, x) / whole : 0);
  let from = 0;
  const bound = terms.map(({name, value}): Segment => {
    const to = from + share(value);
    const segment = {world, bar: 'bound', from, to, colour: colourOf(name)} as const;
    from = to;
    return segment;
  });
  return [{world, bar: 'measured', from: 0, to: share(lhs), colour: 'var(--text)'}, ...bound];
}

const boundOf = (terms: Stack['terms']): number =>
  terms.reduce((sum, {value}) => sum + Math.max(0, value), 0);

/** Two bars per world: the measured left side, and the right side as a stack of its terms. */
export function termBars(
  claim: string,
  stacks: readonly Stack[],
  colourOf: (term: string) => string,
): Markup {
  const segments = stacks.flatMap((stack) => segmentsOf(stack, colourOf));
  const labels = segments.flatMap(({world, bar, to}, i) => {
    if (segments[i + 1]?.bar === 'bound' && bar === 'bound') return [];
    const {lhs, terms} = stacks.find((stack) => stack.world === world)!;
    return [{world, bar, at: to, text: short(bar === 'bound' ? boundOf(terms) : lhs)}];
  });
  return draw(
    `${claim}: ${stacks
      .map(({world, lhs, terms}) => `${world}: measured ${short(lhs)}, bound ${short(boundOf(terms))}`)
      .join('; ')}`,
    {
      width: 326,
      height: 4 + 44 * stacks.length,
      marginLeft: 4,
      marginRight: 44,
      marginTop: 2,
      marginBottom: 2,
      fy: {domain: stacks.map(({world}) => world), axis: null, padding: 0},
      x: {domain: [0, Math.max(1, ...segments.map(({to}) => to))], axis: null},
      y: {domain: ['measured', 'bound'], axis: null, padding: 0.12, insetTop: 16, insetBottom: 4},
      color: {type: 'identity'},
      marks: [
        Plot.rect(segments, {
          fy: 'world',
          x1: 'from',
          x2: 'to',
          y: 'bar',
          fill: 'colour',
          insetRight: 0.5,
        }),
        Plot.text(stacks, {
          fy: 'world',
          text: 'world',
          frameAnchor: 'top-left',
          dy: 2,
          fontSize: 11,
          fill: 'var(--muted)',
        }),
        Plot.text(labels, {
          fy: 'world',
          x: 'at',
          y: 'bar',
          text: 'text',
          textAnchor: 'start',
          dx: 4,
          fontSize: 10,
          fill: 'currentColor',
        }),
        Plot.ruleX([0], {stroke: 'var(--muted)'}),
      ],
    },
  );
}
