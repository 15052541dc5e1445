/** A row of the results, built from what batches add to it, in their order. */
import type {TrialSource} from '../../theory/sequential/freshTrials.ts';
import {isRefuted, observe, sequentialTest} from '../../theory/sequential/sequentialTest.ts';
import {sequentialVerdict, verdictLine} from '../../theory/sequential/sequentialVerdict.ts';
import {LEVELS, type Level} from '../../theory/statement/level.ts';
import type {SequentialDesign} from '../evaluate/sequentialDesign.ts';
import type {Verdict} from '../evaluate/verdictOf.ts';
import type {Counterexample, ResultRow} from './resultRow.ts';
import type {RowPart, SettingRecord} from './settingRecord.ts';

/** Share of kept settings that may stay undecided before the claim's own verdict is `undecided`. */
export const UNDECIDED_SHARE = 0.001;

/** A run that would have missed this violation rate has tested nothing. */
export const MUST_CATCH = 0.5;

/** Bins of lhs/rhs: of this width over [0, 1), then one for what is at least 1. */
export const RATIO_BINS = 20;

export interface Tally {
  settings: number;
  kept: number;
  undecided: number;
  /** Samples of D enumerated or drawn, for with-probability and in-expectation claims. */
  samples: number;
  /** Smallest certified rhs - lhs. */
  slack: number;
  tightest?: ResultRow['tightest'];
  /** Kept settings by lhs/rhs, in RATIO_BINS bins over [0, 1) and one of at least 1; those without a ratio apart. */
  readonly ratios: number[];
  /** Sums of the middles over the kept settings where all are finite. */
  readonly sums: {settings: number; lhs: number; readonly terms: Map<string, number>};
  /** Kept settings whose bound is vacuous, among those where that is known; by their largest terms. */
  readonly vacuous: {settings: number; of: number; readonly terms: Map<string, number>};
  /** Kept settings by what the bound says there, of those where that is known. */
  readonly levels: Record<Level, number>;
  /** Names of hypotheses that failed, with how often. */
  readonly failed: Map<string, number>;
  /** The least and the most that each of them was off, of those that say. */
  readonly measured: Map<string, {readonly of: string; from: number; to: number}>;
  firstUndecided?: object;
}

export function newTally(): Tally {
  return {
    settings: 0,
    kept: 0,
    undecided: 0,
    samples: 0,
    slack: Number.POSITIVE_INFINITY,
    ratios: Array.from({length: RATIO_BINS + 1}, () => 0),
    sums: {settings: 0, lhs: 0, terms: new Map()},
    vacuous: {settings: 0, of: 0, terms: new Map()},
    levels: {vacuous: 0, trivial: 0, informative: 0, undecided: 0},
    failed: new Map(),
    measured: new Map(),
  };
}

const add = (counts: Map<string, number>, name: string, amount: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + amount);
};

/** A ratio below 0 (a negative left side) goes to the first bin. */
function binOf(ratio: number): number {
  return ratio >= 1 ? RATIO_BINS : Math.min(RATIO_BINS - 1, Math.max(0, Math.floor(ratio * RATIO_BINS)));
}

export function tallyRecord(tally: Tally, record: SettingRecord): void {
  tally.settings++;
  if ('failed' in record) {
    for (const name of record.failed) add(tally.failed, name, 1);
    for (const [name, {of, value}] of Object.entries(record.measured ?? {})) {
      const {from, to} = tally.measured.get(name) ?? {from: value, to: value};
      tally.measured.set(name, {of, from: Math.min(from, value), to: Math.max(to, value)});
    }
    return;
  }
  const {slack, undecided, samples, ratio, middles, vacuous, level, inequality, setting} = record;
  tally.kept++;
  tally.samples += samples;
  tally.slack = Math.min(tally.slack, slack);
  if (undecided > 0) {
    tally.undecided += undecided;
    if (setting) tally.firstUndecided ??= setting;
  }
  if (ratio !== undefined) {
    tally.ratios[binOf(ratio)]!++;
    if (ratio > (tally.tightest?.ratio ?? Number.NEGATIVE_INFINITY) && inequality && setting) {
      const {lhs, rhs, slack: between, terms} = inequality;
      tally.tightest = {ratio, setting, inequality: {lhs, rhs, slack: between, terms}};
    }
  }
  if (middles) {
    tally.sums.settings++;
    tally.sums.lhs += middles.lhs;
    for (const {name, value} of middles.terms) add(tally.sums.terms, name, value);
  }
  if (level !== undefined) tally.levels[level]++;
  if (vacuous !== undefined) {
    tally.vacuous.of++;
    if (vacuous !== false) {
      tally.vacuous.settings++;
      add(tally.vacuous.terms, vacuous, 1);
    }
  }
}

const rated = (levels: Tally['levels']): number => LEVELS.reduce((total, level) => total + levels[level], 0);

/** Whether no bound says anything: none is informative or, where only the largest left side is known, all are vacuous. */
function saysNothing({levels, vacuous}: Pick<Tally, 'levels' | 'vacuous'>): boolean {
  if (rated(levels) > 0) return levels.informative === 0;
  return vacuous.of > 0 && vacuous.settings === vacuous.of;
}

/** A verdict, or `vacuous` in place of one that is less severe. */
function unlessVacuous<V extends string>(
  tally: Pick<Tally, 'levels' | 'vacuous'>,
  verdict: V,
): V | 'vacuous' {
  return verdict !== 'refuted' && verdict !== 'undecided' && saysNothing(tally) ? 'vacuous' : verdict;
}

/** The verdict over all settings; nothing kept or too much undecided is `undecided`, never a pass. */
export function overall(
  tally: Pick<Tally, 'kept' | 'undecided' | 'levels' | 'vacuous'>,
  refuted: boolean,
): Verdict | 'vacuous' {
  if (refuted) return 'refuted';
  const decided = tally.kept > 0 && tally.undecided <= UNDECIDED_SHARE * tally.kept;
  return unlessVacuous(tally, decided ? 'holds' : 'undecided');
}

/** The most frequent name; the first seen of several. */
function most(counts: ReadonlyMap<string, number>): string | undefined {
  let best: readonly [string, number] | undefined;
  for (const entry of counts) if (entry[1] > (best?.[1] ?? 0)) best = entry;
  return best?.[0];
}

export function rowOf(
  tally: Tally,
  row: Pick<ResultRow, 'claim' | 'world' | 'verdict' | 'seed' | 'test' | 'command' | 'encoders'> & {
    readonly counterexample?: Counterexample;
  },
): ResultRow {
  const {failed, measured, sums, vacuous, levels, ratios, tightest: best, firstUndecided, ...counts} = tally;
  const {claim, world, verdict, seed, test, encoders = [], counterexample: found, command} = row;
  const term = most(vacuous.terms);
  const mean = (sum: number) => sum / sums.settings;
  return {
    claim,
    world,
    verdict,
    seed,
    ...counts,
    ...(best ? {tightest: best} : {}),
    ratios,
    ...(sums.settings > 0
      ? {
          means: {
            settings: sums.settings,
            lhs: mean(sums.lhs),
            terms: [...sums.terms].map(([name, sum]) => ({name, value: mean(sum)})),
          },
        }
      : {}),
    ...(vacuous.of > 0
      ? {vacuous: {settings: vacuous.settings, of: vacuous.of, ...(term === undefined ? {} : {term})}}
      : {}),
    ...(rated(levels) > 0 ? {levels: {of: rated(levels), ...levels}} : {}),
    failed: Object.fromEntries(failed),
    ...(measured.size > 0 ? {measured: Object.fromEntries(measured)} : {}),
    ...(firstUndecided === undefined ? {} : {firstUndecided}),
    ...(encoders.length > 0 ? {encoders} : {}),
    ...(test === undefined ? {} : {test}),
    ...(found ? {counterexample: found} : {}),
    ...(command === undefined ? {} : {command}),
  };
}

export interface RowBuilder {
  /** @param sources of the part's outcomes, drawn again from the start: the test observes each trial once, in order */
  add(part: RowPart, sources?: readonly TrialSource[]): void;
  readonly refuted: () => boolean;
  row(): ResultRow;
}

/** @param design of the sequential test, where samples are drawn */
export function rowBuilder(
  head: Pick<ResultRow, 'claim' | 'world' | 'seed' | 'command'>,
  design?: Pick<SequentialDesign, 'alpha' | 'bets' | 'nu'>,
): RowBuilder {
  const tally = newTally();
  let test = design && sequentialTest({alpha: design.alpha, bets: [...design.bets]});
  let counterexample: Counterexample | undefined;
  const encoders: NonNullable<ResultRow['encoders']>[number][] = [];
  return {
    add({records, outcomes = [], counterexample: found, encoders: trained = []}, sources = []) {
      encoders.push(...trained);
      for (const record of records) tallyRecord(tally, record);
      for (const [k, list] of outcomes.entries())
        for (const outcome of list) test = test && observe(test, sources[k]!.draw(design!.nu), outcome);
      counterexample ??= found;
    },
    refuted: () => counterexample !== undefined || (test !== undefined && isRefuted(test)),
    row() {
      if (test) {
        const found = sequentialVerdict(test, {mustCatch: MUST_CATCH});
        return rowOf(tally, {
          ...head,
          verdict: unlessVacuous(tally, found.kind),
          test: verdictLine(found),
          encoders,
        });
      }
      const verdict = overall(tally, counterexample !== undefined);
      return rowOf(tally, {...head, verdict, encoders, ...(counterexample ? {counterexample} : {})});
    },
  };
}
