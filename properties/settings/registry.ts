/** All setting families, by name and by what a claim is about. */
import {type AnyCase, type Claim, subjectOf} from '../../theory/claim/claim.ts';
import {inputError} from '../../theory/errors.ts';
import {descentFamily} from './descent/family.ts';
import type {DescentSetting} from './descent/setting.ts';
import {endToEndFamily} from './endToEnd/family.ts';
import type {EndToEndSetting} from './endToEnd/setting.ts';
import {finiteFamily} from './finite/family.ts';
import type {FiniteSetting} from './finite/setting.ts';
import {networkFamily} from './network/family.ts';
import type {NetworkSetting} from './network/setting.ts';
import type {SettingFamily} from './settingFamily.ts';

export type Setting = FiniteSetting | NetworkSetting | DescentSetting | EndToEndSetting;

type AnyFamily = SettingFamily<Setting, AnyCase>;

// Each family is only ever given settings that carry its name, which the type of a list cannot say.
const families = [
  finiteFamily,
  networkFamily,
  descentFamily,
  endToEndFamily,
] as unknown as readonly AnyFamily[];

export function familyNamed(name: string): AnyFamily {
  const found = families.find((family) => family.name === name);
  if (found) return found;
  throw inputError('familyNamed', 'family', families.map((family) => family.name).join(' | '), name);
}

/** The family that a claim's settings are drawn from. */
export function familyFor(claim: Claim): AnyFamily {
  const subject = subjectOf(claim);
  return families.find((family) => family.subject === subject)!;
}

/** True of the settings that a fixture can store. */
export function isSetting(setting: unknown): setting is Setting {
  const name = (setting as {family?: unknown} | null | undefined)?.family;
  return families.some((family) => family.name === name);
}
