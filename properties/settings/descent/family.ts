import type {DescentCase} from '../../../theory/radReg/descentCase.ts';
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
    const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
    return `${plural(start.length, 'coordinate')}, ${plural(steps.length, 'step')}`;
  },
};
