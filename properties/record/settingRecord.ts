/**
 * What one setting adds to a row of the results, as plain data: the workers, shards and part files of a run hand these on,
 * and `tallyRecord` adds them up in the order of the settings, so a result does not depend on how the work was split.
 */
import type {Outcome} from '../../theory/sequential/sequentialTest.ts';
import {type Inequality, vacuousTerm} from '../../theory/statement/inequality.ts';
import {type Level, levelOf} from '../../theory/statement/level.ts';
import type {Evidence} from '../evaluate/evaluate.ts';
import type {Measured} from '../evaluate/pose.ts';
import {type Middles, middlesOf} from '../evaluate/sampleMeans.ts';
import type {Counterexample, ResultRow} from './resultRow.ts';

export interface KeptRecord {
  /** Smallest certified rhs - lhs. */
  readonly slack: number;
  /** 1 where the setting is undecided; for drawn samples, how many of them are. */
  readonly undecided: number;
  /** Samples of D enumerated or drawn. */
  readonly samples: number;
  readonly ratio?: number;
  readonly middles?: Middles;
  /** The dominant term of a vacuous bound; false where it is not vacuous, absent where no limit is known. */
  readonly vacuous?: string | false;
  /** What the bound says; absent where it is not about the risk of something trained. */
  readonly level?: Level;
  /** The inequality with this ratio. */
  readonly inequality?: Inequality;
  readonly setting?: object;
}

export interface FailedRecord {
  readonly failed: readonly string[];
  /** By how much, of those hypotheses that say. */
  readonly measured?: Readonly<Record<string, Measured>>;
}

export type SettingRecord = FailedRecord | KeptRecord;

/** What a batch of settings adds to the row of one claim, as plain data that a process, a file or a queue can hand on. */
export interface RowPart {
  /** One per setting, in their order. */
  readonly records: readonly SettingRecord[];
  /** Where samples were drawn: for each source of draws what each of its trials came to. */
  readonly outcomes?: readonly (readonly Outcome[])[];
  readonly counterexample?: Counterexample;
  /** Encoders that were trained on real data, each once however many settings share it. */
  readonly encoders?: ResultRow['encoders'];
}

function failedRecord(failed: Evidence['failed']): FailedRecord {
  const known = failed.flatMap(({name, measured}) => (measured ? [[name, measured] as const] : []));
  return {
    failed: failed.map(({name}) => name),
    ...(known.length > 0 ? {measured: Object.fromEntries(known)} : {}),
  };
}

export function recordOf(evidence: Evidence, setting: object): SettingRecord {
  const {verdict, inequality, ratio, samples = 0, over} = evidence;
  if (verdict === undefined || inequality === undefined) return failedRecord(evidence.failed);
  const middles = over ? over.middles : middlesOf(inequality);
  const vacuous = over ? over.vacuous : vacuousTerm(inequality);
  const level = over ? over.level : levelOf(inequality);
  return {
    slack: inequality.slack.lo,
    undecided: verdict === 'undecided' ? 1 : 0,
    samples,
    ...(ratio === undefined ? {} : {ratio}),
    ...(middles === undefined ? {} : {middles}),
    ...(vacuous === undefined ? {} : {vacuous}),
    ...(level === undefined ? {} : {level}),
    inequality,
    setting,
  };
}

/** Keeps settings and inequalities only where a row may come to show them: the records before decide that alone. */
export function slimRecords(records: readonly SettingRecord[]): SettingRecord[] {
  let best = Number.NEGATIVE_INFINITY;
  let undecided = false;
  return records.map((record) => {
    if ('failed' in record) return record;
    const {inequality, setting, ...slim} = record;
    const tighter = record.ratio !== undefined && record.ratio > best;
    const open = record.undecided > 0 && !undecided;
    if (tighter) best = record.ratio!;
    if (open) undecided = true;
    return {
      ...slim,
      ...(tighter && inequality ? {inequality} : {}),
      ...(tighter || open ? {setting} : {}),
    };
  });
}
