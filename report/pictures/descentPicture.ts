import * as Plot from '@observablehq/plot';
import type {DescentSetting} from '../../properties/settings/descent/setting.ts';
import type {Markup} from '../html.ts';
import {draw} from '../plots/draw.ts';
import {padded} from './finitePicture.ts';

/** f of the setting, in floating point: for drawing only. */
function objective({quadratic, linear, kinks}: DescentSetting): (x: readonly number[]) => number {
  return (x) => {
    let value = 0;
    for (const [i, row] of quadratic.entries()) {
      for (const [j, a] of row.entries()) value += 0.5 * a * x[i]! * x[j]!;
      value += linear[i]! * x[i]!;
    }
    for (const {coordinate, at, weight} of kinks)
      value += 0.5 * weight * Math.max(0, x[coordinate]! - at) ** 2;
    return value;
  };
}

/** The function along each coordinate through the start, over the box, with the start marked. */
export function descentPicture(setting: DescentSetting): Markup {
  const {lower, upper, start} = setting;
  const f = objective(setting);
  const axes = start.map((_, i) => `x${start.length > 1 ? i + 1 : ''}`);
  const line = start.flatMap((_, i) =>
    Array.from({length: 61}, (_unused, k) => {
      const x = lower[i]! + ((upper[i]! - lower[i]!) * k) / 60;
      return {axis: axes[i]!, x, f: f(start.map((value, j) => (j === i ? x : value)))};
    }),
  );
  const here = start.map((x, i) => ({axis: axes[i]!, x, f: f(start)}));
  return draw(`Function to be minimised on [${lower}] to [${upper}], started at ${start}`, {
    width: 300,
    height: 150,
    marginLeft: 40,
    marginBottom: 28,
    marginTop: 22,
    fx: {domain: axes, label: null, axis: axes.length > 1 ? 'top' : null},
    x: {domain: padded([...lower, ...upper], 0.05), ticks: 3, label: 'x'},
    y: {domain: padded(line.map((point) => point.f)), ticks: 3, label: 'f'},
    marks: [
      Plot.frame({stroke: 'var(--line)', rx: 4}),
      Plot.line(line, {fx: 'axis', x: 'x', y: 'f', stroke: 'var(--t1)', strokeWidth: 2}),
      Plot.dot(here, {fx: 'axis', x: 'x', y: 'f', r: 5, fill: 'var(--minus)'}),
      Plot.text(here, {
        fx: 'axis',
        x: 'x',
        y: 'f',
        text: () => 'x₀',
        dy: -13,
        fontSize: 11,
        fill: 'currentColor',
      }),
    ],
  });
}
