/** End-to-end rows: each setting and claim is one trial, with its own unlabelled draws, training and labels. */
import type {EncoderKind} from '../../../models/types.ts';
import {type Claim, subjectOf} from '../../../theory/claim/claim.ts';
import {inputError} from '../../../theory/errors.ts';
import type {SequentialDesign} from '../../evaluate/sequentialDesign.ts';
import type {RowPart} from '../../record/rowPart.ts';
import {sampledSetting} from '../../record/sampledSetting.ts';
import {slimRecords} from '../../record/settingRecord.ts';
import {hasTokens} from '../../worlds/encoders/index.ts';
import {makeWorlds} from '../../worlds/endToEnd/makeWorlds.ts';
import {labelledSample, pretrainEndToEnd, unlabelledCounts} from '../../worlds/endToEnd/pretrainEndToEnd.ts';
import {END_TO_END_BATCH, endToEndTrainedSettings} from '../../worlds/endToEnd/randomEndToEnd.ts';
import {trialSource} from '../caseGroup.ts';
import type {RowGroup} from '../worldKind.ts';

/** Claims of which networks and which pretext a world can be. */
export function onEndToEnd(claim: Claim, scenario: EncoderKind, source: 'teacher' | 'images'): boolean {
  const {network, realisable} = claim.needs;
  const own = network === undefined || (network === 'masked') === hasTokens(scenario);
  return subjectOf(claim) === 'endToEnd' && own && (source === 'teacher' || realisable !== true);
}

export interface EndToEndOptions {
  readonly world: string;
  readonly scenario: EncoderKind;
  readonly source: 'teacher' | 'images';
  readonly claims: readonly Claim[];
  /** Of settings. */
  readonly number: number;
  readonly seed: number;
  readonly design: SequentialDesign;
  readonly weight: number;
}

export function endToEndGroup(options: EndToEndOptions): RowGroup {
  const {world, scenario, source, claims, number, seed, design, weight} = options;
  const settings = endToEndTrainedSettings(scenario, source, {seed, count: number, nu: design.nu});
  const stream = source === 'teacher' ? `end to end, ${scenario}` : `end to end, ${scenario}, digits`;
  const batches = Math.ceil(number / END_TO_END_BATCH);
  const batchOf = (at: number) => settings.slice(at * END_TO_END_BATCH, (at + 1) * END_TO_END_BATCH);
  const trials = ({id}: Claim, at: number) =>
    batchOf(at).map((_, k) =>
      trialSource(stream, {claim: id, seed, i: at * END_TO_END_BATCH + k, of: number}),
    );
  return {
    world,
    claims,
    batches,
    weight: (weight * number) / batches,
    endsWhenRefuted: false,
    trials,
    async evaluateBatch(at, {backend, signal}): Promise<readonly RowPart[] | undefined> {
      if (!backend) throw inputError('endToEndGroup', 'backend', 'a TensorFlow backend', backend);
      const own = batchOf(at);
      const watch = signal ? {signal} : {};
      const worlds = await makeWorlds(backend, own, watch);
      const parts: RowPart[] = [];
      for (const claim of claims) {
        // Fixed before the training: the setting, nu, and the seed of everything that is drawn.
        const fresh = trials(claim, at).map((one, k) => one.draw(design.nu, own[k]));
        const counts = worlds.map((one, k) => unlabelledCounts(one, fresh[k]!.generator));
        const trained = await pretrainEndToEnd(backend, worlds, counts, watch);
        if (signal?.aborted) return undefined;
        // Hypotheses are about the world alone, so leaving a trial out does not condition on its draws.
        const sampled = worlds.map((one, k) => {
          const found = sampledSetting(claim, own[k]!, one.case, [
            {draw: () => trained[k]},
            {draw: (random) => labelledSample(one, random)},
          ]);
          return {found, outcomes: found.kept ? [found.count(fresh[k]!.generator)] : []};
        });
        await new Promise(setImmediate);
        parts.push({
          records: slimRecords(sampled.map(({found}) => found.record())),
          outcomes: sampled.map(({outcomes}) => outcomes),
        });
      }
      return parts;
    },
  };
}
