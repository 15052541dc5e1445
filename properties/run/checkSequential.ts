/**
 * With-probability claims without enumeration: a search proposes the setting, fresh draws decide.
 *
 * The search draws samples from a source of its own, which is closed to evidence; it picks the setting with the largest
 * observed violation rate. Where it saw no violation, each fresh trial goes to another random setting. The settings
 * are chosen before the fresh draws, so the betting test is valid either way (theory section 8).
 */
import fc from 'fast-check';
import type {Case} from '../../theory/case/case.ts';
import {drawSample} from '../../theory/case/drawSample.ts';
import type {WithProbabilityClaim} from '../../theory/claim/claim.ts';
import {generator} from '../../theory/laws/generator.ts';
import type {Sample} from '../../theory/laws/sample.ts';
import {
  freshTrials,
  markSearched,
  type SearchedTrial,
  type TrialSource,
} from '../../theory/sequential/freshTrials.ts';
import {observe} from '../../theory/sequential/observe.ts';
import {isRefuted, sequentialTest} from '../../theory/sequential/sequentialTest.ts';
import {sequentialVerdict} from '../../theory/sequential/sequentialVerdict.ts';
import {verdictLine} from '../../theory/sequential/verdictLine.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';
import {checkedJudge} from '../evaluate/checkedInequality.ts';
import {onSetting} from '../evaluate/claimError.ts';
import {judge} from '../evaluate/judge.ts';
import type {SequentialDesign} from '../evaluate/sequentialDesign.ts';
import {type ClaimResult, claimResult} from '../record/claimResult.ts';
import {type SampledRecord, sampledRecord} from '../record/sampledRecord.ts';
import type {SettingRecord} from '../record/settingRecord.ts';
import {newTally, tallyRecord} from '../record/tally.ts';
import {finiteSettings} from '../settings/finite/arbitrary.ts';
import {finiteCase} from '../settings/finite/case.ts';
import type {FiniteSetting} from '../settings/finite/setting.ts';

export interface SequentialOptions {
  readonly design: SequentialDesign;
  /** Random settings that the search looks at. */
  readonly runs: number;
  /** Settings that it looks at first, say from fixtures; their nu is replaced by the design's. */
  readonly proposals?: readonly FiniteSetting[];
  readonly seed: number;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

interface Candidate {
  readonly setting: FiniteSetting;
  readonly c: Case;
  readonly judged: (sample: Sample) => Inequality;
  readonly sampled: SampledRecord;
}

/** Rounds of the search: draws a candidate, and how many go on to the next round. */
const ROUNDS = [
  {draws: 16, keep: 60},
  {draws: 100, keep: 15},
  {draws: 800, keep: 1},
] as const;

function prepared(claim: WithProbabilityClaim, setting: FiniteSetting): Candidate | {failed: string[]} {
  const c = finiteCase(setting);
  const failed = claim.hypotheses.filter((hypothesis) => hypothesis.holds(c) !== true);
  if (failed.length > 0) return {failed: failed.map(({name}) => name)};
  const judged = checkedJudge(claim.prepare(c));
  return {
    setting,
    c,
    judged: (sample) => onSetting(claim.id, setting, () => judged(sample)),
    sampled: sampledRecord(setting),
  };
}

/** Share of violated samples among searched draws: a proposal, never evidence. */
function searchedRate({c, judged, setting}: Candidate, source: TrialSource, draws: number): number {
  let violated = 0;
  for (let k = 0; k < draws; k++) {
    const trial: SearchedTrial = markSearched(source.draw(c.nu, setting));
    if (judge(judged(drawSample(c, trial.generator))) === 'refuted') violated++;
  }
  return violated / draws;
}

/**
 * Successive halving, so that the best of many short looks is looked at longer before it is believed.
 * @param proposed the first candidates, which pass the first round unseen
 */
function propose(
  candidates: readonly Candidate[],
  proposed: number,
  source: TrialSource,
): Candidate | undefined {
  let left = candidates.slice(proposed);
  for (const [round, {draws, keep}] of ROUNDS.entries()) {
    if (round === 1) left = [...candidates.slice(0, proposed), ...left];
    left = left
      .map((candidate) => ({candidate, rate: searchedRate(candidate, source, draws)}))
      .filter(({rate}) => rate > 0)
      .sort((a, b) => b.rate - a.rate)
      .slice(0, keep)
      .map(({candidate}) => candidate);
  }
  return left[0];
}

export async function checkSequential(
  claim: WithProbabilityClaim,
  options: SequentialOptions,
): Promise<ClaimResult> {
  const {design, runs, seed, onProgress, signal} = options;
  const random = generator(seed).derive(`sequential ${claim.id}`);
  const search = freshTrials(random.derive('search'));
  const source = freshTrials(random.derive('evidence'));
  const records: (() => SettingRecord)[] = [];
  const candidates: Candidate[] = [];
  let proposed = 0;
  const drawn = fc.sample(finiteSettings(claim.needs), {
    seed: generator(seed)
      .derive(claim.id)
      .integer(2 ** 31),
    numRuns: runs,
  });
  for (const setting of [...(options.proposals ?? []), ...drawn]) {
    const candidate = onSetting(claim.id, setting, () => prepared(claim, {...setting, nu: design.nu}));
    if ('failed' in candidate) {
      records.push(() => candidate);
      continue;
    }
    records.push(candidate.sampled.record);
    candidates.push(candidate);
    if (options.proposals?.includes(setting)) proposed++;
  }
  const chosen = propose(candidates, proposed, search);
  let test = sequentialTest({alpha: design.alpha, bets: [...design.bets]});
  for (let k = 0; k < design.trials && candidates.length > 0 && !isRefuted(test) && !signal?.aborted; k++) {
    const {c, judged, setting, sampled} = chosen ?? candidates[k % candidates.length]!;
    const trial = source.draw(c.nu, setting);
    test = observe(test, trial, sampled.add(judged(drawSample(c, trial.generator))));
    if (k % 50 === 0) {
      onProgress?.(k);
      await new Promise(setImmediate);
    }
  }
  const verdict = sequentialVerdict(test);
  const tally = newTally();
  for (const record of records) tallyRecord(tally, record());
  return claimResult(tally, {
    claim: claim.id,
    world: 'finite, sampled',
    verdict: verdict.kind,
    test: verdictLine(verdict),
    seed,
  });
}
