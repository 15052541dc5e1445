import type {DescentCase} from '../../../theory/radReg/descentCase.ts';
import {plural} from '../../files/format.ts';
import {nearJson} from '../edit/moves.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {descentSettings} from './arbitrary.ts';
import {descentCase} from './case.ts';
import {type DescentSetting, descentSetting} from './setting.ts';
import {shrinkCost, shrinkMoves} from './shrink.ts';

/** Projected stochastic gradient runs on small weakly convex functions, every number a short dyadic one. */
export const descentFamily: SettingFamily<DescentSetting, DescentCase> = {
  name: 'descent',
  subject: 'descent',
  schema: descentSetting,
  settings: descentSettings,
  materialise: descentCase,
  shrinkMoves,
  shrinkCost,
  near: (setting, random) => nearJson(setting, random),
  around: shrinkMoves,
  size: ({start, steps}) => `${plural(start.length, 'coordinate')}, ${plural(steps.length, 'step')}`,
};
