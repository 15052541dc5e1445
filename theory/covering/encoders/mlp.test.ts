import test from 'ava';
import {type Interval, max, point, sub} from '../../arithmetic/interval.ts';
import {type Generator, generator} from '../../laws/generator.ts';
import {at, tabulate} from '../../linear/intervalMatrix.ts';
import {type Matrix, matrix} from '../../linear/matrix.ts';
import {frobeniusNorm, rowNorms} from '../../linear/norms/matrixNorms.ts';
import {spectralNorm} from '../../linear/norms/spectralNorm.ts';
import type {MlpArchitecture} from '../../networks/architecture.ts';
import type {Tables} from '../../networks/networkCase.ts';
import {linear, pairOf} from '../../networks/pair.ts';
import {type MlpNorms, mlpBounds, mlpLengths, mlpPerturbation} from './mlp.ts';

type Shape = Omit<MlpArchitecture, 'kind'>;

const architecture = (shape: Shape): MlpArchitecture => ({kind: 'mlp', ...shape});

const table = (rows: number, columns: number, entry: () => number): Matrix =>
  matrix(Array.from({length: rows}, () => Array.from({length: columns}, entry)));

/** Every table, entries from `entry`. */
function tables({inputs, widths, outputs}: Shape, entry: () => number): Tables {
  const before = [inputs, ...widths];
  return new Map([
    ...widths.flatMap((width, i): [string, Matrix][] => [
      [`encoder.${i + 1}`, table(before[i]!, width, entry)],
      [`bias.${i + 1}`, table(1, width, entry)],
    ]),
    ['decoder', table(before.at(-1)!, outputs, entry)],
  ]);
}

/** `from`, each table moved by `step` in a direction of Frobenius norm 1. */
function moved(from: Tables, direction: Tables, step: number): Tables {
  return new Map(
    [...from].map(([name, m]) => {
      const d = direction.get(name)!.data;
      const length = Math.hypot(...d);
      return [name, {...m, data: m.data.map((x, i) => x + (step * d[i]!) / length)}];
    }),
  );
}

const difference = (a: Matrix, b: Matrix) =>
  tabulate(a.rows, a.columns, (j, i) =>
    sub(point(b.data[j * a.columns + i]!), point(a.data[j * a.columns + i]!)),
  );

function normsOf(layers: number, norm: (name: string) => Interval): MlpNorms {
  const all = (of: string) => Array.from({length: layers}, (_, i) => norm(`${of}.${i + 1}`));
  return {weights: all('encoder'), biases: all('bias'), decoder: norm('decoder')};
}

/** The predictions of both parameter sets and their change, and the bound on the change of a row. */
function compared(a: MlpArchitecture, first: Tables, second: Tables, input: Matrix) {
  const h = mlpBounds(a).encode(first, second, input);
  const predictions = linear(h, pairOf(first.get('decoder')!, second.get('decoder')!));
  const layers = a.widths.length;
  const norms = normsOf(layers, (name) =>
    max(spectralNorm(first.get(name)!), spectralNorm(second.get(name)!)),
  );
  const changes = normsOf(layers, (name) => spectralNorm(difference(first.get(name)!, second.get(name)!)));
  return {
    h,
    predictions,
    norms,
    changes,
    bounds: rowNorms(pairOf(input, input).first).map((x) => mlpPerturbation(x, norms, changes)),
  };
}

const SHAPES: readonly Shape[] = [
  {inputs: 3, widths: [4, 2], outputs: 3, activation: 'relu'},
  {inputs: 2, widths: [3], outputs: 2, activation: 'tanh'},
  {inputs: 2, widths: [2, 3, 2], outputs: 1, activation: 'leaky'},
  {inputs: 1, widths: [1, 1], outputs: 1, activation: 'relu'},
];

const normal = (random: Generator, size: number) => () => size * random.normal();

test('MLP: no pair of parameter sets is farther apart than the bound, nor h longer than X_L', (t) => {
  let tightest = 0;
  for (const [s, shape] of SHAPES.entries()) {
    const a = architecture(shape);
    for (let seed = 0; seed < 60; seed++) {
      const random = generator(seed).derive(`mlp ${s}`);
      const first = tables(a, normal(random, 0.7));
      const step = 2 ** -random.integer(12);
      const second = moved(first, tables(a, normal(random, 1)), step);
      const input = table(3, a.inputs, normal(random, 1));
      const {h, predictions, norms, bounds} = compared(a, first, second, input);
      for (const [j, change] of rowNorms(predictions.change).entries()) {
        t.true(change.lo <= bounds[j]!.hi);
        tightest = Math.max(tightest, change.hi / bounds[j]!.hi);
        const longest = mlpLengths(rowNorms(pairOf(input, input).first)[j]!, norms).at(-1)!;
        t.true(rowNorms(h.first)[j]!.lo <= longest.hi);
      }
    }
  }
  t.true(tightest > 0.3);
  t.log(`largest change / bound: ${tightest}`);
});

test('MLP: numbers >= 0 with ReLU attain it, weights and biases alike', (t) => {
  const a = architecture({inputs: 1, widths: [1, 1], outputs: 1, activation: 'relu'});
  for (const only of ['encoder.1', 'bias.1', 'encoder.2', 'bias.2', 'decoder']) {
    const first = tables(a, () => 0.75);
    const second = new Map([...first, [only, matrix([[0.5]])]]);
    const {predictions, bounds} = compared(a, second, first, matrix([[2]]));
    t.true(at(predictions.change, 0, 0).lo > 0);
    // All other tables are equal, so every norm in the bound is the one that acts.
    t.true(Math.abs(at(predictions.change, 0, 0).lo / bounds[0]!.hi - 1) < 1e-12, only);
  }
});

const loss = (predictions: Matrix['data'] | Float64Array, target: readonly number[]) =>
  target.reduce((sum, w, i) => sum + (predictions[i]! - w) ** 2, 0);

test('MLP: on the ball losses stay in [0, B_l] and move by at most Lam times the distance', (t) => {
  const radius = 0.25;
  for (const [s, shape] of SHAPES.entries()) {
    const a = architecture(shape);
    const random = generator(s).derive('ball');
    const initial = tables(a, normal(random, 0.5));
    const input = table(1, a.inputs, normal(random, 1));
    const target = Array.from({length: a.outputs}, () => random.normal());
    const sizes = {
      inputNorm: frobeniusNorm(pairOf(input, input).first),
      targetNorm: point(Math.hypot(...target) * (1 + 1e-12)),
    };
    const constants = mlpBounds(a).ball(initial).constants(point(radius), sizes);
    for (let k = 0; k < 60; k++) {
      const one = moved(initial, tables(a, normal(random, 1)), radius * random.uniform());
      const other = moved(initial, tables(a, normal(random, 1)), radius * random.uniform());
      const {predictions, changes} = compared(a, one, other, input);
      const [x, y] = [loss(predictions.first.lo, target), loss(predictions.second.lo, target)];
      const distance = [...changes.weights, ...changes.biases, changes.decoder].reduce(max).hi / radius;
      t.true(x <= constants.range.hi && y <= constants.range.hi);
      t.true(Math.abs(x - y) <= constants.lipschitz.hi * distance * (1 + 1e-9));
    }
  }
});

test('MLP: the constants and the cover are attained by numbers, so smaller ones would be wrong', (t) => {
  const a = architecture({inputs: 1, widths: [1], outputs: 1, activation: 'relu'});
  const all = (x: number) => tables(a, () => x);
  const [w, r] = [1, 2 ** -10];
  const sizes = {inputNorm: point(1), targetNorm: point(3)};
  const ball = mlpBounds(a).ball(all(w));
  const {range, lipschitz} = ball.constants(point(r), sizes);
  const {predictions} = compared(a, all(w + r), all(w + r - r * 2 ** -20), matrix([[1]]));
  const [x, y] = [loss(predictions.first.lo, [-3]), loss(predictions.second.lo, [-3])];
  t.true(x <= range.hi && x > 0.999999 * range.hi);
  const slope = (x - y) / 2 ** -20;
  t.true(slope <= lipschitz.hi && slope > 0.99999 * lipschitz.hi, `${slope} ${lipschitz.hi}`);

  // Where the cover is one point, the initialisation, no network is farther from it on the sample.
  const draws = 16;
  const {entropy, distance} = ball.cover(point(r), sizes, draws);
  t.is(distance, 'sample');
  let [low, high] = [0, 1];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (entropy(middle).hi === 0) high = middle;
    else low = middle;
  }
  const corner = compared(
    a,
    all(w),
    all(w + r),
    table(draws, 1, () => 1),
  );
  const farthest = frobeniusNorm(corner.predictions.change).lo;
  t.true(farthest <= high && farthest > 0.998 * high, `${farthest} ${high}`);
  // (1.5)^2 rounded up is 3 parts of each table, which have 2 entries and 1.
  t.true(Math.abs(entropy(high / 1.5).hi - 3 * (Math.log(4) + Math.log(2))) < 1e-9);
});
