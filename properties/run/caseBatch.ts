/** One batch of big worlds: deterministic claims exactly, with-probability ones on fresh samples of each world. */

import {drawSample} from '../../theory/case/drawSample.ts';
import type {Claim, WithProbabilityClaim} from '../../theory/claim/claim.ts';
import {generator} from '../../theory/laws/generator.ts';
import {freshTrials, type TrialSource} from '../../theory/sequential/freshTrials.ts';
import {checkedJudge} from '../evaluate/checkedInequality.ts';
import {onSetting} from '../evaluate/claimError.ts';
import {type Evidence, evaluate} from '../evaluate/evaluate.ts';
import type {Counterexample} from '../record/claimResult.ts';
import {sampledRecord} from '../record/sampledRecord.ts';
import {recordOf, type SettingRecord, slimRecords} from '../record/settingRecord.ts';
import {tableSetting} from '../settings/finite/tableSetting.ts';
import {MOST_POINTS} from '../settings/schemaParts.ts';
import type {CaseWorld, MakeOptions, SettingCase} from './caseWorlds.ts';
import type {RowPart} from './outcome.ts';

/** The fresh draws of one claim on setting `i` of so many: apart from those of every other. */
export function trialsOf(
  {label, trials}: Pick<CaseWorld, 'label' | 'trials'>,
  claim: string,
  seed: number,
  i: number,
): TrialSource {
  const shard = {index: i + 1, of: trials.length};
  return freshTrials(generator(seed).derive(`${label} trials ${claim}`), shard);
}

const LETTER = {violated: 'v', held: 'h', undecided: 'u'} as const;

function drawn(
  claim: WithProbabilityClaim,
  {case: c, setting}: SettingCase,
  source: TrialSource,
  trials: number,
): {readonly record: SettingRecord; readonly outcomes: string} {
  const failed = claim.hypotheses.filter((hypothesis) => hypothesis.holds(c) !== true);
  if (failed.length > 0) return {record: {failed: failed.map(({name}) => name)}, outcomes: ''};
  const judged = checkedJudge(claim.prepare(c));
  const sampled = sampledRecord(setting);
  let outcomes = '';
  for (let k = 0; k < trials; k++) {
    const trial = source.draw(c.nu, setting);
    outcomes += LETTER[sampled.add(judged(drawSample(c, trial.generator)))];
  }
  return {record: sampled.record(), outcomes};
}

/** Small trained worlds with their tables, to be evaluated again without training. */
function refutation({setting, case: c}: SettingCase, evidence: Evidence): Counterexample {
  const small = c.decoder !== undefined && c.pool.size <= MOST_POINTS;
  return {setting, evidence, ...(small ? {tables: tableSetting(c)} : {})};
}

interface OpenPart {
  readonly records: SettingRecord[];
  readonly outcomes: string[];
  counterexample?: NonNullable<RowPart['counterexample']>;
}

/** All claims on each world of the batch in turn, so that a world is made once; undefined where the signal stopped it. */
export async function caseBatch(
  claims: readonly Claim[],
  world: CaseWorld,
  at: number,
  {seed, ...options}: MakeOptions & {readonly seed: number},
): Promise<RowPart[] | undefined> {
  const batch = world.batches[at]!;
  const cases = await world.make(batch, options);
  if (!cases) return undefined;
  const parts = claims.map((): OpenPart => ({records: [], outcomes: []}));
  const isDrawn = (claim: Claim) => claim.kind === 'with-probability' && !world.exact;
  for (const [k, found] of cases.entries()) {
    for (const [row, claim] of claims.entries()) {
      if (options.signal?.aborted) return undefined;
      const part = parts[row]!;
      const i = batch.from + k;
      onSetting(claim.id, found.setting, () => {
        if (isDrawn(claim)) {
          const source = trialsOf(world, claim.id, seed, i);
          const {record, outcomes} = drawn(claim as WithProbabilityClaim, found, source, world.trials[i]!);
          part.records.push(record);
          part.outcomes.push(outcomes);
          return;
        }
        const evidence = evaluate(claim, found.case);
        part.records.push(recordOf(evidence, found.setting));
        if (evidence.verdict === 'refuted') part.counterexample ??= refutation(found, evidence);
      });
      await new Promise(setImmediate);
    }
  }
  return parts.map(({records, outcomes, counterexample}, row) => ({
    records: slimRecords(records),
    ...(isDrawn(claims[row]!) ? {outcomes} : {}),
    ...(counterexample ? {counterexample} : {}),
  }));
}
