import {fixtureText} from '../../properties/fixtures/fixture.ts';
import {isSetting} from '../../properties/settings/registry.ts';
import {replayCommand} from '../claimFiles.ts';
import type {Found, ShownInequality} from '../claimSummary.ts';
import {enclosure} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {settingPicture} from '../pictures/settingPicture.ts';
import {copyable} from './parts.ts';

/** Both sides, and the terms that the right one is the sum of. */
function sides({inequality}: Found): Markup | false {
  if (!inequality) return false;
  const {lhs, rhs, terms} = inequality;
  const [only] = terms;
  const right = terms.length === 1 && only ? `right side = ${only.name}` : 'right side';
  const entry = (name: string, value: ShownInequality['lhs'], style = '') =>
    html`<div class="${style}"><dt>${name}</dt><dd>${enclosure(value)}</dd></div>`;
  return html`<dl class="sides">${entry('left side', lhs)}${entry(right, rhs)}
${terms.length > 1 && terms.map(({name, value}, i) => entry(`${i === 0 ? '=' : '+'} ${name}`, value, 'term'))}</dl>`;
}

/** How to see it again: the committed file, or a file made of what stands here; and the search that found it. */
function replaying(id: string, {fixture, path, command, setting}: Found): Markup {
  const file = path ?? `${id}.json`;
  const text = fixture ? fixtureText(fixture) : `${JSON.stringify(setting, null, 1)}\n`;
  const save = fixture && !path && html`<p>Save this as <code>${file}</code> first:</p>`;
  return html`<details><summary>Replay, setting and seed</summary>
${fixture && copyable(replayCommand(file, command), 'replay command')}
${command && html`<p>Found by:</p>${copyable(command.startsWith('npm') ? command : `npx ${command}`, 'search command')}`}
${save || html`<p>${fixture ? 'The fixture:' : 'The setting:'}</p>`}
${copyable(text, fixture ? 'fixture' : 'setting')}
</details>`;
}

/** Settings on images have their world as an object. */
function worldOf({
  world,
  family,
}: {
  readonly world?: string | {readonly family?: string};
  readonly family?: string;
}): string {
  return (typeof world === 'string' ? world : world?.family) ?? family ?? 'another';
}

/** A setting as a picture, both sides on it, and what to copy. */
export function foundView(id: string, found: Found): Markup {
  const {setting, fixture, origin} = found;
  // A counterexample's reason stands with its claim.
  const about = fixture?.kind === 'witness' && !fixture.about.startsWith('lhs/rhs') && fixture.about;
  const known = fixture?.setting ?? (isSetting(setting) ? setting : undefined);
  let picture: Markup | undefined;
  try {
    picture = known && settingPicture(known);
  } catch {
    // A recorded setting of a known family that describes no case.
  }
  return html`${picture ?? html`<p class="muted">No table to draw: ${worldOf(setting)} world.</p>`}
${sides(found)}
<p class="muted origin">${about && `${about}. `}${origin}</p>
${replaying(id, found)}`;
}
