import type {Setting} from '../../properties/settings/registry.ts';
import {short} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {drawnFinite} from './atoms.ts';
import {descentPicture} from './descentPicture.ts';
import {finitePicture} from './finitePicture.ts';
import {networkPicture} from './networkPicture.ts';

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
