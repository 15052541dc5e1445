import type {EndToEndCase} from '../../../theory/endToEnd/endToEndCase.ts';
import {plural} from '../../files/format.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {endToEndSettings} from './arbitrary.ts';
import {endToEndCase} from './case.ts';
import {informativeEndToEnd} from './informative.ts';
import {nearEndToEnd} from './neighbours.ts';
import {type EndToEndSetting, endToEndSetting} from './setting.ts';
import {shrinkCost, shrinkMoves} from './shrink.ts';

/** Pretraining and fine-tuning on a few points, both samples enumerated. */
export const endToEndFamily: SettingFamily<EndToEndSetting, EndToEndCase> = {
  name: 'endToEnd',
  subject: 'endToEnd',
  schema: endToEndSetting,
  settings: endToEndSettings,
  informative: informativeEndToEnd,
  materialise: endToEndCase,
  shrinkMoves,
  shrinkCost,
  near: nearEndToEnd,
  around: shrinkMoves,
  size: ({inputs, candidates}) =>
    `${plural(inputs.length, 'point')}, ${plural(candidates.length, 'candidate')}`,
};
