import type {EndToEndCase} from '../../../theory/endToEnd/endToEndCase.ts';
import {plural} from '../../files/format.ts';
import type {SettingFamily} from '../settingFamily.ts';
import {endToEndSettings} from './arbitrary.ts';
import {endToEndCase} from './endToEndCase.ts';
import type {EndToEndSetting} from './setting.ts';
import {endToEndComplexity, endToEndMoves} from './shrink.ts';

/** Pretraining and fine-tuning on a few points, both samples enumerated. */
export const endToEndFamily: SettingFamily<EndToEndSetting, EndToEndCase> = {
  name: 'endToEnd',
  subject: 'endToEnd',
  settings: endToEndSettings,
  materialise: endToEndCase,
  moves: endToEndMoves,
  complexity: endToEndComplexity,
  size({inputs, candidates}) {
    return `${plural(inputs.length, 'point')}, ${plural(candidates.length, 'candidate')}`;
  },
};
