/**
 * Deep networks with biases, h(v) = act(W_L ... act(W_1 v + b_1) ... + b_L), act 1-Lipschitz with act(0) = 0, and a linear
 * decoder W_D h without bias. With s_i >= |W_i| and t_i >= |b_i| in both parameter sets (spectral norm and l2) and
 *
 *   X_0 = |v|,   X_i = s_i X_{i-1} + t_i:
 *
 *   |h(v)| <= X_L,   |h(v) - h'(v)| <= sum_i (prod_{j > i} s_j) (X_{i-1} |W_i - W_i'| + |b_i - b_i'|),
 *   |W_D h - W_D' h'| <= s_D |h - h'| + X_L |W_D - W_D'|.
 *
 * Proof. |act(y)| <= |y|, so in either network the input of layer i is at most X_{i-1} long. Change one layer at a time:
 * (W_i - W_i') x + b_i - b_i' is at most X_{i-1} |W_i - W_i'| + |b_i - b_i'| long for an input x of either network, and
 * the layers after it are s_j-Lipschitz, their own biases cancelling. The decoder is one more layer without bias.
 * Attained by numbers >= 0 with ReLU. Without biases (t_i = 0) it is deepPerturbation.
 *
 * Ball: every table, W_i and b_i alike, within r of an initialisation that is fixed before the data; s_i = |W_i^init| + r and
 * t_i = |b_i^init| + r hold on all of it. B_l = (s_D X_L + max|w|)^2, and as the bound is homogeneous in the differences,
 * Lam = 2 sqrt(B_l) times the bound with r for every difference.
 *
 * Cover. A bias is one more row of its layer's table, met by a 1 appended to the layer's input: (x, 1) [W_i; b_i]. The rows
 * (x, 1) of N inputs have Frobenius norm at most sqrt(N (X_{i-1}^2 + 1)); within r of the start in W_i and in b_i, in
 * Frobenius norm, the joint table is within sqrt(2) r of it, a convex set; so layer i is Maurey's lemma for a table of
 * d_{i-1} + 1 rows (deepCovering.ts), and what it moves reaches the predictions times prod_{j > i} s_j s_D.
 * Source: theory section 6, the argument of deepPerturbation with affine layers.
 */
import {sqrt} from '../../arithmetic/elementary.ts';
import {add, type Interval, mul, ONE, point, scale, square, sum} from '../../arithmetic/interval.ts';
import {type Matrix, matrix} from '../../linear/matrix.ts';
import {spectralNorm} from '../../linear/norms/spectralNorm.ts';
import type {MlpArchitecture} from '../../networks/architecture.ts';
import {activate} from '../../networks/evaluateNetwork.ts';
import {type Tables, tableOf} from '../../networks/networkCase.ts';
import {linear, type Pair, pairOf, plus} from '../../networks/pair.ts';
import {squaredLoss} from '../ballConstants.ts';
import {layerwiseCovering} from '../deepCovering.ts';
import type {EncoderBounds, ParameterBall, Sizes} from './encoderBounds.ts';

/** s_i and t_i of each layer, and s_D. */
export interface MlpNorms {
  readonly weights: readonly Interval[];
  readonly biases: readonly Interval[];
  readonly decoder: Interval;
}

const names = (layers: number, of: 'encoder' | 'bias'): string[] =>
  Array.from({length: layers}, (_, i) => `${of}.${i + 1}`);

const product = (factors: readonly Interval[]): Interval => factors.reduce(mul, ONE);

/** X_0, ..., X_L. */
export function mlpLengths(inputNorm: Interval, {weights, biases}: MlpNorms): Interval[] {
  const lengths = [inputNorm];
  for (const [i, s] of weights.entries()) lengths.push(add(mul(s, lengths[i]!), biases[i]!));
  return lengths;
}

/**
 * How far predictions W_D h move.
 *
 * @param norms of both parameter sets
 * @param changes norms of the differences
 */
export function mlpPerturbation(inputNorm: Interval, norms: MlpNorms, changes: MlpNorms): Interval {
  const lengths = mlpLengths(inputNorm, norms);
  const layers = norms.weights.map((_, i) => {
    const own = add(mul(lengths[i]!, changes.weights[i]!), changes.biases[i]!);
    return mul(own, product(norms.weights.slice(i + 1)));
  });
  return add(mul(norms.decoder, sum(layers)), mul(lengths.at(-1)!, changes.decoder));
}

function encode(a: MlpArchitecture, first: Tables, second: Tables, input: Matrix): Pair {
  const parameter = (name: string) => pairOf(tableOf(first, name, 'mlp'), tableOf(second, name, 'mlp'));
  const ones = matrix(Array.from({length: input.rows}, () => [1]));
  return a.widths.reduce(
    (x, _, i) => {
      const bias = linear(pairOf(ones, ones), parameter(`bias.${i + 1}`));
      return activate(plus(linear(x, parameter(`encoder.${i + 1}`)), bias), a.activation);
    },
    pairOf(input, input),
  );
}

function ballOf(a: MlpArchitecture, tables: Tables): ParameterBall {
  const normOf = (name: string) => spectralNorm(tableOf(tables, name, 'mlp'));
  const layers = a.widths.length;
  const initial = {
    weights: names(layers, 'encoder').map(normOf),
    biases: names(layers, 'bias').map(normOf),
    decoder: normOf('decoder'),
  };
  const map = ({weights, biases, decoder}: MlpNorms, f: (x: Interval) => Interval): MlpNorms => ({
    weights: weights.map(f),
    biases: biases.map(f),
    decoder: f(decoder),
  });
  const normsWithin = (r: Interval) => map(initial, (norm) => add(norm, r));
  return {
    constants(r: Interval, {inputNorm, targetNorm}: Sizes) {
      const norms = normsWithin(r);
      const prediction = mul(norms.decoder, mlpLengths(inputNorm, norms).at(-1)!);
      const {range, lipschitz} = squaredLoss(prediction, targetNorm);
      const moved = mlpPerturbation(
        inputNorm,
        norms,
        map(initial, () => r),
      );
      return {range, lossLipschitz: lipschitz, lipschitz: mul(lipschitz, moved)};
    },
    cover(r: Interval, {inputNorm}: Sizes, draws: number) {
      const norms = normsWithin(r);
      const lengths = mlpLengths(inputNorm, norms);
      // |P|_{2,1} sums the columns of a table, at most sqrt(columns) times its Frobenius norm.
      const reach = a.widths.map((width, i) => {
        const rows = sqrt(scale(draws, add(square(lengths[i]!), ONE)));
        const distance = mul(r, sqrt(point(2 * width)));
        return mul(mul(rows, distance), mul(product(norms.weights.slice(i + 1)), norms.decoder));
      });
      const before = [a.inputs, ...a.widths];
      reach.push(mul(mul(sqrt(point(draws)), lengths.at(-1)!), mul(r, sqrt(point(a.outputs)))));
      return {
        entropy: layerwiseCovering(reach, [
          ...a.widths.map((width, i) => (before[i]! + 1) * width),
          before.at(-1)! * a.outputs,
        ]),
        distance: 'sample',
      };
    },
  };
}

export function mlpBounds(a: MlpArchitecture): EncoderBounds {
  return {
    // The lemmas' networks have no biases.
    networkCase: undefined,
    encode: (first, second, input) => encode(a, first, second, input),
    ball: (initial) => ballOf(a, initial),
  };
}
