/** The ball of parameters around an initialisation: certified norms, B_l and Lam, and who is inside. */
import {namedParameters, type Parameter, parameterLayout} from '../../../models/layout.ts';
import type {MaskedArchitecture, Weights} from '../../../models/types.ts';
import {div, type Interval, max, point, scale, sub, ZERO} from '../../../theory/arithmetic/interval.ts';
import {
  type BallConstants,
  deepBallConstants,
  transformerBallConstants,
} from '../../../theory/covering/ballConstants.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {frobeniusNorm} from '../../../theory/linear/norms/matrixNorms.ts';
import {spectralNorm} from '../../../theory/linear/norms/spectralNorm.ts';
import {transformerSizes} from '../../../theory/networks/networkNorms.ts';
import {tabulate} from '../../../theory/networks/pair.ts';
import type {
  BlockNorms,
  TransformerChanges,
  TransformerNorms,
} from '../../../theory/networks/transformerPerturbation.ts';
import {trainedNetwork} from '../trainedNetwork.ts';

function tableOf({shape, values}: Parameter & {readonly values: Float32Array}): Matrix {
  return {rows: shape[0], columns: shape[1], data: Float64Array.from(values)};
}

/** The largest Frobenius distance of a table of `weights` from the same of `initial`; at least the spectral one. */
export function farthestTable(initial: Weights, weights: Weights): Interval {
  const own = namedParameters(weights);
  return [...namedParameters(initial)]
    .map(([name, table]) => {
      const [a, b] = [tableOf(table), tableOf(own.get(name)!)];
      return frobeniusNorm(
        tabulate(a.rows, a.columns, (j, i) =>
          sub(point(b.data[j * a.columns + i]!), point(a.data[j * a.columns + i]!)),
        ),
      );
    })
    .reduce(max, ZERO);
}

function transformerNorms(initial: Weights, {tokens, inputs}: MaskedArchitecture): TransformerNorms {
  const input = {rows: tokens, columns: inputs, data: new Float64Array(tokens * inputs)};
  return transformerSizes(trainedNetwork(initial, initial, input), false).norms;
}

export function transformerRadii({blocks}: TransformerNorms, radius: Interval): TransformerChanges {
  const every = (block: BlockNorms): BlockNorms => ({
    query: block.query.map(() => radius),
    key: block.key.map(() => radius),
    value: block.value.map(() => radius),
    output: radius,
    feed1: radius,
    feed2: radius,
  });
  const whole = {embedding: radius, mask: radius, position: radius, decoder: radius};
  return {...whole, blocks: blocks.map(every)};
}

export interface Sizes {
  /** max |v|, context. */
  readonly inputNorm: Interval;
  /** max |w|, or of any token. */
  readonly targetNorm: Interval;
}

/** B_l and Lam of the ball in which every table is within `factor` radius of the initialisation, in spectral norm. */
export function parameterBall(
  initial: Weights,
  radius: number,
  sizes: Sizes,
): (factor: number) => BallConstants {
  const known = new Map<number, BallConstants>();
  const norms = initialNorms(initial);
  const compute = (r: Interval): BallConstants =>
    norms.kind === 'context'
      ? deepBallConstants({...sizes, initial: norms.tables, radii: norms.tables.map(() => r)})
      : transformerBallConstants({
          tokenNorm: sizes.targetNorm,
          initial: norms.tables,
          radii: transformerRadii(norms.tables, r),
        });
  return (factor) => {
    const found = known.get(factor) ?? compute(scale(factor, point(radius)));
    known.set(factor, found);
    return found;
  };
}

/** Certified norms of the initialisation: of each table in order, or of the transformer's by name. */
export type InitialNorms =
  | {readonly kind: 'context'; readonly tables: readonly Interval[]}
  | {readonly kind: 'masked'; readonly tables: TransformerNorms};

export function initialNorms(initial: Weights): InitialNorms {
  const {architecture: a} = initial;
  if (a.kind === 'masked') return {kind: 'masked', tables: transformerNorms(initial, a)};
  const tables = [...namedParameters(initial).values()].map((table) => spectralNorm(tableOf(table)));
  return {kind: 'context', tables};
}

/** max_i |W_i - W_i^init| / r. */
export function relativeDistance(initial: Weights, weights: Weights, radius: number): Interval {
  return div(farthestTable(initial, weights), point(radius));
}

/** Every table of `from` moved by its share of `direction`, each table's step scaled to the Frobenius length `step`. */
export function steppedWeights(from: Weights, direction: Weights, step: number): Weights {
  const values = from.values.slice();
  for (const {offset, size} of parameterLayout(from.architecture)) {
    const moved = direction.values.subarray(offset, offset + size);
    const norm = Math.hypot(...moved) || 1;
    for (let i = 0; i < size; i++) values[offset + i]! += (step * moved[i]!) / norm;
  }
  return {architecture: from.architecture, values};
}
