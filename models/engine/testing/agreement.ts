/** What the tests of the engine compare: trainers on the same random numbers, to the bit or nearly. */
import {generator} from '../../../theory/laws/generator.ts';
import {differentiate} from '../differentiate.ts';
import {fusedTrainer} from '../fused/fusedTrainer.ts';
import {type Graph, sizeOf} from '../graph.ts';
import type {TensorFlow} from '../tfjs/loadTensorFlow.ts';
import {tfjsTrainer} from '../tfjs/tfjsTrainer.ts';
import type {CaseRule, StepScalars, Trainer, UpdateRule} from '../trainer.ts';
import {double} from './arithmetic.ts';
import {naiveTrainer} from './naiveTrainer.ts';
import {runProgram} from './runProgram.ts';

export const plainRule: UpdateRule = {optimizer: 'adam', l2: false, balls: []};
export const noRule: CaseRule = {l2: 0, radii: []};

/** Random numbers for a case: parameters and, by name, data. Signs are -1 or 1 and weights positive. */
export function randomCase(
  graph: Graph,
  seed: number,
): {readonly parameters: Float32Array; readonly data: ReadonlyMap<string, Float32Array>} {
  const source = generator(seed);
  const size = graph.parameters.reduce((sum, tensor) => sum + sizeOf(tensor), 0);
  const parameters = Float32Array.from({length: size}, () => 0.7 * source.normal());
  const data = new Map<string, Float32Array>();
  for (const tensor of graph.data) {
    const draw = () => {
      if (tensor.name.startsWith('sign')) return source.sign();
      const value = source.normal();
      return /^(share|weight)/.test(tensor.name) ? 0.5 + Math.abs(value) : value;
    };
    data.set(tensor.name, Float32Array.from({length: sizeOf(tensor)}, draw));
  }
  return {parameters, data};
}

export function fill(trainer: Trainer, index: number, seed: number, rule: CaseRule = noRule): void {
  const {parameters, data} = randomCase(trainer.graph, seed);
  trainer.load(index, parameters, rule);
  for (const [name, values] of data) trainer.feed(index, name, values);
}

/** Equal bits, all NaN being one. */
export function sameBits(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return a.length === b.length && Array.from(a).every((x, i) => Object.is(x, b[i]!));
}

/** Terms, gradient, outputs and, after some steps, parameters of the fused and of the naive trainer, to the bit. */
export function fusedIsNaive(
  graph: Graph,
  seed: number,
  rule: UpdateRule = plainRule,
  cases: readonly CaseRule[] = [noRule, noRule],
  scalars: StepScalars = {learningRate: 0.01, ascentRate: 0.1},
  steps = 3,
): boolean {
  const fused = fusedTrainer(graph, rule, cases.length);
  const naive = naiveTrainer(graph, rule, cases.length);
  const all = [...cases.keys()];
  for (const i of all) for (const trainer of [fused, naive]) fill(trainer, i, seed + i, cases[i]!);
  let same = all.every((i) => {
    const [found, expected] = [fused.measure(i), naive.measure(i)];
    const [outputs] = naive.outputs([i]);
    return (
      sameBits(found.terms, expected.terms) &&
      sameBits(found.gradient, expected.gradient) &&
      fused.outputs([i])[0]!.every((values, o) => sameBits(values, outputs![o]!))
    );
  });
  for (let step = 0; step < steps; step++) {
    const found = fused.step(all, () => scalars);
    const expected = naive.step(all, () => scalars);
    same &&= all.every(
      (i) =>
        found[i]!.finite === expected[i]!.finite &&
        sameBits(found[i]!.terms, expected[i]!.terms) &&
        sameBits(fused.read(i), naive.read(i)),
    );
  }
  fused.dispose();
  return same;
}

const largest = (values: ArrayLike<number>) => Math.max(1e-3, ...Array.from(values, Math.abs));

/** The largest difference of two lists relative to the largest entry. */
export function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.max(0, ...Array.from(a, (x, i) => Math.abs(x - b[i]!))) / largest(b);
}

/** How far the fused gradient is from the one of TensorFlow.js. */
export function distanceToTfjs(backend: TensorFlow, graph: Graph, seed: number): number {
  const [fused, tfjs] = [fusedTrainer(graph, plainRule, 1), tfjsTrainer(backend, graph, plainRule, 1)];
  for (const trainer of [fused, tfjs]) fill(trainer, 0, seed);
  const [found, expected] = [fused.measure(0), tfjs.measure(0)];
  const [outputs] = tfjs.outputs([0]);
  const apart = [
    difference(found.terms, expected.terms),
    difference(found.gradient, expected.gradient),
    ...fused.outputs([0])[0]!.map((values, o) => difference(values, outputs![o]!)),
  ];
  for (const trainer of [fused, tfjs]) trainer.dispose();
  return Math.max(...apart);
}

/** How far the program's gradient in float64 is from central differences of its objective. */
export function distanceToDifferences(graph: Graph, seed: number): number {
  const program = differentiate(graph);
  const {parameters, data: named} = randomCase(graph, seed);
  const data = new Float32Array(program.dataCount);
  for (const [name, values] of named) data.set(values, program.offsets.get(name)!);
  const at = (values: Float64Array) => runProgram(program, values, data, double);
  const objective = (values: Float64Array) =>
    Array.from(at(values).terms).reduce(
      (sum, term, t) => sum + term * named.get(`share of ${graph.terms[t]!}`)![0]!,
      0,
    );
  const start = Float64Array.from(parameters);
  const {gradient} = at(start);
  const step = 2 ** -18;
  const estimate = start.map((x, i) => {
    const moved = (by: number) => objective(start.with(i, x + by));
    return (moved(step) - moved(-step)) / (2 * step);
  });
  return difference(gradient, estimate);
}
