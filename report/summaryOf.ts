import {isDeepStrictEqual} from 'node:util';
import {evaluateSetting} from '../properties/evaluate/evaluate.ts';
import {type Fixture, makeFixture} from '../properties/fixtures/fixture.ts';
import type {HuntRow as Hunted} from '../properties/hunt/huntResult.ts';
import {isSetting} from '../properties/settings/registry.ts';
import type {Claim} from '../theory/claim/claim.ts';
import {
  type ClaimSummary,
  type FileRow,
  type Found,
  levelsOf,
  type MutantRow,
  mostSevere,
  type ShownInequality,
  summed,
} from './claimSummary.ts';
import type {Committed} from './committedFixtures.ts';

/** lhs/rhs of a claim on a fixture's setting; undefined where its code is elsewhere. */
function ratioOn(claim: Claim, {setting}: Fixture): number | undefined {
  try {
    return evaluateSetting(claim, setting).ratio;
  } catch {
    return undefined;
  }
}

/** A committed or given fixture; its ratio is what the claim says on it now. */
function ofFixture(
  claim: Claim | undefined,
  {fixture, path}: Partial<Committed> & {fixture: Fixture},
): Found {
  const ratio = claim && ratioOn(claim, fixture);
  return {
    setting: fixture.setting,
    inequality: fixture.evidence,
    origin: path ?? 'a fixture given to the report',
    fixture,
    command: fixture.made.command,
    ...(ratio === undefined ? {} : {ratio}),
    ...(path ? {path} : {}),
  };
}

interface Recorded {
  readonly setting: object;
  readonly ratio?: number;
  readonly inequality?: ShownInequality;
  readonly origin: string;
  /** Finds it again; documents of earlier versions do not say. */
  readonly command: string | undefined;
  readonly seed: number;
  readonly kind: Fixture['kind'];
  /** What the setting shows. */
  readonly about: string;
}

/**
 * What a run recorded. Where this package knows the claim and can store the setting, it is evaluated again, so that the
 * page can hand out a fixture; a setting that describes no case stays without.
 */
function ofRun(claim: Claim | undefined, recorded: Recorded): Found {
  const {setting, ratio, inequality, origin, command, seed, kind, about} = recorded;
  const found: Found = {
    setting,
    origin,
    ...(command === undefined ? {} : {command}),
    ...(ratio === undefined ? {} : {ratio}),
    ...(inequality ? {inequality} : {}),
  };
  if (!claim || !isSetting(setting)) return found;
  try {
    const fixture = makeFixture(claim, setting, {kind, about, command: command ?? origin, seed});
    return {...found, inequality: inequality ?? fixture.evidence, fixture};
  } catch {
    return found;
  }
}

export type HuntRow = Hunted & {readonly file: string};

export interface Sources {
  readonly results: readonly FileRow[];
  readonly hunts: readonly HuntRow[];
  readonly mutants: readonly MutantRow[];
  /** Fixtures among the files, with where they are saved. */
  readonly given: readonly (Partial<Committed> & {readonly fixture: Fixture})[];
  /** Committed ones, by claim. */
  readonly witnesses: ReadonlyMap<string, Committed>;
  readonly counterexamples: ReadonlyMap<string, Committed>;
}

/** The counterexample of a row: a given or the committed one where it is the same setting, else as recorded. */
export function refutationOf(
  row: FileRow | HuntRow,
  claim: Claim | undefined,
  {given, counterexamples}: Pick<Sources, 'given' | 'counterexamples'>,
): Found | undefined {
  const {counterexample, claim: id, tightest, file, seed} = row;
  if (!counterexample) return undefined;
  const committed = counterexamples.get(id);
  const same = [...given, ...(committed ? [committed] : [])].find(
    ({fixture}) =>
      fixture.claim === id &&
      isDeepStrictEqual(fixture.setting, counterexample.tables ?? counterexample.setting),
  );
  if (same) return ofFixture(claim, same);
  const {inequality} = counterexample.evidence ?? {};
  return ofRun(claim, {
    setting: counterexample.setting,
    origin: `found in ${file}`,
    command: row.command,
    seed,
    kind: 'counterexample',
    about: claim?.mutates?.why ?? `a setting on which ${id} fails`,
    ...(tightest ? {ratio: tightest.ratio} : {}),
    ...(inequality ? {inequality} : {}),
  });
}

/** The tightest of the candidates, the first of equals. */
const tightestOf = (candidates: readonly Found[]): Found | undefined =>
  candidates.reduce<Found | undefined>(
    (best, found) => (best && (found.ratio ?? -1) <= (best.ratio ?? -1) ? best : found),
    undefined,
  );

/**
 * Settings of a row with lhs/rhs above 1. A refuting setting ends its row; of drawn samples those within the claimed share
 * may be above, and none of them is an exact equality.
 */
function aboveIn({counterexample, tightest, ratios}: FileRow): number {
  if ((tightest?.ratio ?? 0) <= 1) return 0;
  return counterexample ? 1 : (ratios?.at(-1) ?? 0);
}

export function summaryOf(id: string, claim: Claim | undefined, sources: Sources): ClaimSummary {
  const own = sources.results.filter((row) => row.claim === id);
  const hunts = sources.hunts.filter((row) => row.claim === id);
  const given = sources.given.filter(({fixture}) => fixture.claim === id);
  const refutations = [...own, ...hunts].flatMap((row) => refutationOf(row, claim, sources) ?? []);
  const committed = sources.witnesses.get(id);
  const witness = tightestOf([
    ...(committed ? [ofFixture(claim, committed)] : []),
    ...given.filter(({fixture}) => fixture.kind === 'witness').map((one) => ofFixture(claim, one)),
  ]);
  const best = [...own, ...hunts].reduce<FileRow | HuntRow | undefined>(
    (most, row) => ((row.tightest?.ratio ?? -1) > (most?.tightest?.ratio ?? -1) ? row : most),
    undefined,
  );
  const {tightest} = best ?? {};
  const tighter =
    best && tightest && best.verdict !== 'refuted' && tightest.ratio > (witness?.ratio ?? -1)
      ? ofRun(claim, {
          ...tightest,
          origin: `found in ${best.file}`,
          command: best.command,
          seed: best.seed,
          kind: 'witness',
          about: `lhs/rhs is ${tightest.ratio}, the largest of ${best.file}`,
        })
      : undefined;
  const levels = levelsOf(own);
  const ratios = summed(own.flatMap((row) => (row.ratios ? [row.ratios] : [])));
  const known = [witness?.ratio, tightest?.ratio].filter((ratio) => ratio !== undefined);
  const sum = (key: 'kept' | 'undecided') => [...own, ...hunts].reduce((total, row) => total + row[key], 0);
  return {
    id,
    ...(claim ? {claim} : {}),
    results: own,
    verdict: mostSevere([...own, ...hunts]),
    settings:
      own.reduce((total, row) => total + row.settings, 0) +
      hunts.reduce((total, row) => total + row.evaluations, 0),
    kept: sum('kept'),
    undecided: sum('undecided'),
    slack: Math.min(Number.POSITIVE_INFINITY, ...own.map((row) => row.slack)),
    ...(best && tightest
      ? {tightest: {ratio: tightest.ratio, world: 'world' in best ? best.world : 'hunt'}}
      : {}),
    ...(ratios ? {ratios} : {}),
    above: own.reduce((total, row) => total + aboveIn(row), 0),
    ...(levels ? {levels} : {}),
    ...(witness ? {witness} : {}),
    ...(tighter ? {tighter} : {}),
    ...(known.length > 0 ? {known: Math.max(...known)} : {}),
    counterexamples: [
      ...refutations,
      ...given
        .filter(({fixture}) => fixture.kind === 'counterexample')
        .filter(({fixture}) => refutations.every((found) => found.fixture !== fixture))
        .map((one) => ofFixture(claim, one)),
    ],
    mutants: sources.mutants.filter(({mutates}) => mutates === id),
  };
}
