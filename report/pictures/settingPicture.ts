import * as Plot from '@observablehq/plot';
import type {DescentSetting} from '../../properties/settings/descent/setting.ts';
import type {Setting} from '../../properties/settings/registry.ts';
import {short} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {draw} from '../plots/draw.ts';
import {drawnFinite} from './atoms.ts';
import {finitePicture, padded} from './finitePicture.ts';
import {networkPicture} from './networkPicture.ts';

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
function descentPicture(setting: DescentSetting): Markup {
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

const LOSSES: Readonly<Record<string, string>> = {symmetricRamp: 'symmetric ramp'};

type Heads = Extract<Setting, {family: 'finite'}>['heads'];
const shownHeads = (heads: Heads): string =>
  heads.kind === 'ball' ? `|θ| ≤ ${short(heads.radius)}` : `${heads.thetas.length} listed`;

/** What the picture does not show; undefined for families without a picture. */
function particulars(setting: Setting): string | undefined {
  switch (setting.family) {
    case 'finite': {
      const {loss, heads, referenceHeads, n, nu, representation, others} = setting;
      const wide = Math.max(representation[0]!.length, setting.reference[0]!.length);
      return [
        `${LOSSES[loss] ?? loss} loss`,
        JSON.stringify(heads) === JSON.stringify(referenceHeads)
          ? `heads ${shownHeads(heads)}`
          : `heads on h ${shownHeads(heads)}, on h° ${shownHeads(referenceHeads)}`,
        `n = ${n}`,
        `ν = ${short(nu)}`,
        ...(setting.tokens ? ['masked: means over K'] : []),
        ...(others.length > 0 ? [`${others.length} more in H`] : []),
        ...(wide > 2 ? [`first 2 of ${wide} coordinates`] : []),
      ].join(' · ');
    }
    case 'network':
      return `${setting.network} · ${setting.activation}`;
    case 'descent':
      return `steps ${setting.steps.map((step) => short(step)).join(', ')} · ρ = ${short(setting.rho)}, ρ̂ = ${short(setting.rhoHat)} · box [${setting.lower.map((x) => short(x)).join(', ')}] to [${setting.upper.map((x) => short(x)).join(', ')}]`;
    case 'endToEnd': {
      const {scenario, loss, draws, n, nu, nuPretraining, radii, initial, teacher, candidates} = setting;
      return [
        `${scenario}, ${loss} loss`,
        `N = ${draws}, n = ${n}`,
        `ν = ${short(nu)}, ν′ = ${short(nuPretraining)}`,
        `tables within ${JSON.stringify(radii)} of ${JSON.stringify(initial)}`,
        `teacher ${JSON.stringify(teacher)}`,
        `pretraining picks of ${JSON.stringify(candidates)}`,
      ].join(' · ');
    }
    default:
      return undefined;
  }
}

function drawn(setting: Setting): Markup | undefined {
  switch (setting.family) {
    case 'finite':
      return finitePicture(drawnFinite(setting));
    case 'network':
      return networkPicture(setting);
    case 'descent':
      return descentPicture(setting);
    case 'endToEnd': {
      const {scenario, inputs, total, U, T} = setting;
      return finitePicture({
        total,
        U,
        T,
        tables: {[scenario === 'context' ? 'input' : 'masked token']: inputs},
      });
    }
    default:
      return undefined;
  }
}

/** A small picture of a setting; undefined for families that have none. */
export function settingPicture(setting: Setting): Markup | undefined {
  const picture = drawn(setting);
  return (
    picture &&
    html`<figure class="picture">${picture}<figcaption>${particulars(setting)}</figcaption></figure>`
  );
}
