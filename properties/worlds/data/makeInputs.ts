import {encoderOf} from '../../../models/index.ts';
import {drawMasks} from '../../../models/maskLaw.ts';
import {inputError} from '../../../theory/errors.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {TrainedSetting} from '../trained/setting.ts';
import {imageData} from './imageData.ts';
import {mixtureData} from './mixtureData.ts';
import {isTextData, textData} from './textData.ts';
import type {WorldInputs} from './worldInputs.ts';

/**
 * The inputs of a setting's world, with a set K drawn for each point where they are tokens.
 *
 * @throws InputError where data, masks and architecture do not fit each other
 */
export function makeInputs(setting: TrainedSetting): WorldInputs {
  const {architecture, data, masks, seed} = setting;
  const {tokens, inputs: length} = encoderOf(architecture, 'makeInputs');
  const made =
    data.kind === 'mixture'
      ? mixtureData(data, (tokens ?? 1) * length, seed)
      : isTextData(data)
        ? textData(data, architecture, seed)
        : imageData(data, architecture, seed);
  if (tokens === undefined) {
    if (masks) throw inputError('makeInputs', 'masks', 'nothing for inputs of one vector', masks);
    return made;
  }
  const random = generator(seed).derive('masks');
  const law = masks ?? {kind: 'count', count: 1};
  return {...made, masks: drawMasks(law, tokens, made.groups.length, random)};
}
