/** Teacher worlds with encoders trained in batches, for checkCases. */
import type {Backend} from '../models/backend.ts';
import type {Claim} from '../theory/claim.ts';
import {type CaseOptions, checkCases, type SettingCase} from './checkCases.ts';
import type {ClaimResult} from './harness.ts';
import {type Scenario, teacherSettings} from './worlds/teacher/teacherSetting.ts';
import {trainTeachers} from './worlds/teacher/trainTeacher.ts';

export interface TrainedOptions extends Omit<CaseOptions, 'world'> {
  readonly scenario: Scenario;
  readonly settings: number;
  readonly backend: Backend;
}

async function* cases(options: TrainedOptions): AsyncGenerator<SettingCase> {
  const {scenario, settings, seed, design, backend, signal} = options;
  const all = teacherSettings(scenario, seed, settings, design.nu);
  let done = 0;
  const share = (i: number) => Math.floor((design.trials * i) / settings);
  for await (const batch of trainTeachers(backend, all, signal ? {signal} : {})) {
    for (const {setting, case: made} of batch) {
      yield {setting, case: made, trials: share(done + 1) - share(done)};
      done++;
    }
  }
}

export function checkTrained(claims: readonly Claim[], options: TrainedOptions): Promise<ClaimResult[]> {
  return checkCases(claims, cases(options), {...options, world: `trained ${options.scenario}`});
}
