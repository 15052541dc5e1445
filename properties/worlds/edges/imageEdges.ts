/** Edge settings of images with a linear encoder. */
import {minus, toInterval} from '../../../theory/arithmetic/rational.ts';
import type {Case} from '../../../theory/case/case.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {pointMass} from '../../../theory/laws/pool.ts';
import {exactFit} from '../../../theory/pretext/exactPretext.ts';
import {type DigitsCaseSetting, digitsCase} from '../images/digitsCase.ts';
import {digitsWorld} from '../images/digitsWorld.ts';
import type {ImageSetName} from '../images/imageSets.ts';
import {pretextMoments} from '../images/pretextMoments.ts';
import {POOL_EDGES, type PoolEdge, poolEdge} from './poolEdges.ts';

export interface ImageEdgeSetting {
  readonly edge: PoolEdge;
  /** The world that it is the edge of. */
  readonly of: DigitsCaseSetting;
}

/** Two classes that heads on a few features tell apart. */
const CLASSES = [0, 1];

export function imageEdgeSettings(
  images: ImageSetName,
  {seed, nu}: {seed: number; nu: number},
): ImageEdgeSetting[] {
  const own = generator(seed)
    .derive(`edges ${images}`)
    .integer(2 ** 31);
  return (Object.keys(POOL_EDGES) as PoolEdge[]).map((edge) => ({
    edge,
    of: {
      world: {
        family: 'images',
        ...(images === 'digits' ? {} : {images}),
        points: edge === 'fewOfMany' ? 12_000 : 1000,
        visible: 'upper',
        classes: CLASSES,
        positive: [1],
        rank: 4,
        shift: [],
        encoder: {kind: 'reducedRank', fittedOn: 200},
        seed: own,
      },
      loss: 'hinge',
      radius: 4,
      referenceRadius: 4,
      n: 1,
      nu,
    },
  }));
}

export function imageEdgeCase({edge, of}: ImageEdgeSetting): Case {
  const {pool, images, reference} = digitsWorld(of.world);
  const {rows, columns, data} = reference.table;
  const nothing = {rows, columns, data: new Float64Array(data.length)};
  const masses = Float64Array.from(pool.U.plus, (_, j) => pointMass(pool.U, j));
  const {infimum} = exactFit(pretextMoments(nothing, images.pixels, masses));
  return poolEdge(digitsCase(of), edge, toInterval(minus(infimum, reference.optimum)));
}

/** A case per edge. */
export const imageEdges = (images: ImageSetName, options: {seed: number; nu: number}) =>
  imageEdgeSettings(images, options).map((setting) => ({setting, case: imageEdgeCase(setting)}));
