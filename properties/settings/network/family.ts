import type {NetworkCase} from '../../../theory/networks/networkCase.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {networkSettings} from './arbitrary.ts';
import {type NetworkSetting, networkCase} from './setting.ts';
import {networkComplexity, networkMoves} from './shrink.ts';

/** Small networks with two parameter sets, every number a short dyadic one. */
export const networkFamily: SettingFamily<NetworkSetting, NetworkCase> = {
  name: 'network',
  subject: 'network',
  settings: networkSettings,
  materialise: networkCase,
  moves: networkMoves,
  complexity: networkComplexity,
  size({first}) {
    const count = Object.values(first).reduce((sum, rows) => sum + rows.flat().length, 0);
    return `${count} parameter${count === 1 ? '' : 's'}`;
  },
};
