/** Rows of pool claims on worlds that are made batch by batch: enumerated, or on fresh samples of each world. */
import type {Case} from '../../theory/case/case.ts';
import type {Claim} from '../../theory/claim/claim.ts';
import {MOST_DRAWS} from '../../theory/laws/enumerate.ts';
import {generator} from '../../theory/laws/generator.ts';
import {freshTrials, type TrialSource} from '../../theory/sequential/freshTrials.ts';
import type {Outcome} from '../../theory/sequential/sequentialTest.ts';
import {onSetting} from '../evaluate/claimError.ts';
import {type Evidence, evaluate} from '../evaluate/evaluate.ts';
import type {Counterexample} from '../record/resultRow.ts';
import {sampledSetting} from '../record/sampledSetting.ts';
import {type RowPart, recordOf, type SettingRecord, slimRecords} from '../record/settingRecord.ts';
import {tableSetting} from '../settings/finite/tableSetting.ts';
import {MOST_POINTS} from '../settings/schemaParts.ts';
import type {EncoderHealth} from '../worlds/pretext/encoderHealth.ts';
import type {BatchOptions, RowGroup} from './worldKind.ts';

/** Settings from <= i < to. */
export interface Batch {
  readonly from: number;
  readonly to: number;
}

export interface SettingCase {
  readonly setting: object;
  readonly case: Case;
  /** Of an encoder that was trained on real data; settings that share it have the same object. */
  readonly encoder?: EncoderHealth;
}

/** The draws of a claim on setting `i` of `of`, apart from those of every other. @param stream its name in the seed */
export function trialSource(
  stream: string,
  {claim, seed, i, of}: {claim: string; seed: number; i: number; of: number},
): TrialSource {
  return freshTrials(generator(seed).derive(`${stream} trials ${claim}`), {index: i + 1, of});
}

export interface CaseGroupOptions {
  readonly world: string;
  /** What the seeds of its trials are derived from. */
  readonly stream: string;
  readonly claims: readonly Claim[];
  readonly seed: number;
  /** Fresh samples per claim that draws, for each setting. */
  readonly trials: readonly number[];
  readonly draws: (claim: Claim) => boolean;
  readonly batches: readonly Batch[];
  /** What a setting counts for in the progress. */
  readonly weight: number;
  /** The cases of a batch, in order; undefined where the signal ended the training. */
  readonly make: (batch: Batch, options: BatchOptions) => Promise<readonly SettingCase[] | undefined>;
}

/**
 * Small trained worlds with their tables, to be evaluated again without training. Where samples are not enumerated, nothing
 * depends on their size, which a table setting has a limit for.
 */
function refutation({setting, case: c}: SettingCase, evidence: Evidence): Counterexample {
  const small = c.decoder !== undefined && c.pool.size <= MOST_POINTS;
  if (!small) return {setting, evidence};
  const tables = tableSetting(c);
  return {setting, evidence, tables: {...tables, n: Math.min(tables.n, MOST_DRAWS)}};
}

interface OpenPart {
  readonly records: SettingRecord[];
  readonly outcomes: (readonly Outcome[])[];
  counterexample?: Counterexample;
}

export function caseGroup(options: CaseGroupOptions): RowGroup {
  const {world, stream, claims, seed, trials, draws, batches, make} = options;
  const of = trials.length;
  const source = (claim: Claim, i: number) => trialSource(stream, {claim: claim.id, seed, i, of});

  function add(part: OpenPart, claim: Claim, found: SettingCase, i: number): void {
    const {setting, case: c} = found;
    if (draws(claim)) {
      const sampled = sampledSetting(claim, setting, c);
      const fresh = source(claim, i);
      const count = sampled.kept ? trials[i]! : 0;
      part.outcomes.push(
        Array.from({length: count}, () => sampled.count(fresh.draw(c.nu, setting).generator)),
      );
      part.records.push(sampled.record());
      return;
    }
    const evidence = onSetting(claim.id, setting, () => evaluate(claim, c));
    part.records.push(recordOf(evidence, setting));
    if (evidence.verdict === 'refuted') part.counterexample ??= refutation(found, evidence);
  }

  return {
    world,
    claims,
    batches: batches.length,
    weight: (options.weight * of) / batches.length,
    endsWhenRefuted: false,
    /** All claims on each world of the batch in turn, so that a world is made once. */
    async evaluateBatch(at, watch): Promise<readonly RowPart[] | undefined> {
      const batch = batches[at]!;
      const cases = await make(batch, watch);
      if (!cases) return undefined;
      const parts = claims.map((): OpenPart => ({records: [], outcomes: []}));
      for (const [k, found] of cases.entries()) {
        for (const [row, claim] of claims.entries()) {
          if (watch.signal?.aborted) return undefined;
          add(parts[row]!, claim, found, batch.from + k);
          await new Promise(setImmediate);
        }
      }
      const encoders = [...new Set(cases.flatMap(({encoder}) => encoder ?? []))];
      return parts.map(({records, outcomes, counterexample}, row) => ({
        records: slimRecords(records),
        ...(encoders.length > 0 ? {encoders} : {}),
        ...(draws(claims[row]!) ? {outcomes} : {}),
        ...(counterexample ? {counterexample} : {}),
      }));
    },
    trials: (claim, at) => {
      const {from, to} = batches[at]!;
      return Array.from({length: to - from}, (_, k) => source(claim, from + k));
    },
  };
}

/** A trial costs about as much as its sample is large, up to a point. */
const FULL = 1000;
const LEAST = 1 / 8;

/**
 * The trials of a claim over its settings, as evenly as they go, but fewer on large samples: an eighth of a share from
 * 8,000 draws on, and one at least where there are so many.
 *
 * @param settings at least one, each with its n
 */
export function trialShares(trials: number, settings: readonly {readonly n: number}[]): number[] {
  const weights = settings.map(({n}) => Math.max(LEAST, Math.min(1, FULL / n)));
  const total = weights.reduce((a, b) => a + b, 0);
  const spare = Math.max(0, trials - settings.length);
  const least = trials >= settings.length ? 1 : 0;
  let [given, sum] = [0, 0];
  return weights.map((weight) => {
    sum += weight;
    const upTo = Math.round(((least ? spare : trials) * sum) / total);
    const own = upTo - given;
    given = upTo;
    return own + least;
  });
}
