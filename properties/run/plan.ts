/**
 * The work of a run, cut into units that depend on nothing but the plan: each is one batch of a group of rows. Whoever does
 * them, in whatever order, the results are the same.
 */
import type {Claim} from '../../theory/claim/claim.ts';
import {divideAlpha} from '../../theory/sequential/sequentialTest.ts';
import {type SequentialDesign, sequentialDesign} from '../evaluate/sequentialDesign.ts';
import {worldKindsNamed} from '../worldKinds/registry.ts';
import type {RunSettings} from '../worldKinds/runSettings.ts';
import type {RowGroup, WorldKind} from '../worldKinds/worldKind.ts';

/** Rows whose units are folded together. */
export interface Group extends RowGroup {
  readonly kind: WorldKind;
  /** Number of units in the groups before. */
  readonly before: number;
}

/** Batch `at` of a group, 0 <= at < group.batches. */
export interface Unit {
  readonly group: Group;
  readonly at: number;
}

export const unitIndex = ({group, at}: Unit): number => group.before + at;

/** The unit at a place in the plan. */
export function unitAt({groups}: Pick<Plan, 'groups'>, index: number): Unit | undefined {
  const group = groups.find(({before, batches}) => index >= before && index < before + batches);
  return group && {group, at: index - group.before};
}

export interface Plan {
  readonly settings: RunSettings;
  readonly groups: readonly Group[];
  readonly design: SequentialDesign;
  /** Worlds with sequential tests, for the line about their design; empty where there are none. */
  readonly designedFor: string;
  readonly skipped: readonly string[];
  /** Whether a world needs a training backend. */
  readonly trains: boolean;
}

/** The claims that ask for what the worlds of a kind do not have: a line for each thing asked for. */
function missingFor({name, missing}: WorldKind, claims: readonly Claim[]): string[] {
  const lines = new Map<string, string[]>();
  for (const claim of claims) {
    const asked = missing?.(claim);
    if (asked !== undefined) lines.set(asked, [...(lines.get(asked) ?? []), claim.id]);
  }
  return [...lines].map(([asked, ids]) => `on ${name}, which does not have ${asked}: ${ids.join(', ')}`);
}

/** @param data names of the data packages that are there */
export function makePlan(claims: readonly Claim[], settings: RunSettings, data: readonly string[]): Plan {
  const kinds = worldKindsNamed(settings.worlds);
  const wanted = kinds
    .map((kind) => ({
      kind,
      list: claims.filter(kind.scope),
      atEdges: claims.filter((claim) => kind.edges?.scope(claim, settings) === true),
    }))
    .filter(({list, atEdges}) => list.length + atEdges.length > 0);
  const missing = ({kind}: {kind: WorldKind}) => kind.data && !data.includes(kind.data.name);
  const tried = wanted.filter((one) => !missing(one));
  const tested = tried.flatMap(({kind, list}) =>
    list.filter((claim) => kind.draws(claim, settings)).map((claim) => ({kind, claim})),
  );
  const edgeTests = tried.reduce((sum, {atEdges}) => sum + atEdges.length, 0);
  const design = sequentialDesign({
    nu: settings.nu,
    // The whole run's false-alarm limit is divided over every sequential test in it.
    alpha: divideAlpha({claims: Math.max(1, tested.length + edgeTests), alpha: settings.alpha}),
    trials: settings.trials,
    ...(settings.detect === undefined ? {} : {detect: settings.detect}),
  });
  const groups: Group[] = [];
  let before = 0;
  for (const {kind, list, atEdges} of tried) {
    const own = list.length > 0 ? kind.groups(list, settings, design) : [];
    const edges = atEdges.length > 0 ? kind.edges!.groups(atEdges, settings, design) : [];
    for (const group of [...own, ...edges]) {
      groups.push({...group, kind, before});
      before += group.batches;
    }
  }
  return {
    settings,
    groups,
    design,
    designedFor: [...new Set(tested.map(({kind}) => kind.name))].join(', '),
    skipped: [
      ...wanted.filter(missing).map(({kind: {name, data: absent}}) => {
        const missed = absent!.name;
        return `${name}: the package ${missed} is not installed; run \`npm install ${missed}\``;
      }),
      ...kinds.flatMap((kind) => missingFor(kind, claims)),
    ],
    trains: tried.some(({kind}) => kind.trains),
  };
}

/** What a group is about, for people: its claim, or the world of several. */
export const groupName = ({claims, world}: Group): string => (claims.length === 1 ? claims[0]!.id : world);

/** For people: `batch 3 of 15 of contraction`, `batch 1 of 2 of context`. */
export const unitName = ({group, at}: Unit): string =>
  `batch ${at + 1} of ${group.batches} of ${groupName(group)}`;
