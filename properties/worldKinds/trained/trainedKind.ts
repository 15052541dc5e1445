/** Worlds with trained encoders: on mixtures with a teacher, or on images; claims about pools and claims from end to end. */

import type {Pretrained} from '../../../models/index.ts';
import {type Claim, subjectOf} from '../../../theory/claim/claim.ts';
import {inputError} from '../../../theory/errors.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {hasRealData, realData} from '../../worlds/data/realData.ts';
import {hasTokens, presetsOf} from '../../worlds/encoders/index.ts';
import {type EncoderHealth, encoderHealth} from '../../worlds/pretext/encoderHealth.ts';
import {equalShapes} from '../../worlds/trained/equalShapes.ts';
import {poolSettings} from '../../worlds/trained/poolSettings.ts';
import {trainBatch} from '../../worlds/trained/trainBatch.ts';
import {
  type DataKind,
  shapeOf,
  TRAINED_WORLDS,
  type TrainedWorld,
  trainedOn,
} from '../../worlds/trained/trainedWorlds.ts';
import {type CaseGroupOptions, caseGroup, trialShares} from '../caseGroup.ts';
import {edgesOfPools} from '../edges/edgeGroups.ts';
import {trainedEdgeGroups} from '../edges/trainedEdgeGroups.ts';
import type {RunSettings} from '../runSettings.ts';
import {type CountOption, countOf, type WorldKind} from '../worldKind.ts';
import {endToEndGroup, onEndToEnd} from './endToEndGroup.ts';

const COUNTS: Readonly<Record<'mixture' | 'images', CountOption>> = {
  mixture: {
    key: 'trainedRuns',
    flag: '--trained-runs',
    about: 'settings with a trained encoder, for each kind of encoder',
    default: 75,
  },
  images: {
    key: 'trainedImageRuns',
    flag: '--trained-image-runs',
    about: 'settings with an encoder trained on images, for each kind of encoder and set of images',
    default: 5,
  },
};

/** Sections 4 and 5 are about mixtures with a teacher, the one about points and the other about token rows. */
function onPools(claim: Claim, encoder: EncoderKind, data: DataKind): boolean {
  if (subjectOf(claim) !== 'pool') return false;
  const {images, realisable, trained, tokens} = claim.needs;
  if (images === true || data !== 'mixture') return images === true;
  return (realisable === true || trained === true) && (tokens === true) === hasTokens(encoder);
}

/** Settings with samples of two draws where all are enumerated, and how they are trained. */
function trained(
  world: TrainedWorld,
  options: Parameters<typeof poolSettings>[1],
  exact: boolean,
  trials: number,
): Pick<CaseGroupOptions, 'batches' | 'make' | 'trials'> {
  const drawn = poolSettings(world, options);
  const settings = exact ? drawn.map((setting) => ({...setting, n: 2})) : drawn;
  return {
    batches: equalShapes(settings),
    trials: trialShares(trials, settings),
    async make({from, to}, {backend, signal}) {
      if (!backend) throw inputError('trainedKind', 'backend', 'a TensorFlow backend', backend);
      const made = await trainBatch(backend, settings.slice(from, to), signal ? {signal} : {});
      if (signal?.aborted) return undefined;
      const healths = new Map<Pretrained, EncoderHealth>();
      return made.map(({setting, case: c, world: own, trained: encoder}) => {
        if (setting.data.kind === 'mixture') return {setting, case: c};
        const health = healths.get(encoder) ?? encoderHealth(setting.architecture, own, encoder);
        healths.set(encoder, health);
        return {setting, case: c, encoder: health};
      });
    },
  };
}

function trainedKind(name: TrainedWorld): WorldKind {
  const {encoder, data} = trainedOn(name);
  const count = COUNTS[shapeOf(data)];
  const weight = presetsOf(encoder).weight[shapeOf(data)];
  // Two draws from a pool of 32 points are few enough to enumerate.
  const isExact = ({exact}: RunSettings) => exact === true && data === 'mixture';
  const kind: WorldKind = {
    name,
    count,
    weight,
    trains: true,
    ...(data === 'mixture' ? {} : {data: {name: realData(data).package, present: () => hasRealData(data)}}),
    scope: (claim) => onPools(claim, encoder, data) || onEndToEnd(claim, name),
    draws: (claim, settings) =>
      claim.kind === 'end-to-end' || (claim.kind === 'with-probability' && !isExact(settings)),
    edges: {
      scope: (claim, settings) => !isExact(settings) && (edgesOfPools(claim) || onEndToEnd(claim, name)),
      groups: (claims, {seed}, {nu}) => trainedEdgeGroups(name, {claims, seed, nu, weight}),
    },
    switches: (settings) => (isExact(settings) ? ['--exact'] : []),
    groups(claims, settings, design) {
      const {seed} = settings;
      const number = countOf(settings, count);
      const exact = isExact(settings);
      const pools = claims.filter((claim) => subjectOf(claim) === 'pool');
      const both = claims.filter((claim) => subjectOf(claim) !== 'pool');
      const own = () =>
        caseGroup({
          world: exact ? `${name}, n = 2` : name,
          stream: `trained ${name.replace('-', ', ')}`,
          claims: pools,
          seed,
          weight,
          draws: (claim) => kind.draws(claim, settings),
          ...trained(name, {seed, count: number, nu: design.nu}, exact, design.trials),
        });
      return [
        ...(pools.length === 0 ? [] : [own()]),
        ...(both.length === 0
          ? []
          : [endToEndGroup({world: name, claims: both, number, seed, design, weight})]),
      ];
    },
  };
  return kind;
}

export const trainedKinds: readonly WorldKind[] = TRAINED_WORLDS.map(trainedKind);
