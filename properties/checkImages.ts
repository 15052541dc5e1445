/** Worlds of real digits for checkCases; the first setting has all 70,000 images. */
import type {Claim} from '../theory/claim.ts';
import {type CaseOptions, checkCases, type SettingCase} from './checkCases.ts';
import type {ClaimResult} from './harness.ts';
import {digitsCase} from './worlds/images/digitsCase.ts';
import {imageSettings} from './worlds/images/imageSettings.ts';

/** The first setting, with all images, is the slow one: it gets few of the trials where there are others. */
function spread(trials: number, settings: number): number[] {
  const first = settings > 1 ? Math.min(20, Math.ceil(trials / settings)) : trials;
  const share = (i: number) => Math.floor(((trials - first) * i) / (settings - 1));
  return [first, ...Array.from({length: settings - 1}, (_, i) => share(i + 1) - share(i))];
}

async function* cases(options: Omit<CaseOptions, 'world'>, count: number): AsyncGenerator<SettingCase> {
  const {seed, design, signal} = options;
  const shares = spread(design.trials, count);
  for (const [i, setting] of imageSettings(seed, count, design.nu).entries()) {
    if (signal?.aborted) return;
    yield {setting, case: digitsCase(setting), trials: shares[i]!};
  }
}

export function checkImages(
  claims: readonly Claim[],
  options: Omit<CaseOptions, 'world'> & {readonly settings: number},
): Promise<ClaimResult[]> {
  return checkCases(claims, cases(options, options.settings), {...options, world: 'digits'});
}
