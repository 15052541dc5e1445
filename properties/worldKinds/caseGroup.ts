/**
 * Rows of pool claims on worlds that are made batch by batch: enumerated, or on fresh samples of each world. All claims of a run judge the same
 * samples, because fine-tuning on 20,000 draws is expensive. Each claim's test is valid by itself, and the false alarms of several add up whatever their
 * dependence (`divideAlpha`).
 */
import type {Case} from '../../theory/case/case.ts';
import {drawnFor} from '../../theory/case/drawnFor.ts';
import {drawSample} from '../../theory/case/drawSample.ts';
import type {Claim} from '../../theory/claim/claim.ts';
import {MOST_DRAWS} from '../../theory/laws/enumerate.ts';
import {type Generator, generator} from '../../theory/laws/generator.ts';
import {oncePer} from '../../theory/laws/oncePer.ts';
import {freshTrials, type TrialSource} from '../../theory/sequential/freshTrials.ts';
import type {Outcome} from '../../theory/sequential/sequentialTest.ts';
import {onSetting} from '../evaluate/claimError.ts';
import {type Evidence, evaluate} from '../evaluate/evaluate.ts';
import type {Stage} from '../evaluate/stages.ts';
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

/** The draws on setting `i` of `of`, apart from those on every other. @param stream its name in the seed */
export function trialSource(
  stream: string,
  {seed, i, of}: {readonly seed: number; readonly i: number; readonly of: number},
): TrialSource {
  return freshTrials(generator(seed).derive(`${stream} trials of all claims`), {index: i + 1, of});
}

/** D of a trial and, for a claim about one, D'; drawn once for all claims. */
function sharedDraws(c: Case): (claim: Claim) => readonly [Required<Pick<Stage, 'draw'>>] {
  const labelled = oncePer((random: Generator) => drawSample(c, random.derive('labelled')));
  const test = oncePer((random: Generator) => drawSample(c, random.derive('test')));
  return ({needs}) => [{draw: drawnFor(needs, labelled, test)}];
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
  const source = (i: number) => trialSource(stream, {seed, i, of});

  function enumerate(part: OpenPart, claim: Claim, found: SettingCase): void {
    const {setting, case: c} = found;
    const evidence = onSetting(claim.id, setting, () => evaluate(claim, c));
    part.records.push(recordOf(evidence, setting));
    if (evidence.verdict === 'refuted') part.counterexample ??= refutation(found, evidence);
  }

  /** Trial after trial, all claims on each; what is left to the signal is given up. */
  async function sample(
    parts: readonly (readonly [OpenPart, Claim])[],
    {setting, case: c}: SettingCase,
    i: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const stages = sharedDraws(c);
    const rows = parts.map(([part, claim]) => ({
      part,
      outcomes: [] as Outcome[],
      sampled: sampledSetting(claim, setting, c, stages(claim)),
    }));
    const fresh = source(i);
    for (let trial = 0; trial < trials[i]!; trial++) {
      const {generator: random} = fresh.draw(c.nu, setting);
      for (const {outcomes, sampled} of rows) if (sampled.kept) outcomes.push(sampled.count(random));
      await new Promise(setImmediate);
      if (signal?.aborted) return;
    }
    for (const {part, outcomes, sampled} of rows) {
      part.outcomes.push(outcomes);
      part.records.push(sampled.record());
    }
  }

  return {
    world,
    claims,
    batches: batches.length,
    weight: (options.weight * of) / batches.length,
    endsWhenRefuted: false,
    /** All claims on each world of the batch, so that a world is made once. */
    async evaluateBatch(at, watch): Promise<readonly RowPart[] | undefined> {
      const batch = batches[at]!;
      const cases = await make(batch, watch);
      if (!cases) return undefined;
      const rows = claims.map((claim) => [{records: [], outcomes: []} as OpenPart, claim] as const);
      const enumerable = rows.filter(([, claim]) => !draws(claim));
      const drawn = rows.filter(([, claim]) => draws(claim));
      for (const [k, found] of cases.entries()) {
        for (const [part, claim] of enumerable) {
          if (watch.signal?.aborted) return undefined;
          enumerate(part, claim, found);
          await new Promise(setImmediate);
        }
        await sample(drawn, found, batch.from + k, watch.signal);
        if (watch.signal?.aborted) return undefined;
      }
      const encoders = [...new Set(cases.flatMap(({encoder}) => encoder ?? []))];
      return rows.map(([{records, outcomes, counterexample}, claim]) => ({
        records: slimRecords(records),
        ...(encoders.length > 0 ? {encoders} : {}),
        ...(draws(claim) ? {outcomes} : {}),
        ...(counterexample ? {counterexample} : {}),
      }));
    },
    trials: (_, at) => {
      const {from, to} = batches[at]!;
      return Array.from({length: to - from}, (__, k) => source(from + k));
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
