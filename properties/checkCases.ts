/**
 * Claims on big worlds, made one at a time (digits, trained encoders): deterministic ones exactly, with-probability
 * ones by the sequential test on fresh samples.
 */
import type {Case} from '../theory/case.ts';
import type {Claim, WithProbabilityClaim} from '../theory/claim.ts';
import {generator} from '../theory/generator.ts';
import {freshTrials, type TrialSource} from '../theory/sequential/freshTrials.ts';
import {observe} from '../theory/sequential/observe.ts';
import {type SequentialTest, sequentialTest} from '../theory/sequential/sequentialTest.ts';
import {sequentialVerdict} from '../theory/sequential/sequentialVerdict.ts';
import {verdictLine} from '../theory/sequential/verdictLine.ts';
import {checkedJudge} from './checkedInequality.ts';
import {onSetting} from './claimError.ts';
import {claimResult} from './claimResult.ts';
import {drawSample} from './drawSample.ts';
import {type Evidence, evaluate} from './evaluate.ts';
import type {CheckOptions, ClaimResult} from './harness.ts';
import {sampledRecord} from './sampledRecord.ts';
import type {SequentialDesign} from './sequentialDesign.ts';
import {newTally, overall, type Tally, tallyRecord, tallyUp} from './tally.ts';

export interface SettingCase {
  readonly setting: unknown;
  readonly case: Case;
  /** Fresh samples of this case for each with-probability claim. */
  readonly trials: number;
}

export interface CaseOptions extends Omit<CheckOptions, 'runs'> {
  /** Name of the kind of world, as the table shows it. */
  readonly world: string;
  readonly design: SequentialDesign;
  /** Enumerate the samples of with-probability claims instead of drawing some; for cases small enough. */
  readonly exact?: boolean;
}

interface Row {
  readonly claim: Claim;
  readonly tally: Tally;
  readonly source: TrialSource;
  test: SequentialTest;
  counterexample?: {readonly setting: unknown; readonly evidence: Evidence};
}

function trySamples(row: Row, claim: WithProbabilityClaim, {case: c, setting, trials}: SettingCase): void {
  const failed = claim.hypotheses.filter((hypothesis) => hypothesis.holds(c) !== true);
  if (failed.length > 0) {
    tallyRecord(row.tally, {failed: failed.map(({name}) => name)});
    return;
  }
  const judged = checkedJudge(claim.prepare(c));
  const sampled = sampledRecord(setting);
  for (let k = 0; k < trials; k++) {
    const trial = row.source.draw(c.nu, setting);
    row.test = observe(row.test, trial, sampled.add(judged(drawSample(c, trial.generator))));
  }
  tallyRecord(row.tally, sampled.record());
}

function result(row: Row, {world, seed, exact}: CaseOptions): ClaimResult {
  const {claim, tally, test, counterexample} = row;
  const shared = {claim: claim.id, world, seed};
  if (exact || claim.kind !== 'with-probability') {
    const verdict = overall(tally, counterexample !== undefined);
    return claimResult(tally, {...shared, verdict, ...(counterexample ? {counterexample} : {})});
  }
  const verdict = sequentialVerdict(test);
  return claimResult(tally, {...shared, verdict: verdict.kind, test: verdictLine(verdict)});
}

/** All claims on each case in turn, so that a world is made once. */
export async function checkCases(
  claims: readonly Claim[],
  cases: AsyncIterable<SettingCase>,
  options: CaseOptions,
): Promise<ClaimResult[]> {
  const {seed, design, world, onProgress, signal} = options;
  const rows: Row[] = claims.map((claim) => ({
    claim,
    tally: newTally(),
    source: freshTrials(generator(seed).derive(`${world} trials ${claim.id}`)),
    test: sequentialTest({alpha: design.alpha, bets: [...design.bets]}),
  }));
  let done = 0;
  for await (const found of cases) {
    for (const row of rows) {
      if (signal?.aborted) break;
      const {claim} = row;
      if (!options.exact && claim.kind === 'with-probability') {
        onSetting(claim.id, found.setting, () => trySamples(row, claim, found));
      } else {
        const evidence = onSetting(claim.id, found.setting, () => evaluate(claim, found.case));
        tallyUp(row.tally, evidence, found.setting);
        if (evidence.verdict === 'refuted') row.counterexample ??= {setting: found.setting, evidence};
      }
      await new Promise(setImmediate);
    }
    onProgress?.(++done);
    if (signal?.aborted) break;
  }
  return rows.map((row) => result(row, options));
}
