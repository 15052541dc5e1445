/** `--world file:DIR`: the representation that the user's own encoder gives, in files that docs/file-worlds.md describes. */
import {type Claim, subjectOf} from '../../../theory/claim/claim.ts';
import {familyFor} from '../../settings/registry.ts';
import {caseGroup, trialShares} from '../caseGroup.ts';
import {edgesOfPools} from '../edges/edgeGroups.ts';
import {type CountOption, countOf, type GivenWorlds, type KindsByWord, type WorldKind} from '../worldKind.ts';
import {askedOf, fileFamily, fileSettings, settingOn, shiftedWorld} from './fileFamily.ts';
import {fileCase} from './fileSetting.ts';
import {openFileWorld, recorded} from './fileWorld.ts';

declare module '../runSettings.ts' {
  interface WorldCounts {
    /** Settings of each world of files; default 10. */
    readonly fileRuns?: number;
  }
}

const COUNT: CountOption = {
  key: 'fileRuns',
  flag: '--file-runs',
  about: 'settings on each world of files: losses, radii, sizes of the sample, shifts',
  default: 10,
};

/** A setting counts for more than one on a few points, whatever the files hold. */
const WEIGHT = 100;

const inScope = (claim: Claim): boolean =>
  subjectOf(claim) === 'pool' && (claim.needs.images === true || edgesOfPools(claim));

/** What a claim asks for and a table of embeddings does not have. */
function missing(claim: Claim): string | undefined {
  if (inScope(claim)) return undefined;
  const {heads, realisable, oneHot} = claim.needs;
  const {asksFor} = familyFor(claim);
  if (asksFor !== undefined) return asksFor;
  if (realisable) return 'a pretext that is known to be realisable, with its h° and W°';
  if (oneHot) return 'a one-hot representation';
  if (heads === 'finite') return 'a finite class of heads';
  return 'a pool of so few points that all samples, or all signs, can be enumerated';
}

async function given(directory: string): Promise<GivenWorlds> {
  const world = await openFileWorld(directory);
  return {
    about: `embeddings of ${world.directory}`,
    files: world.digests,
    family: fileFamily(world) as unknown as GivenWorlds['family'],
    shifted: shiftedWorld(world),
    setting: (asked) => settingOn(world, asked),
    materialise: (asked) => fileCase(settingOn(world, asked)),
  };
}

function fileKind(directory: string): WorldKind {
  const name = `file:${recorded(directory)}`;
  const draws = ({kind}: Claim) => kind === 'with-probability';
  return {
    name,
    count: COUNT,
    weight: WEIGHT,
    trains: false,
    scope: inScope,
    missing,
    draws,
    switches: () => [],
    given: () => given(directory),
    groups(claims, settings, {nu, trials}) {
      const {seed} = settings;
      const count = countOf(settings, COUNT);
      return [
        caseGroup({
          world: name,
          stream: 'file',
          claims,
          seed,
          trials: trialShares(trials, askedOf({seed, count, nu})),
          draws,
          batches: Array.from({length: count}, (_, i) => ({from: i, to: i + 1})),
          weight: WEIGHT,
          async make({from, to}) {
            const world = await openFileWorld(directory);
            return fileSettings(world, {seed, count, nu})
              .slice(from, to)
              .map((setting) => ({setting, case: fileCase(setting)}));
          },
        }),
      ];
    },
  };
}

export const fileKinds: KindsByWord = {prefix: 'file', word: 'DIR', count: COUNT, kind: fileKind};
