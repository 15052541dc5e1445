import {type Claim, subjectOf} from '../../../theory/claim/claim.ts';
import {imageEdges} from '../../worlds/edges/imageEdges.ts';
import {digitsCase} from '../../worlds/images/digitsCase.ts';
import {hasImages, IMAGE_SET_NAMES, IMAGE_SETS, type ImageSetName} from '../../worlds/images/imageSets.ts';
import {imageSettings} from '../../worlds/images/imageSettings.ts';
import {caseGroup, trialShares} from '../caseGroup.ts';
import {edgeGroup, edgesOfPools} from '../edges/edgeGroups.ts';
import type {CountOption, DataPackage, WorldKind} from '../worldKind.ts';

/** What a set of images is installed with. */
export const imagePackage = (name: ImageSetName): DataPackage => ({
  name: IMAGE_SETS[name].package,
  present: () => hasImages(name),
});

const COUNT: CountOption = {
  key: 'imageRuns',
  flag: '--image-runs',
  about: 'settings on real images with a linear encoder, for each set of images; the first with all 70,000',
  default: 5,
};

/** Worlds of real images with a linear encoder fitted to some of them; the first setting has all 70,000. */
function imageKind(name: ImageSetName): WorldKind {
  const weight = 400;
  const draws = ({kind}: Claim) => kind === 'with-probability';
  return {
    name,
    count: COUNT,
    weight,
    trains: false,
    data: imagePackage(name),
    // Neither samples that could be enumerated nor a realisable pretext.
    scope: (claim) => subjectOf(claim) === 'pool' && claim.needs.images === true,
    draws,
    edges: {
      scope: edgesOfPools,
      groups: (claims, {seed}, {nu}) => [
        edgeGroup({world: name, claims, seed, nu, weight, make: async () => imageEdges(name, {seed, nu})}),
      ],
    },
    switches: () => [],
    groups(claims, {imageRuns, seed}, {nu, trials}) {
      const settings = imageSettings(name, seed, imageRuns, nu);
      return [
        caseGroup({
          world: name,
          stream: name,
          claims,
          seed,
          trials: trialShares(trials, settings),
          draws,
          batches: settings.map((_, i) => ({from: i, to: i + 1})),
          weight,
          make: async ({from, to}) =>
            settings.slice(from, to).map((setting) => ({setting, case: digitsCase(setting)})),
        }),
      ];
    },
  };
}

export const imageKinds: readonly WorldKind[] = IMAGE_SET_NAMES.map(imageKind);
