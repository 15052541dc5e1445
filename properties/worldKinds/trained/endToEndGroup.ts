/** End-to-end rows: each setting and claim is one trial, with its own unlabelled draws, training and labels. */
import {type Claim, subjectOf} from '../../../theory/claim/claim.ts';
import {inputError} from '../../../theory/errors.ts';
import type {SequentialDesign} from '../../evaluate/sequentialDesign.ts';
import {sampledSetting} from '../../record/sampledSetting.ts';
import {type RowPart, slimRecords} from '../../record/settingRecord.ts';
import {hasTokens} from '../../worlds/encoders/index.ts';
import {ballWorlds} from '../../worlds/endToEnd/ballWorlds.ts';
import {pretrainInBall, trialStages, unlabelledCounts} from '../../worlds/endToEnd/trial.ts';
import {ballSettings} from '../../worlds/trained/ballSettings.ts';
import {equalShapes} from '../../worlds/trained/equalShapes.ts';
import {type TrainedWorld, trainedOn} from '../../worlds/trained/trainedWorlds.ts';
import {trialSource} from '../caseGroup.ts';
import type {RowGroup} from '../worldKind.ts';

/** Claims of which networks and which pretext a world can be. */
export function onEndToEnd(claim: Claim, world: TrainedWorld): boolean {
  const {network, realisable} = claim.needs;
  const {encoder, data} = trainedOn(world);
  const own = network === undefined || (network === 'masked') === hasTokens(encoder);
  return subjectOf(claim) === 'endToEnd' && own && (data === 'mixture' || realisable !== true);
}

/**
 * Trials on each training of a claim about held-out samples: it holds given the training, whatever that was, so that each
 * draw of all its other samples is a fresh trial.
 */
const HELD_OUT_TRIALS = 4;

export interface EndToEndOptions {
  readonly world: TrainedWorld;
  readonly claims: readonly Claim[];
  /** Of settings. */
  readonly number: number;
  readonly seed: number;
  readonly design: SequentialDesign;
  readonly weight: number;
}

export function endToEndGroup(options: EndToEndOptions): RowGroup {
  const {world, claims, number, seed, design, weight} = options;
  const settings = ballSettings(world, {seed, count: number, nu: design.nu});
  const stream = `end to end, ${world.replace('-', ', ')}`;
  const batches = equalShapes(settings);
  const trials = ({id}: Claim, at: number) => {
    const {from, to} = batches[at]!;
    return Array.from({length: to - from}, (_, k) =>
      trialSource(stream, {claim: id, seed, i: from + k, of: number}),
    );
  };
  return {
    world,
    claims,
    batches: batches.length,
    weight: (weight * number) / batches.length,
    endsWhenRefuted: false,
    trials,
    async evaluateBatch(at, {backend, signal}): Promise<readonly RowPart[] | undefined> {
      if (!backend) throw inputError('endToEndGroup', 'backend', 'a TensorFlow backend', backend);
      const {from, to} = batches[at]!;
      const own = settings.slice(from, to);
      const watch = signal ? {signal} : {};
      const worlds = await ballWorlds(backend, own, watch);
      const parts: RowPart[] = [];
      for (const claim of claims) {
        // Fixed before the training: the setting, nu, and the seed of everything that is drawn.
        const sources = trials(claim, at);
        const fresh = sources.map((one, k) => one.draw(design.nu, own[k]));
        const counts = worlds.map((one, k) => unlabelledCounts(one, fresh[k]!.generator));
        const trained = await pretrainInBall(backend, worlds, counts, watch);
        if (signal?.aborted) return undefined;
        // Hypotheses are about the world alone, so leaving a trial out does not condition on its draws.
        const sampled = worlds.map((one, k) => {
          const stages = trialStages(claim.needs, one, () => trained[k]!);
          const found = sampledSetting(claim, own[k]!, one.case, stages);
          if (!found.kept) return {found, outcomes: []};
          const further = claim.needs.heldOut ? HELD_OUT_TRIALS - 1 : 0;
          const all = [
            fresh[k]!,
            ...Array.from({length: further}, () => sources[k]!.draw(design.nu, own[k])),
          ];
          return {found, outcomes: all.map(({generator}) => found.count(generator))};
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
