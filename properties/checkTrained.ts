/** Worlds with encoders trained in batches, teacher worlds or real digits, for checkCases. */
import type {Backend} from '../models/backend.ts';
import type {Claim} from '../theory/claim.ts';
import {type CaseOptions, checkCases, type SettingCase} from './checkCases.ts';
import type {ClaimResult} from './harness.ts';
import {type Scenario, teacherSettings} from './worlds/teacher/teacherSetting.ts';
import {trainTeachers} from './worlds/teacher/trainTeacher.ts';
import {randomImageSettings} from './worlds/trainedImages/randomImageSettings.ts';
import {trainImages} from './worlds/trainedImages/trainImages.ts';

export interface TrainedOptions extends Omit<CaseOptions, 'world'> {
  readonly scenario: Scenario;
  /** Where the inputs come from. */
  readonly source: 'teacher' | 'images';
  readonly settings: number;
  readonly backend: Backend;
}

async function* cases(options: TrainedOptions): AsyncGenerator<SettingCase> {
  const {scenario, source, settings, seed, design, backend, signal, exact} = options;
  const watch = signal ? {signal} : {};
  // Two draws from a pool of 32 points are few enough to enumerate.
  const teachers = () =>
    teacherSettings(scenario, seed, settings, design.nu).map((setting) =>
      exact ? {...setting, n: 2} : setting,
    );
  const batches =
    source === 'teacher'
      ? trainTeachers(backend, teachers(), watch)
      : trainImages(backend, randomImageSettings(scenario, seed, settings, design.nu), watch);
  let done = 0;
  const share = (i: number) => Math.floor((design.trials * i) / settings);
  for await (const batch of batches) {
    for (const {setting, case: made} of batch) {
      yield {setting, case: made, trials: share(done + 1) - share(done)};
      done++;
    }
  }
}

export function checkTrained(claims: readonly Claim[], options: TrainedOptions): Promise<ClaimResult[]> {
  const {source, scenario} = options;
  const world = source === 'teacher' ? `trained ${scenario}` : `trained ${scenario}, digits`;
  return checkCases(claims, cases(options), {...options, world: options.exact ? `${world}, n = 2` : world});
}
