/** One trainable world, teacher or images, behind one face. */
import type {Backend, PoolInputs, PretrainCase, Representation} from '../../models/index.ts';
import type {Case} from '../../theory/case/case.ts';
import type {Pool} from '../../theory/laws/pool.ts';
import {type PretextRows, pretextRows} from './pretextRows.ts';
import {teacherPool} from './teacher/teacherPool.ts';
import type {TeacherSetting} from './teacher/teacherSetting.ts';
import {teacherCase, teacherTrainingCase} from './teacher/trainTeacher.ts';
import {trainedImagePool} from './trainedImages/trainedImagePool.ts';
import type {TrainedImageSetting} from './trainedImages/trainedImageSetting.ts';
import {imageTrainingCases, trainedImageCase} from './trainedImages/trainImages.ts';

export type TrainSetting = TeacherSetting | TrainedImageSetting;

export interface OneWorld {
  readonly pool: Pool;
  readonly inputs: PoolInputs;
  readonly rows: PretextRows;
  /** What to train: the encoder under test, and on images the reference encoder, if any. */
  readonly cases: readonly PretrainCase[];
  readonly makeCase: (
    trained: Representation,
    untrained: Representation,
    reference: Representation | undefined,
  ) => Case;
}

export function oneWorld(backend: Backend, setting: TrainSetting): OneWorld {
  if (setting.family === 'trainedImages') {
    const world = trainedImagePool(setting);
    return {
      ...world,
      cases: imageTrainingCases(setting, world),
      makeCase: (trained, untrained, reference) =>
        trainedImageCase(setting, world, trained, untrained, reference),
    };
  }
  const world = teacherPool(backend, setting);
  const {pool, inputs, target} = world;
  return {
    pool,
    inputs,
    rows: pretextRows(setting.architecture, pool, inputs, target.data),
    cases: [teacherTrainingCase(setting, world)],
    makeCase: (trained, untrained) => teacherCase(setting, world, trained, untrained),
  };
}
