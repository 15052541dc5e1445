/** Worlds with trained encoders: on mixtures with a teacher, or on digits; claims about pools and claims from end to end. */

import {type Claim, subjectOf} from '../../../theory/claim/claim.ts';
import {inputError} from '../../../theory/errors.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {hasTokens, presetsOf} from '../../worlds/encoders/index.ts';
import {equalShapes} from '../../worlds/trained/equalShapes.ts';
import {poolSettings} from '../../worlds/trained/poolSettings.ts';
import {trainBatch} from '../../worlds/trained/trainBatch.ts';
import {
  type DataKind,
  TRAINED_WORLDS,
  type TrainedWorld,
  trainedOn,
} from '../../worlds/trained/trainedWorlds.ts';
import {type CaseGroupOptions, caseGroup, evenly} from '../caseGroup.ts';
import {digitsData} from '../digits/digitsKind.ts';
import type {RunSettings} from '../runSettings.ts';
import type {CountOption, WorldKind} from '../worldKind.ts';
import {endToEndGroup, onEndToEnd} from './endToEndGroup.ts';

const COUNTS: Readonly<Record<DataKind, CountOption>> = {
  mixture: {
    key: 'trainedRuns',
    flag: '--trained-runs',
    about: 'settings with a trained encoder, for each kind of encoder',
    default: 50,
  },
  digits: {
    key: 'trainedImageRuns',
    flag: '--trained-image-runs',
    about: 'settings with an encoder trained on digits, for each kind of encoder',
    default: 4,
  },
};

/** Sections 4 and 5 are about mixtures with a teacher, the one about points and the other about token rows. */
function onPools(claim: Claim, encoder: EncoderKind, data: DataKind): boolean {
  if (subjectOf(claim) !== 'pool') return false;
  const {images, realisable, trained, tokens} = claim.needs;
  if (images === true || data === 'digits') return images === true;
  return (realisable === true || trained === true) && (tokens === true) === hasTokens(encoder);
}

/** Settings with samples of two draws where all are enumerated, and how they are trained. */
function trained(
  world: TrainedWorld,
  options: Parameters<typeof poolSettings>[1],
  exact: boolean,
): Pick<CaseGroupOptions, 'batches' | 'make'> {
  const drawn = poolSettings(world, options);
  const settings = exact ? drawn.map((setting) => ({...setting, n: 2})) : drawn;
  return {
    batches: equalShapes(settings),
    async make({from, to}, {backend, signal}) {
      if (!backend) throw inputError('trainedKind', 'backend', 'a TensorFlow backend', backend);
      const made = await trainBatch(backend, settings.slice(from, to), signal ? {signal} : {});
      return signal?.aborted ? undefined : made.map(({setting, case: c}) => ({setting, case: c}));
    },
  };
}

function trainedKind(name: TrainedWorld): WorldKind {
  const {encoder, data} = trainedOn(name);
  const count = COUNTS[data];
  const weight = presetsOf(encoder).weight[data];
  // Two draws from a pool of 32 points are few enough to enumerate.
  const isExact = ({exact}: RunSettings) => exact === true && data === 'mixture';
  const kind: WorldKind = {
    name,
    count,
    weight,
    trains: true,
    ...(data === 'digits' ? {data: digitsData} : {}),
    scope: (claim) => onPools(claim, encoder, data) || onEndToEnd(claim, name),
    draws: (claim, settings) =>
      claim.kind === 'end-to-end' || (claim.kind === 'with-probability' && !isExact(settings)),
    switches: (settings) => (isExact(settings) ? ['--exact'] : []),
    groups(claims, settings, design) {
      const {seed} = settings;
      const number = settings[count.key];
      const exact = isExact(settings);
      const pools = claims.filter((claim) => subjectOf(claim) === 'pool');
      const both = claims.filter((claim) => subjectOf(claim) !== 'pool');
      const own = () =>
        caseGroup({
          world: exact ? `${name}, n = 2` : name,
          stream: `trained ${name.replace('-', ', ')}`,
          claims: pools,
          seed,
          trials: evenly(design.trials, number),
          weight,
          draws: (claim) => kind.draws(claim, settings),
          ...trained(name, {seed, count: number, nu: design.nu}, exact),
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
