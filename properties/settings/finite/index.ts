import type {Case} from '../../../theory/case/case.ts';
import {plural} from '../../files/format.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {affordable} from './affordable.ts';
import {finiteSettings} from './arbitrary.ts';
import {aroundFinite, levelLines} from './around.ts';
import {finiteCase} from './case.ts';
import {informativeSettings} from './informative.ts';
import {nearFinite} from './neighbours.ts';
import {type FiniteSetting, finiteSetting} from './setting.ts';
import {shrinkCost, shrinkMoves} from './shrink.ts';
import {varyFinite} from './vary.ts';

/** Tables of 1-12 points with two laws, everything enumerable. */
export const finiteFamily: SettingFamily<FiniteSetting, Case> = {
  name: 'finite',
  subject: 'pool',
  schema: finiteSetting,
  settings: finiteSettings,
  informative: informativeSettings,
  materialise: finiteCase,
  shrinkMoves,
  shrinkCost,
  near: nearFinite,
  vary: varyFinite,
  around: aroundFinite,
  lines: levelLines,
  affordable,
  size: ({U}) => plural(U.plus.length, 'point'),
};
