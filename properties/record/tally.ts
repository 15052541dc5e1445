/** Settings added up to what a row of the results says. */
import type {Inequality} from '../../theory/statement/inequality.ts';
import type {Verdict} from '../evaluate/verdictOf.ts';
import type {SettingRecord} from './settingRecord.ts';

/** Share of kept settings that may stay undecided before the claim's own verdict is `undecided`. */
export const UNDECIDED_SHARE = 0.001;

/** Bins of lhs/rhs: of this width over [0, 1), then one for what is at least 1. */
export const RATIO_BINS = 20;

export interface Tightest {
  /** lhs/rhs from below. */
  readonly ratio: number;
  readonly setting: object;
  /** Of this setting; for drawn samples, of the sample that came closest. */
  readonly inequality: Pick<Inequality, 'lhs' | 'rhs' | 'slack' | 'terms'>;
}

export interface Tally {
  settings: number;
  kept: number;
  undecided: number;
  /** Samples of D enumerated or drawn, for with-probability and in-expectation claims. */
  samples: number;
  /** Smallest certified rhs - lhs. */
  slack: number;
  tightest?: Tightest;
  /** Kept settings by lhs/rhs, in RATIO_BINS bins over [0, 1) and one of at least 1; those without a ratio apart. */
  readonly ratios: number[];
  /** Sums of the middles over the kept settings where all are finite. */
  readonly sums: {settings: number; lhs: number; readonly terms: Map<string, number>};
  /** Kept settings whose bound says nothing, among those where that is known; by their largest terms. */
  readonly vacuous: {settings: number; of: number; readonly terms: Map<string, number>};
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
  const {slack, undecided, samples, ratio, middles, vacuous, inequality, setting} = record;
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
  if (vacuous !== undefined) {
    tally.vacuous.of++;
    if (vacuous !== false) {
      tally.vacuous.settings++;
      add(tally.vacuous.terms, vacuous, 1);
    }
  }
}

/** The verdict over all settings; nothing kept or too much undecided is `undecided`, never a pass. */
export function overall(tally: Pick<Tally, 'kept' | 'undecided'>, refuted: boolean): Verdict {
  if (refuted) return 'refuted';
  return tally.kept > 0 && tally.undecided <= UNDECIDED_SHARE * tally.kept ? 'holds' : 'undecided';
}
