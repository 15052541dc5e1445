import type {Backend} from '../../../models/backend.ts';
import type {TrainOptions} from '../trainingBatches.ts';
import {imageEndToEnd} from './imageEndToEnd.ts';
import {teacherEndToEnd} from './teacherEndToEnd.ts';
import type {TrainedEndToEndSetting} from './trainedSetting.ts';
import {type TrainedEndToEndWorld, trainedEndToEndWorld} from './trainedWorld.ts';

/** The worlds of settings of one source and one architecture. */
export async function makeWorlds(
  backend: Backend,
  settings: readonly TrainedEndToEndSetting[],
  options: TrainOptions = {},
): Promise<TrainedEndToEndWorld[]> {
  const data =
    settings[0]?.source === 'images'
      ? await imageEndToEnd(backend, settings, options)
      : settings.map(teacherEndToEnd);
  return settings.map((setting, k) => trainedEndToEndWorld(setting, data[k]!));
}
