/**
 * Two points of a world that h cannot tell apart and h° can. The target is one for both, so that the pretext does not ask for
 * it. Under U the labels of the second are next to chance, and a head that says +1 everywhere is best; T has them the other
 * way. Both changes of law cost, so B TV alone does not pay. All weights but a few are 0.
 */

import {encoderOf} from '../../../models/encoders/index.ts';
import {namedParameters, type Weights} from '../../../models/index.ts';
import {inputError} from '../../../theory/errors.ts';
import {pool} from '../../../theory/laws/pool.ts';
import {type BallWorld, type BallWorldParts, ballWorld} from '../endToEnd/ballWorld.ts';
import {farthestTable} from '../endToEnd/parameterBall.ts';
import type {BallSetting} from '../trained/setting.ts';

type Vector = readonly number[];

const dot = (a: Vector, b: Vector): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** b1, b2 in the span of two vectors with <b_i, v_j> = 1 where i = j, else 0. */
function dualBasis(v1: Vector, v2: Vector): [Vector, Vector] {
  const [a, b, c] = [dot(v1, v1), dot(v1, v2), dot(v2, v2)];
  const determinant = a * c - b * b;
  const combined = (x: number, y: number) => v1.map((_, i) => (x * v1[i]! + y * v2[i]!) / determinant);
  return [combined(c, -b), combined(-b, a)];
}

/** The first vector, and the one among the others that is least along it. */
function mostDifferent(vectors: readonly Vector[]): [number, number] {
  const cosine = (j: number) =>
    Math.abs(dot(vectors[0]!, vectors[j]!)) / Math.sqrt(dot(vectors[j]!, vectors[j]!) || 1e-300);
  let best = 1;
  for (let j = 1; j < vectors.length; j++) if (cosine(j) < cosine(best)) best = j;
  return [0, best];
}

/** Sets entries [row, column] of a table whose rows are inputs, as the engine has it. */
function put(weights: Weights, name: string, entries: readonly (readonly [number, number, number])[]): void {
  const {shape, values} = namedParameters(weights).get(name)!;
  for (const [row, column, value] of entries) values[row * shape[1] + column] = value;
}

/** Two features of an input as columns of its first table. */
const columns = (features: readonly [Vector, Vector]) =>
  features.flatMap((b, k) => b.map((x, i) => [i, k, x] as const));

const IDENTITY = [
  [0, 0, 1],
  [1, 1, 1],
] as const;

/** Twice the same input part, and what h and h° make of it. */
interface Pair extends Pick<BallWorldParts, 'inputs' | 'targets'> {
  readonly weights: (features: readonly [Vector, Vector]) => Weights;
  readonly dual: readonly [Vector, Vector];
}

function blank({architecture}: BallSetting, {initial}: BallWorldParts): Weights {
  return {architecture, values: initial.values.map(() => 0)};
}

/** Layers that hand two features on. */
function layered(of: BallSetting, parts: BallWorldParts): Pair {
  const {architecture: a} = of;
  const {inputs} = parts;
  const row = (j: number) => Array.from(inputs.inputs.subarray(j * a.inputs, (j + 1) * a.inputs));
  const all = Array.from({length: parts.pool.size}, (_, j) => row(j));
  const [i, j] = mostDifferent(all);
  const {outputs} = encoderOf(a);
  const targets = new Float64Array(2 * outputs);
  targets[0] = targets[outputs] = 1;
  return {
    inputs: {inputs: Float32Array.from([...all[i]!, ...all[j]!])},
    targets,
    dual: dualBasis(all[i]!, all[j]!),
    weights(features) {
      const made = blank(of, parts);
      const layers = [...namedParameters(made).keys()].filter((name) => /^encoder\.\d+$/.test(name));
      for (const [k, name] of layers.entries()) put(made, name, k === 0 ? columns(features) : IDENTITY);
      put(made, 'decoder', [
        [0, 0, 1],
        [1, 0, 1],
      ]);
      return made;
    },
  };
}

/** A transformer whose first block attends to all tokens alike: the masked token gets a multiple of the sum of what is seen. */
function attending(of: BallSetting, parts: BallWorldParts): Pair {
  const {architecture: a} = of;
  const {tokens = 1} = encoderOf(a);
  const token = (j: number, p: number) => {
    const from = (j * tokens + p) * a.inputs;
    return Array.from(parts.inputs.inputs.subarray(from, from + a.inputs));
  };
  const seen = Array.from({length: parts.pool.size}, (_, j) =>
    Array.from({length: tokens - 1}, (__, p) => token(j, p + 1)),
  );
  const sums = seen.map((list) => list.reduce((sum, z) => sum.map((x, i) => x + z[i]!)));
  const [i, j] = mostDifferent(sums);
  const whole = dualBasis(sums[i]!, sums[j]!);
  // Embedded tokens keep inside the unit ball, in which rows are projected; the values make up for it.
  const longest = Math.max(
    1,
    ...[seen[i]!, seen[j]!]
      .flat()
      .map((z) => Math.hypot(dot(whole[0], z), dot(whole[1], z), dot(whole[0], z) + dot(whole[1], z))),
  );
  const size = 2 ** -Math.ceil(Math.log2(longest));
  const scaled = (b: Vector) => b.map((x) => x * size);
  // The first token is masked, and says 1 whatever the others are.
  const target = Array.from({length: a.inputs}, (_, k) => (k === 0 ? 1 : 0));
  const masks = Uint8Array.from({length: 2 * tokens}, (_, k) => (k % tokens === 0 ? 1 : 0));
  return {
    inputs: {
      inputs: Float32Array.from([...target, ...seen[i]!.flat(), ...target, ...seen[j]!.flat()]),
      masks,
    },
    dual: [scaled(whole[0]), scaled(whole[1])],
    weights(features) {
      const made = blank(of, parts);
      put(made, 'embedding', columns(features));
      const gain = tokens / size;
      put(
        made,
        'block.1.value',
        IDENTITY.map(([r, c, x]) => [r, c, gain * x] as const),
      );
      put(made, 'block.1.output', IDENTITY);
      put(made, 'decoder', [
        [0, 0, 1],
        [1, 0, 1],
      ]);
      return made;
    },
  };
}

/** @throws InputError where the last layer has a single feature */
export function twoLaws(of: BallSetting, parts: BallWorldParts): BallWorld {
  const {architecture: a} = of;
  const {tokens, width} = encoderOf(a);
  if (width < 2) throw inputError('twoLaws', 'architecture', 'two features', width);
  const {weights, dual, ...pair} = tokens === undefined ? layered(of, parts) : attending(of, parts);
  const [b1, b2] = dual;
  const nothing = b1.map(() => 0);
  const both = b1.map((x, i) => x + b2[i]!);
  const [initial, reference] = [weights([both, nothing]), weights([b1, b2])];
  const radius = 1.001 * farthestTable(initial, reference).hi;
  return ballWorld(
    {...of, ball: {...of.ball, radius}, referenceRadius: 1.5, training: {...of.training, draws: 2 ** 50}},
    {
      ...pair,
      pool: pool({
        total: 256,
        U: {plus: [127, 65], minus: [1, 63]},
        T: {plus: [128, 0], minus: [0, 128]},
      }),
      initial,
      reference,
    },
  );
}
