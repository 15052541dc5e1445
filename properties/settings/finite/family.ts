import type {Case} from '../../../theory/case/case.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {finiteSettings} from './arbitrary.ts';
import {type FiniteSetting, finiteCase} from './setting.ts';
import {complexity, moves} from './shrink.ts';

/** Tables of 1-12 points with two laws, everything enumerable. */
export const finiteFamily: SettingFamily<FiniteSetting, Case> = {
  name: 'finite',
  subject: 'pool',
  settings: finiteSettings,
  materialise: finiteCase,
  moves,
  complexity,
  size: ({
    U: {
      plus: {length},
    },
  }) => `${length} point${length === 1 ? '' : 's'}`,
};
