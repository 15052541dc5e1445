/** All setting families, by name and by what a claim is about. */
import {type Claim, subjectOf} from '../../theory/claim/claim.ts';
import {inputError} from '../../theory/errors.ts';
import {matches} from '../files/document.ts';
import {conditionalIndependenceFamily} from './conditionalIndependence/index.ts';
import {contrastiveFamily} from './contrastive/index.ts';
import {descentFamily} from './descent/index.ts';
import {endToEndFamily} from './endToEnd/index.ts';
import {finiteFamily} from './finite/index.ts';
import {likelihoodFamily} from './likelihood/index.ts';
import {networkFamily} from './network/index.ts';
import {tagged} from './schemaParts.ts';
import type {SettingFamily} from './settingFamily.ts';
import {spectralFamily} from './spectral/index.ts';

const families = {
  finite: finiteFamily,
  network: networkFamily,
  descent: descentFamily,
  endToEnd: endToEndFamily,
  contrastive: contrastiveFamily,
  spectral: spectralFamily,
  conditionalIndependence: conditionalIndependenceFamily,
  likelihood: likelihoodFamily,
};

type Name = keyof typeof families;
type Materialise<N extends Name> = (typeof families)[N]['materialise'];
type SettingOf<N extends Name> = Parameters<Materialise<N>>[0];
type Family<N extends Name> = SettingFamily<SettingOf<N>, ReturnType<Materialise<N>>>;

/** One of those here, or a family that a kind of world brings. */
export type AnyFamily = Family<Name>;

/** A setting of any family, as fixtures store them. */
export type Setting = SettingOf<Name>;

const byName: {readonly [N in Name]: Family<N>} = families;
const names = Object.keys(families) as Name[];

/** Of the settings that a fixture can store. */
export const settingSchema = tagged('family', ...names.map((name) => byName[name].schema));

export function familyNamed<N extends Name>(name: N): Family<N> {
  if (names.includes(name)) return byName[name];
  throw inputError('familyNamed', 'family', names.join(' | '), name);
}

/** The family that a claim's settings are drawn from. */
export function familyFor(claim: Claim): Family<Name> {
  const subject = subjectOf(claim);
  return familyNamed(names.find((name) => byName[name].subject === subject)!);
}

/** True of the settings that a fixture can store. */
export function isSetting(setting: unknown): setting is Setting {
  return matches(settingSchema, setting);
}
