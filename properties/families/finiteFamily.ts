import type {Case} from '../../theory/case.ts';
import {finiteSettings} from '../arbitraries/finite.ts';
import {complexity, moves} from '../simplify.ts';
import {type FiniteSetting, finiteCase} from '../worlds/finite.ts';
import type {SettingFamily} from './settingFamily.ts';

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
