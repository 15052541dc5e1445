/**
 * End-to-end rows. A trial is a training on unlabelled draws of its own, and then labels: all claims of a run judge the same
 * trials, because training is expensive. Each claim's test is valid by itself, and the false alarms of several add up whatever
 * their dependence (`divideAlpha`).
 */
import {type Claim, subjectOf} from '../../../theory/claim/claim.ts';
import type {Pretraining} from '../../../theory/endToEnd/endToEndCase.ts';
import {inputError} from '../../../theory/errors.ts';
import {trialsFor} from '../../../theory/sequential/design.ts';
import type {Outcome} from '../../../theory/sequential/sequentialTest.ts';
import type {SequentialDesign} from '../../evaluate/sequentialDesign.ts';
import {MUST_CATCH} from '../../record/rowBuilder.ts';
import {sampledSetting} from '../../record/sampledSetting.ts';
import {type RowPart, slimRecords} from '../../record/settingRecord.ts';
import {hasTokens} from '../../worlds/encoders/index.ts';
import {ballWorlds} from '../../worlds/endToEnd/ballWorlds.ts';
import {pretrainInBall, trialDraws, trialStages, unlabelledCounts} from '../../worlds/endToEnd/trial.ts';
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

export interface EndToEndOptions {
  readonly world: TrainedWorld;
  readonly claims: readonly Claim[];
  /** Of settings. */
  readonly number: number;
  readonly seed: number;
  readonly design: SequentialDesign;
  readonly weight: number;
}

/** More than are needed, in case that hypotheses leave out a setting of five. */
const SPARE = 5 / 4;

/** The trials of a run; on images, where one takes longest, no more than catch what a run must catch. */
function trialsOn(world: TrainedWorld, {nu, alpha, bets, trials, detect}: SequentialDesign): number {
  if (trainedOn(world).data === 'mixture' || detect !== undefined) return trials;
  const needed = trialsFor({nu, detect: MUST_CATCH, alpha, bets, most: trials});
  return needed.reachable ? Math.min(trials, Math.ceil(SPARE * needed.trials)) : trials;
}

export function endToEndGroup(options: EndToEndOptions): RowGroup {
  const {world, claims, number, seed, design, weight} = options;
  const settings = ballSettings(world, {seed, count: number, nu: design.nu});
  const each = Math.max(1, Math.ceil(trialsOn(world, design) / number));
  const stream = `end to end, ${world.replace('-', ', ')}`;
  const batches = equalShapes(settings);
  const trials = (at: number) => {
    const {from, to} = batches[at]!;
    return Array.from({length: to - from}, (_, k) => trialSource(stream, {seed, i: from + k, of: number}));
  };
  return {
    world,
    claims,
    batches: batches.length,
    weight: (weight * number * each) / batches.length,
    endsWhenRefuted: false,
    trials: (_, at) => trials(at),
    async evaluateBatch(at, {backend, signal}): Promise<readonly RowPart[] | undefined> {
      if (!backend) throw inputError('endToEndGroup', 'backend', 'a TensorFlow backend', backend);
      const {from, to} = batches[at]!;
      const own = settings.slice(from, to);
      const watch = signal ? {signal} : {};
      const worlds = await ballWorlds(backend, own, watch);
      const sources = trials(at);
      const draws = worlds.map(trialDraws);
      let trained: readonly Pretraining[] = [];
      // Hypotheses are about the world alone, so leaving a claim's trials out does not condition on their draws.
      const rows = claims.map((claim) =>
        worlds.map((one, k) => ({
          outcomes: [] as Outcome[],
          found: sampledSetting(
            claim,
            own[k]!,
            one.case,
            trialStages(claim.needs, draws[k]!, () => trained[k]!),
          ),
        })),
      );
      for (let trial = 0; trial < each; trial++) {
        // Fixed before the training: the setting, nu, and the seed of everything that is drawn.
        const fresh = sources.map((source, k) => source.draw(design.nu, own[k]));
        const counts = worlds.map((one, k) => unlabelledCounts(one, fresh[k]!.generator));
        trained = await pretrainInBall(backend, worlds, counts, watch);
        if (signal?.aborted) return undefined;
        for (const row of rows)
          for (const [k, {found, outcomes}] of row.entries())
            if (found.kept) outcomes.push(found.count(fresh[k]!.generator));
        await new Promise(setImmediate);
      }
      return rows.map((row) => ({
        records: slimRecords(row.map(({found}) => found.record())),
        outcomes: row.map(({outcomes}) => outcomes),
      }));
    },
  };
}
