/**
 * Lam and B_l of the squared pretext loss on the whole ball of parameters around an initialisation fixed before the data:
 *
 *   { W : |W_i - W_i^init| <= r_i for every table i }  =  unit ball of  max_i |W_i - W_i^init| / r_i,
 *
 * in spectral norms (largest row l2 norm for the positions), so that the radius of parametricCover is 1 and
 * s_i = |W_i^init| + r_i holds throughout. Lam is then the perturbation bound with the radii for the differences. Norms of
 * the trained weights in place of s_i would not make a bound: they are known only after the data.
 * Source: theory section 6.
 */
import {add, type Interval, mul, scale, square, sum} from '../arithmetic/interval.ts';
import {
  blockNorms,
  deepPerturbation,
  type TransformerChanges,
  type TransformerNorms,
  transformerPerturbation,
} from '../networks/transformerPerturbation.ts';

interface LossConstants {
  /** B_l. */
  readonly range: Interval;
  /** 2 sqrt(B_l). */
  readonly lipschitz: Interval;
}

/**
 * The pretext loss |W h - w|^2 over a whole class:
 *
 *   B_l = (w_D max|h| + max|w|)^2,   and it is 2 sqrt(B_l)-Lipschitz in the prediction (l2).
 *
 * Proof: ||a|^2 - |b|^2| <= (|a| + |b|) |a - b|. A mean over the masked tokens of one input keeps both constants.
 * Arguments: w_D max|h| -> prediction (a bound on |W h|), max|w| -> target.
 * Source: theory section 6.
 */
export function squaredLoss(prediction: Interval, target: Interval): LossConstants {
  const most = add(prediction, target);
  return {range: square(most), lipschitz: scale(2, most)};
}

export interface BallConstants {
  /** B_l: the loss is in [0, B_l] on the whole ball. */
  readonly range: Interval;
  /** 2 sqrt(B_l): how the loss follows the prediction. */
  readonly lossLipschitz: Interval;
  /** Lam, a unit of the ball's own norm. */
  readonly lipschitz: Interval;
}

export interface DeepBall {
  /** max |v|. */
  readonly inputNorm: Interval;
  /** max |w|. */
  readonly targetNorm: Interval;
  /** |W_i^init|, layers 1..L and then the decoder. */
  readonly initial: readonly Interval[];
  /** r_i. */
  readonly radii: readonly Interval[];
}

/** s_i. */
export function deepBallNorms({initial, radii}: Pick<DeepBall, 'initial' | 'radii'>): Interval[] {
  return initial.map((norm, i) => add(norm, radii[i]!));
}

/**
 * Range and Lipschitz constants of the pretext loss over a ball of deep networks with a linear decoder.
 * @example
 * ```ts
 * import {covering, interval} from 'transferbound';
 *
 * const one = interval.ONE;
 * const ball = {inputNorm: one, targetNorm: one, initial: [one], radii: [one]};
 * covering.deepBallConstants(ball).range; // => {lo: 9, hi: 9}
 * ```
 */
export function deepBallConstants(ball: DeepBall): BallConstants {
  const norms = deepBallNorms(ball);
  const prediction = norms.reduce(mul, ball.inputNorm);
  const {range, lipschitz} = squaredLoss(prediction, ball.targetNorm);
  const output = sum(deepPerturbation(ball.inputNorm, norms, ball.radii));
  return {range, lossLipschitz: lipschitz, lipschitz: mul(lipschitz, output)};
}

export interface TransformerBall {
  /** max |z_p|, also the largest target. */
  readonly tokenNorm: Interval;
  /** Norms of the initialisation. */
  readonly initial: TransformerNorms;
  /** Radii, table by table; a head's query, key and value have the radius of the whole table. */
  readonly radii: TransformerChanges;
}

/** Norm bounds that hold on the whole ball. */
export function transformerBallNorms({
  initial,
  radii,
}: Pick<TransformerBall, 'initial' | 'radii'>): TransformerNorms {
  return {
    headWidth: initial.headWidth,
    blocks: initial.blocks.map((block, i) =>
      blockNorms(block, (norm, name, h) => {
        const radius = radii.blocks[i]![name];
        return add(norm, 'lo' in radius ? radius : radius[h]!);
      }),
    ),
    decoder: add(initial.decoder, radii.decoder),
  };
}

/**
 * Range and Lipschitz constants of the pretext loss over a ball of transformers with a linear decoder.
 * @example
 * ```ts
 * import {covering, interval} from 'transferbound';
 *
 * const one = interval.ONE;
 * const table = {query: [one], key: [one], value: [one], output: one, feed1: one, feed2: one};
 * const tables = {embedding: one, mask: one, position: one, blocks: [table], decoder: one};
 * const initial = {headWidth: 2, blocks: [table], decoder: one};
 * covering.transformerBallConstants({tokenNorm: one, initial, radii: tables}).range; // => {lo: 9, hi: 9}
 * ```
 */
export function transformerBallConstants(ball: TransformerBall): BallConstants {
  const norms = transformerBallNorms(ball);
  // Rows h_p are in the unit ball.
  const {range, lipschitz} = squaredLoss(norms.decoder, ball.tokenNorm);
  const {decoded} = transformerPerturbation(ball.tokenNorm, norms, ball.radii, false);
  return {range, lossLipschitz: lipschitz, lipschitz: mul(lipschitz, decoded)};
}
