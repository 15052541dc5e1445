/** End-to-end worlds of a run: each setting and claim is one trial, with its own unlabelled draws, training and labels. */
import {type Claim, type EndToEndClaim, subjectOf} from '../../theory/claim/claim.ts';
import {inputError} from '../../theory/errors.ts';
import {checkedJudge} from '../evaluate/checkedInequality.ts';
import {ClaimFault, onSetting} from '../evaluate/claimError.ts';
import {sampledRecord} from '../record/sampledRecord.ts';
import {type SettingRecord, slimRecords} from '../record/settingRecord.ts';
import {hasTokens} from '../worlds/encoders/index.ts';
import {makeWorlds} from '../worlds/endToEnd/makeWorlds.ts';
import {labelledSample, pretrainEndToEnd, unlabelledCounts} from '../worlds/endToEnd/pretrainEndToEnd.ts';
import {END_TO_END_BATCH, endToEndTrainedSettings} from '../worlds/endToEnd/randomEndToEnd.ts';
import type {TrainedEndToEndWorld} from '../worlds/endToEnd/trainedWorld.ts';
import type {Scenario} from '../worlds/teacher/teacherSetting.ts';
import {trialsOf} from './caseBatch.ts';
import type {CaseWorld, CaseWorldOptions} from './caseWorlds.ts';
import type {RowPart} from './outcome.ts';

/** Claims of which networks and which pretext a world can be. */
export function onEndToEnd(claim: Claim, scenario: Scenario, source: 'teacher' | 'images'): boolean {
  const {network, realisable} = claim.needs;
  const own = network === undefined || (network === 'masked') === hasTokens(scenario);
  return subjectOf(claim) === 'endToEnd' && own && (source === 'teacher' || realisable !== true);
}

const LETTER = {violated: 'v', held: 'h', undecided: 'u'} as const;

interface Judged {
  readonly record: SettingRecord;
  readonly outcomes: string;
}

export function endToEndWorld({
  scenario,
  source,
  settings: count,
  seed,
  design,
}: CaseWorldOptions & {readonly scenario: Scenario; readonly source: 'teacher' | 'images'}): CaseWorld {
  const settings = endToEndTrainedSettings(scenario, source, {seed, count, nu: design.nu});
  const label = source === 'teacher' ? `end to end, ${scenario}` : `end to end, ${scenario}, digits`;
  const trials = settings.map(() => 1);
  const batches = Array.from({length: Math.ceil(count / END_TO_END_BATCH)}, (_, b) => ({
    from: b * END_TO_END_BATCH,
    to: Math.min(count, (b + 1) * END_TO_END_BATCH),
  }));
  return {
    label,
    exact: false,
    trials,
    batches,
    make: () => {
      throw inputError('endToEndWorld', 'make', 'judge', 'make');
    },
    async judge(claims, {from, to}, {backend, signal}): Promise<RowPart[] | undefined> {
      if (!backend) throw inputError('endToEndWorld', 'backend', 'a TensorFlow backend', backend);
      const own = settings.slice(from, to);
      const watch = signal ? {signal} : {};
      const worlds = await makeWorlds(backend, own, watch);
      const parts: RowPart[] = [];
      for (const claim of claims as readonly EndToEndClaim[]) {
        // Fixed before the training: the setting, nu, and the seed of everything that is drawn.
        const drawn = own.map((setting, k) =>
          trialsOf({label, trials}, claim.id, seed, from + k).draw(design.nu, setting),
        );
        const counts = worlds.map((world, k) => unlabelledCounts(world, drawn[k]!.generator));
        const trained = await pretrainEndToEnd(backend, worlds, counts, watch);
        if (signal?.aborted) return undefined;
        const judged = worlds.map((world, k): Judged => {
          const sample = labelledSample(world, drawn[k]!.generator);
          return onSetting(claim.id, own[k], () => judgeTrial(claim, world, trained[k]!, sample));
        });
        await new Promise(setImmediate);
        parts.push({
          records: slimRecords(judged.map(({record}) => record)),
          outcomes: judged.map(({outcomes}) => outcomes),
        });
      }
      return parts;
    },
  };
}

function judgeTrial(
  claim: EndToEndClaim,
  {case: c, setting}: TrainedEndToEndWorld,
  pretraining: Parameters<ReturnType<EndToEndClaim['prepare']>>[0],
  sample: ReturnType<typeof labelledSample>,
): Judged {
  // Hypotheses are about the world alone, so leaving a trial out does not condition on its draws.
  const failed = claim.hypotheses.filter((hypothesis) => hypothesis.holds(c) !== true);
  if (failed.length > 0) return {record: {failed: failed.map(({name}) => name)}, outcomes: ''};
  const prepared: unknown = claim.prepare(c);
  if (typeof prepared !== 'function')
    throw new ClaimFault('returned no function of a pretraining from prepare');
  const sampled = sampledRecord(setting);
  const outcome = sampled.add(checkedJudge(prepared(pretraining))(sample));
  return {record: sampled.record(), outcomes: LETTER[outcome]};
}
