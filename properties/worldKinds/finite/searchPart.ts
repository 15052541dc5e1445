/**
 * With-probability claims without enumeration: a search proposes the setting, fresh draws decide.
 *
 * The search draws samples from a source of its own, which is closed to evidence; it picks the setting with the largest
 * observed violation rate. Where it saw no violation, each fresh trial goes to another random setting. The settings
 * are chosen before the fresh draws, so the betting test is valid either way (theory section 8).
 */
import fc from 'fast-check';
import type {Claim} from '../../../theory/claim/claim.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {freshTrials, markSearched, type TrialSource} from '../../../theory/sequential/freshTrials.ts';
import {isRefuted, type Outcome, observe, sequentialTest} from '../../../theory/sequential/sequentialTest.ts';
import type {SequentialDesign} from '../../evaluate/sequentialDesign.ts';
import {verdictOf} from '../../evaluate/verdictOf.ts';
import type {ResultRow} from '../../record/resultRow.ts';
import {rowBuilder} from '../../record/rowBuilder.ts';
import {type SampledSetting, sampledSetting} from '../../record/sampledSetting.ts';
import type {RowPart} from '../../record/settingRecord.ts';
import {finiteSettings} from '../../settings/finite/arbitrary.ts';
import {finiteCase} from '../../settings/finite/case.ts';
import type {FiniteSetting} from '../../settings/finite/setting.ts';

export interface SequentialOptions {
  readonly design: SequentialDesign;
  /** Random settings that the search looks at. */
  readonly runs: number;
  /** Settings that it looks at first, say from fixtures; their nu is replaced by the design's. */
  readonly proposals?: readonly FiniteSetting[];
  readonly seed: number;
  /** Repeats the row, where it stands alone. */
  readonly command?: string;
  readonly signal?: AbortSignal;
}

interface Candidate {
  readonly setting: FiniteSetting;
  readonly sampled: SampledSetting;
}

/** Rounds of the search: draws per candidate, and how many go on to the next round. */
const ROUNDS = [
  {draws: 16, keep: 60},
  {draws: 100, keep: 15},
  {draws: 800, keep: 1},
] as const;

/** Share of violated samples among searched draws: a proposal, never evidence. */
function searchedRate({sampled, setting}: Candidate, source: TrialSource, draws: number): number {
  let violated = 0;
  for (let k = 0; k < draws; k++) {
    const searched = markSearched(source.draw(setting.nu, setting));
    if (verdictOf(sampled.look(searched.generator)) === 'refuted') violated++;
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

/** The source of the fresh trials. */
export function searchTrials({id}: Claim, seed: number): TrialSource {
  return sources(id, seed).evidence;
}

function sources(id: string, seed: number): Readonly<Record<'search' | 'evidence', TrialSource>> {
  const random = generator(seed).derive(`sequential ${id}`);
  return {search: freshTrials(random.derive('search')), evidence: freshTrials(random.derive('evidence'))};
}

/** One record per setting looked at, and the outcomes of the fresh trials. */
export async function searchPart(claim: Claim, options: SequentialOptions): Promise<RowPart> {
  const {design, runs, seed, signal, proposals = []} = options;
  const {search, evidence} = sources(claim.id, seed);
  const drawn = fc.sample(finiteSettings(claim.needs), {
    seed: generator(seed)
      .derive(claim.id)
      .integer(2 ** 31),
    numRuns: runs,
  });
  const all = [...proposals, ...drawn].map((given, i) => {
    const setting = {...given, nu: design.nu};
    const sampled = sampledSetting(claim, setting, finiteCase(setting));
    return {setting, sampled, proposed: i < proposals.length};
  });
  const candidates = all.filter(({sampled}) => sampled.kept);
  const chosen = propose(candidates, candidates.filter(({proposed}) => proposed).length, search);
  const outcomes: Outcome[] = [];
  let test = sequentialTest({alpha: design.alpha, bets: [...design.bets]});
  for (let k = 0; k < design.trials && candidates.length > 0 && !isRefuted(test) && !signal?.aborted; k++) {
    const {setting, sampled} = chosen ?? candidates[k % candidates.length]!;
    const fresh = evidence.draw(setting.nu, setting);
    const outcome = sampled.count(fresh.generator);
    test = observe(test, fresh, outcome);
    outcomes.push(outcome);
    if (k % 50 === 0) await new Promise(setImmediate);
  }
  return {records: all.map(({sampled}) => sampled.record()), outcomes: [outcomes]};
}

/** The row of one claim, on its own. */
export async function checkSequential(claim: Claim, options: SequentialOptions): Promise<ResultRow> {
  const {design, seed, command} = options;
  const row = rowBuilder(
    {claim: claim.id, world: 'finite, sampled', seed, ...(command === undefined ? {} : {command})},
    design,
  );
  row.add(await searchPart(claim, options), [searchTrials(claim, seed)]);
  return row.row();
}
