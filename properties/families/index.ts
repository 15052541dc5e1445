/** All setting families, by name and by what a claim is about. */
import {type AnyCase, type Claim, subjectOf} from '../../theory/claim.ts';
import {inputError} from '../../theory/errors.ts';
import type {DescentSetting} from '../worlds/descent.ts';
import type {EndToEndSetting} from '../worlds/endToEnd/tinySetting.ts';
import type {FiniteSetting} from '../worlds/finite.ts';
import type {NetworkSetting} from '../worlds/network.ts';
import {descentFamily} from './descentFamily.ts';
import {endToEndFamily} from './endToEndFamily.ts';
import {finiteFamily} from './finiteFamily.ts';
import {networkFamily} from './networkFamily.ts';
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
