import type {DescentCase} from '../../../theory/radReg/descentCase.ts';
import {plural} from '../../files/format.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {descentSettings} from './arbitrary.ts';
import {type DescentSetting, descentCase} from './setting.ts';
import {descentComplexity, descentMoves} from './shrink.ts';

/** Projected stochastic gradient runs on small weakly convex functions, every number a short dyadic one. */
export const descentFamily: SettingFamily<DescentSetting, DescentCase> = {
  name: 'descent',
  subject: 'descent',
  settings: descentSettings,
  materialise: descentCase,
  moves: descentMoves,
  complexity: descentComplexity,
  size({start, steps}) {
    return `${plural(start.length, 'coordinate')}, ${plural(steps.length, 'step')}`;
  },
};
