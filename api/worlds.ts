/** Worlds: settings as plain data, and the cases that claims are evaluated on. */

export {loadWeights} from '../models/weightsFile.ts';
export {endToEndCase} from '../properties/settings/endToEnd/case.ts';
export type {EndToEndSetting} from '../properties/settings/endToEnd/setting.ts';
export {finiteCase} from '../properties/settings/finite/case.ts';
export type {FiniteSetting} from '../properties/settings/finite/setting.ts';
export {smallSetting} from '../properties/settings/finite/smallSetting.ts';
export {networkCase} from '../properties/settings/network/case.ts';
export type {NetworkSetting} from '../properties/settings/network/setting.ts';
export {worldNames} from '../properties/worldKinds/registry.ts';
export {digitsCase} from '../properties/worlds/images/digitsCase.ts';
export {trainedNetwork} from '../properties/worlds/trainedNetwork.ts';
export {makeCase} from '../theory/case/case.ts';
export {type Pool, pool} from '../theory/laws/pool.ts';
export {type Matrix, matrix} from '../theory/linear/matrix.ts';
