/** Worlds with trained encoders: on teacher worlds, or on digits; claims about pools and claims from end to end. */
import type {Backend} from '../../../models/backend.ts';
import type {Architecture, EncoderKind} from '../../../models/types.ts';
import {type Claim, subjectOf} from '../../../theory/claim/claim.ts';
import {inputError} from '../../../theory/errors.ts';
import {hasTokens} from '../../worlds/encoders/index.ts';
import {trainTeachers} from '../../worlds/teacher/trainTeacher.ts';
import {variedTeachers} from '../../worlds/teacher/variedTeachers.ts';
import {randomImageSettings} from '../../worlds/trainedImages/randomImageSettings.ts';
import {trainImages} from '../../worlds/trainedImages/trainImages.ts';
import {equalShapes} from '../../worlds/trainingBatches.ts';
import {type CaseGroupOptions, caseGroup, evenly, type SettingCase} from '../caseGroup.ts';
import {digitsData} from '../digits/digitsData.ts';
import type {CountOption, WorldKind} from '../worldKind.ts';
import {endToEndGroup, onEndToEnd} from './endToEndGroup.ts';

interface Trainable {
  readonly architecture: Architecture;
  readonly training: {readonly batchSize: number};
}

function trained<S extends Trainable>(
  settings: readonly S[],
  train: (
    backend: Backend,
    batch: readonly S[],
    options: {signal?: AbortSignal},
  ) => AsyncIterable<readonly SettingCase[]>,
): Pick<CaseGroupOptions, 'batches' | 'make'> {
  return {
    batches: equalShapes(settings),
    async make({from, to}, {backend, signal}) {
      if (!backend) throw inputError('trainedKind', 'backend', 'a TensorFlow backend', backend);
      const made: SettingCase[] = [];
      for await (const batch of train(backend, settings.slice(from, to), signal ? {signal} : {}))
        made.push(...batch.map(({setting, case: c}) => ({setting, case: c})));
      return signal?.aborted ? undefined : made;
    },
  };
}

const TEACHERS: CountOption = {
  key: 'trainedRuns',
  flag: '--trained-runs',
  about: 'settings with a trained encoder, for each of the two scenarios',
  default: 50,
};

const IMAGES: CountOption = {
  key: 'trainedImageRuns',
  flag: '--trained-image-runs',
  about: 'settings with an encoder trained on digits, for each of the two scenarios',
  default: 4,
};

/** Sections 4 and 5 are about teacher worlds, the one about points and the other about token rows. */
function onPools({needs, ...claim}: Claim, scenario: EncoderKind, source: 'teacher' | 'images'): boolean {
  if (claim.subject !== undefined && claim.subject !== 'pool') return false;
  const {images, realisable, trained: wanted, tokens} = needs;
  if (images === true || source === 'images') return images === true;
  return (realisable === true || wanted === true) && (tokens === true) === hasTokens(scenario);
}

/** @param source where the inputs come from */
function trainedKind(scenario: EncoderKind, source: 'teacher' | 'images', weight: number): WorldKind {
  const images = source === 'images';
  const name = images ? `${scenario}-digits` : scenario;
  const count = images ? IMAGES : TEACHERS;
  // Two draws from a pool of 32 points are few enough to enumerate.
  const isExact = ({exact}: {readonly exact?: boolean}) => exact === true && !images;
  const kind: WorldKind = {
    name,
    count,
    weight,
    trains: true,
    ...(images ? {data: digitsData} : {}),
    scope: (claim) => onPools(claim, scenario, source) || onEndToEnd(claim, scenario, source),
    draws: (claim, settings) =>
      claim.kind === 'end-to-end' || (claim.kind === 'with-probability' && !isExact(settings)),
    switches: (settings) => (isExact(settings) ? ['--exact'] : []),
    groups(claims, settings, design) {
      const {seed} = settings;
      const number = settings[count.key];
      const exact = isExact(settings);
      const pools = claims.filter((claim) => subjectOf(claim) === 'pool');
      const both = claims.filter((claim) => subjectOf(claim) !== 'pool');
      const teachers = () => {
        const made = variedTeachers(scenario, seed, number, design.nu);
        return exact ? made.map((setting) => ({...setting, n: 2})) : made;
      };
      const shared = {claims: pools, seed, trials: evenly(design.trials, number), weight};
      const stream = images ? `trained ${scenario}, digits` : `trained ${scenario}`;
      return [
        ...(pools.length === 0
          ? []
          : [
              caseGroup({
                ...shared,
                world: exact ? `${name}, n = 2` : name,
                stream,
                draws: (claim) => kind.draws(claim, settings),
                ...(images
                  ? trained(randomImageSettings(scenario, seed, number, design.nu), trainImages)
                  : trained(teachers(), trainTeachers)),
              }),
            ]),
        ...(both.length === 0
          ? []
          : [endToEndGroup({world: name, scenario, source, claims: both, number, seed, design, weight})]),
      ];
    },
  };
  return kind;
}

export const trainedKinds: readonly WorldKind[] = [
  trainedKind('context', 'teacher', 20),
  trainedKind('masked', 'teacher', 20),
  trainedKind('context', 'images', 100),
  trainedKind('masked', 'images', 200),
];
