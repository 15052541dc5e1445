/** The document that a run ends with. */

import type {SequentialDesign} from '../evaluate/sequentialDesign.ts';
import {packageVersion} from '../files/packageVersion.ts';
import type {ClaimResult} from '../record/claimResult.ts';
import type {Fold} from './fold.ts';
import type {Prepared} from './identity.ts';

export interface Run {
  readonly format: 'transferbound run';
  readonly version: 1;
  readonly package: string;
  readonly seed: number;
  readonly alpha: number;
  /** TensorFlow backend that trained, where something was trained. */
  readonly backend?: {readonly name: string; readonly version: string};
  readonly results: readonly ClaimResult[];
  /** What the sampled tests could see, worked out before the run. */
  readonly design?: SequentialDesign & {readonly where: string};
  /** Worlds that could not be tried, and why. */
  readonly skipped: readonly string[];
  /** False where the run was stopped before its end. */
  readonly complete: boolean;
}

/** @throws the first error of the run, if any */
export function runDocument({plan, identity}: Prepared, fold: Fold, complete: boolean): Run {
  const error = fold.error();
  if (error) throw error;
  const {settings, design, designedFor, skipped} = plan;
  return {
    format: 'transferbound run',
    version: 1,
    package: packageVersion(),
    seed: settings.seed,
    alpha: settings.alpha,
    ...(identity.backend ? {backend: identity.backend} : {}),
    ...(designedFor ? {design: {where: designedFor, ...design}} : {}),
    results: fold.results(!complete),
    skipped,
    complete,
  };
}
