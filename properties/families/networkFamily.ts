import type {NetworkCase} from '../../theory/lipschitz/networkCase.ts';
import {networkSettings} from '../arbitraries/network.ts';
import {networkComplexity, networkMoves} from '../simplifyNetwork.ts';
import {type NetworkSetting, networkCase} from '../worlds/network.ts';
import type {SettingFamily} from './settingFamily.ts';

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
