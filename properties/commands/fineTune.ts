/** `train` where the representation is given: nothing is pretrained, a head is fitted on fresh labels. */
import {inputError} from '../../theory/errors.ts';
import {type FineTuning, fineTuningOf} from '../experiments/fineTuneDocument.ts';
import {type HeadOnSample, headOnSample} from '../experiments/headOnSample.ts';
import {worldKindNamed} from '../worldKinds/registry.ts';
import {parseShift} from '../worlds/shifts/parseShift.ts';
import {settle} from './settle.ts';
import {type GivenWorld, type TrainOptions, trainOptions} from './trainOptions.ts';

/** Options that mean something without a training. */
const ABOUT_HEADS: readonly string[] = [
  'world',
  'loss',
  'radius',
  'referenceRadius',
  'labelled',
  'nu',
  'seed',
  'shift',
  'signal',
  'onStep',
] satisfies (keyof TrainOptions)[];

export interface FineTuned extends HeadOnSample {
  /** In a report: `embeddings of my-encoder`. */
  readonly about: string;
  readonly document: FineTuning;
}

/**
 * @param named how an option is called in error messages
 * @throws InputError for an option of a training, and for files that are not what they should be
 */
export async function fineTuned(
  options: TrainOptions & {readonly world: GivenWorld},
  named: (option: string) => string = (option) => option,
): Promise<FineTuned> {
  const settings = settle('train', trainOptions, options);
  const kind = worldKindNamed(options.world);
  if (!kind.given)
    throw inputError('train', named('world'), 'a world whose representation is given', kind.name);
  const stray = Object.entries(options).find(
    ([name, value]) => value !== undefined && !ABOUT_HEADS.includes(name),
  );
  if (stray)
    throw inputError(
      'train',
      named(stray[0]),
      `nothing: the representation of ${kind.name} is given, so nothing is trained but a head`,
      stray[1],
    );
  const {radius = 8, loss = 'hinge', labelled = 20_000, nu, seed} = settings;
  const {referenceRadius = radius} = settings;
  if (!(referenceRadius <= radius))
    throw inputError('train', named('referenceRadius'), `at most the radius, ${radius}`, referenceRadius);
  const {about, shifted, setting, materialise} = await kind.given();
  const shift = (settings.shift ?? []).map((one) =>
    typeof one === 'string' ? parseShift(one, shifted, 'train', named('shift')) : one,
  );
  const asked = {shift, loss, radius, referenceRadius, n: labelled, nu};
  const c = materialise(asked);
  const found = headOnSample(c, seed);
  const described = {...setting(asked), n: labelled, nu};
  return {...found, about, document: fineTuningOf(kind.name, described, seed, c.pool.size, found)};
}
