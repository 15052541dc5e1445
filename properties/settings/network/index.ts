import type {NetworkCase} from '../../../theory/networks/networkCase.ts';
import {plural} from '../../files/format.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {networkSettings} from './arbitrary.ts';
import {networkCase} from './case.ts';
import {aroundNetwork, nearNetwork} from './neighbours.ts';
import {type NetworkSetting, networkSetting} from './setting.ts';
import {shrinkCost, shrinkMoves} from './shrink.ts';

/** Small networks with two parameter sets, every number a short dyadic one. */
export const networkFamily: SettingFamily<NetworkSetting, NetworkCase> = {
  name: 'network',
  subject: 'network',
  schema: networkSetting,
  settings: networkSettings,
  materialise: networkCase,
  shrinkMoves,
  shrinkCost,
  near: nearNetwork,
  around: aroundNetwork,
  size: ({first}) => plural(Object.values(first).flat(2).length, 'parameter'),
};
