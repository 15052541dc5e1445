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
import type {RowPart, SettingRecord} from '../../record/settingRecord.ts';
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
  /** Of its record. */
  readonly place: number;
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

interface Looked {
  readonly candidate: Candidate;
  readonly rate: number;
}

/** Those with a violation, the highest rates first, of equal ones the first. */
const best = (looked: readonly Looked[], keep: number): Looked[] =>
  looked
    .filter(({rate}) => rate > 0)
    .sort((a, b) => b.rate - a.rate)
    .slice(0, keep);

/**
 * Successive halving after its first round, so that the best of many short looks is looked at longer before it is
 * believed.
 */
async function propose(
  first: readonly Candidate[],
  source: TrialSource,
  signal: AbortSignal | undefined,
): Promise<Candidate | undefined> {
  let left = first;
  for (const {draws, keep} of ROUNDS.slice(1)) {
    const looked: Looked[] = [];
    for (const candidate of left) {
      if (signal?.aborted) return undefined;
      looked.push({candidate, rate: searchedRate(candidate, source, draws)});
      await new Promise(setImmediate);
    }
    left = best(looked, keep).map(({candidate}) => candidate);
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

/** Settings between two pauses in which a signal is heard. */
const PAUSE = 20;

/** Ends the generation of settings early. */
class Stopped extends Error {}

/** Random settings one after the other, those of fc.sample, which would hold all of them at once. */
async function eachSetting(
  {needs, id}: Claim,
  {runs, seed, signal}: SequentialOptions,
  visit: (setting: FiniteSetting) => void,
): Promise<void> {
  let count = 0;
  const property = fc.asyncProperty(finiteSettings(needs), async (setting) => {
    if (count++ % PAUSE === 0) await new Promise(setImmediate);
    if (signal?.aborted) throw new Stopped();
    visit(setting);
  });
  const found = await fc.check(property, {
    seed: generator(seed)
      .derive(id)
      .integer(2 ** 31),
    numRuns: runs,
    endOnFailure: true,
  });
  if (found.failed && !(found.errorInstance instanceof Stopped)) throw found.errorInstance;
}

/** Of a setting that satisfies the hypotheses and on which nothing was drawn that counts. */
const UNSEEN: SettingRecord = {slack: Number.POSITIVE_INFINITY, undecided: 0, samples: 0};

/**
 * One record per setting looked at, and the outcomes of the fresh trials. Of settings that no trial goes to only their
 * count is kept, so that there may be millions.
 */
export async function searchPart(claim: Claim, options: SequentialOptions): Promise<RowPart> {
  const {design, seed, signal, proposals = []} = options;
  const {search, evidence} = sources(claim.id, seed);
  const records: SettingRecord[] = [];
  const candidateOf = (given: FiniteSetting): Candidate | undefined => {
    const setting = {...given, nu: design.nu};
    const sampled = sampledSetting(claim, setting, finiteCase(setting));
    records.push(sampled.kept ? UNSEEN : sampled.record());
    return sampled.kept ? {place: records.length - 1, setting, sampled} : undefined;
  };
  const proposed = proposals.flatMap((given) => candidateOf(given) ?? []);
  // Those that the trials go round where the search saw no violation.
  const inTurn = proposed.slice(0, design.trials);
  const [{draws, keep: most}] = ROUNDS;
  let leading: Looked[] = [];
  await eachSetting(claim, options, (given) => {
    const candidate = candidateOf(given);
    if (!candidate) return;
    const rate = searchedRate(candidate, search, draws);
    if (inTurn.length < design.trials) inTurn.push(candidate);
    if (rate > 0) leading.push({candidate, rate});
    if (leading.length > 2 * most) leading = best(leading, most);
  });
  const first = [...proposed, ...best(leading, most).map(({candidate}) => candidate)];
  const chosen = await propose(first, search, signal);
  const outcomes: Outcome[] = [];
  let test = sequentialTest({alpha: design.alpha, bets: [...design.bets]});
  for (let k = 0; k < design.trials && inTurn.length > 0 && !isRefuted(test) && !signal?.aborted; k++) {
    const {place, setting, sampled} = chosen ?? inTurn[k % inTurn.length]!;
    const fresh = evidence.draw(setting.nu, setting);
    const outcome = sampled.count(fresh.generator);
    test = observe(test, fresh, outcome);
    outcomes.push(outcome);
    records[place] = sampled.record();
    if (k % PAUSE === 0) await new Promise(setImmediate);
  }
  return {records, outcomes: [outcomes]};
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
