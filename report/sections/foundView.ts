import {fixtureText} from '../../properties/fixtures/fixture.ts';
import {isSetting} from '../../properties/settings/registry.ts';
import type {Found} from '../claimSummary.ts';
import {enclosure} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {settingPicture} from '../pictures/settingPicture.ts';
import {copyable} from './parts.ts';

function sides({inequality}: Found): Markup | false {
  if (!inequality) return false;
  const {lhs, rhs, terms} = inequality;
  const parts =
    terms.length > 1
      ? html` = ${terms.map(({name, value}, i) => html`${i > 0 && ' + '}<span class="term" title="${name}">${enclosure(value)}</span> <small>${name}</small>`)}`
      : html` <small>${terms[0]?.name}</small>`;
  return html`<p class="sides">left <strong>${enclosure(lhs)}</strong>, right <strong>${enclosure(rhs)}</strong>${parts}</p>`;
}

/** How to see it again: the committed file, or a file made of what stands here; and the search that found it. */
function replaying(id: string, {fixture, path, command, setting}: Found): Markup {
  const file = path ?? `${id}.json`;
  const text = fixture ? fixtureText(fixture) : `${JSON.stringify(setting, null, 1)}\n`;
  const save = fixture && !path && html`<p>Save this as <code>${file}</code> first:</p>`;
  return html`<details><summary>Replay, setting and seed</summary>
${fixture && copyable(`npx transferbound replay ${file}`, 'replay command')}
${command && html`<p>Found by:</p>${copyable(command.startsWith('npm') ? command : `npx ${command}`, 'search command')}`}
${save || html`<p>${fixture ? 'The fixture:' : 'The setting:'}</p>`}
${copyable(text, fixture ? 'fixture' : 'setting')}
</details>`;
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
  return html`${picture ?? html`<p class="muted">No table to draw: ${(setting as {world?: string; family?: string}).world ?? (setting as {family?: string}).family ?? 'another'} world.</p>`}
${sides(found)}
<p class="muted origin">${about && `${about}. `}${origin}</p>
${replaying(id, found)}`;
}
