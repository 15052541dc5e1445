import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import type {Activation} from '../../theory/networks/architecture.ts';
import {marginLosses} from '../marginLoss.ts';
import {type Graph, matrix, type Quad, repeatedRow} from './graph.ts';
import {graphBuilder} from './graphBuilder.ts';
import {distanceToDifferences, distanceToTfjs, fusedIsNaive} from './testing/agreement.ts';
import {tfjsOn} from './testing/tfjsOn.ts';

const backend = await tfjsOn('cpu');
const runs = {numRuns: 40, seed: 11};
const activations = [undefined, 'relu', 'leaky', 'tanh'] as const;
const seeds = fc.integer({min: 0, max: 1e6});

/** Strides that store axes in the order given, those named as repeated not at all. */
function storedAs(shape: Quad, order: readonly number[], repeated: readonly number[] = []): Quad {
  const strides = [0, 0, 0, 0];
  let stride = 1;
  for (const axis of order) {
    if (repeated.includes(axis)) continue;
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides as unknown as Quad;
}

const volume = (shape: Quad, repeated: readonly number[] = []) =>
  shape.reduce((size, n, axis) => (repeated.includes(axis) ? size : size * n), 1);

const order = fc.shuffledSubarray([0, 1, 2, 3], {minLength: 4, maxLength: 4});
const operand = fc.record({order, repeated: fc.subarray([0, 1])});

const products = fc.record({
  batches: fc.tuple(fc.integer({min: 1, max: 3}), fc.integer({min: 1, max: 2})),
  m: fc.integer({min: 1, max: 11}),
  k: fc.oneof(fc.integer({min: 1, max: 9}), fc.integer({min: 30, max: 40})),
  n: fc.integer({min: 1, max: 11}),
  a: operand,
  b: operand,
  out: order,
  init: fc.option(fc.record({order, repeated: fc.subarray([0, 1, 2])}), {nil: undefined}),
  activation: fc.constantFrom<Activation | undefined>(...activations),
  inner: fc.constantFrom<Activation | undefined>(...activations),
});

type Product = typeof products extends fc.Arbitrary<infer P> ? P : never;

/** Two layers, so that a gradient passes through the activation of the first. */
function productGraph({batches: [p, q], m, k, n, a, b, out, init, activation, inner}: Product): Graph {
  const g = graphBuilder();
  const view = (name: string, shape: Quad, {order, repeated}: {order: number[]; repeated: number[]}) => {
    const first = g.product(
      matrix(g.parameter(`${name}.row`, volume(shape, repeated), 1)),
      matrix(g.data(`${name}.by`, 1, 1)),
      inner ? {activation: inner} : {},
    );
    return g.view(first, shape, storedAs(shape, order, repeated));
  };
  const shape: Quad = [p, q, m, n];
  const result = g.product(view('a', [p, q, m, k], a), view('b', [p, q, k, n], b), {
    ...(init && {init: view('init', shape, init)}),
    ...(activation && {activation}),
    out: [storedAs(shape, out), 1],
  });
  g.squaredError('error', result, g.data('target', volume(shape), 1), g.data('weight', volume(shape), 1));
  return g.build();
}

testProp(
  'products: bits',
  [products, seeds],
  (t, p, seed) => t.true(fusedIsNaive(productGraph(p), seed)),
  runs,
);

testProp(
  'products: gradients',
  [products, seeds],
  (t, p, seed) => {
    const graph = productGraph({...p, m: Math.min(p.m, 4), n: Math.min(p.n, 4), k: Math.min(p.k, 5)});
    t.true(distanceToTfjs(backend, graph, seed) < 1e-5);
    t.true(distanceToDifferences(graph, seed) < 1e-6);
  },
  runs,
);

test('products of operands whose neighbours are far apart, which are copied first or taken piece by piece: bits', (t) => {
  for (const [p, m, k, n] of [
    [1, 13, 14, 66],
    [2, 65, 13, 15],
    [1, 14, 37, 67],
    [1, 33, 140, 35],
    [1, 31, 128, 33],
    [1, 64, 129, 6],
    [2, 33, 128, 35],
  ] as const) {
    const g = graphBuilder();
    const side = (name: string, rows: number, columns: number) =>
      g.product(matrix(g.data(`${name}.data`, p * rows, 1)), matrix(g.parameter(name, 1, columns)));
    const [a, b] = [side('a', k, m), side('b', k, n)];
    // The inner index is the rows of both, in memory.
    const result = g.product(
      g.view(a, [p, 1, m, k], [m * k, 0, 1, m]),
      g.view(b, [p, 1, k, n], [k * n, 0, n, 1]),
      {activation: 'tanh'},
    );
    g.squaredError('error', result, g.data('target', p * m, n), g.data('weight', p * m, 1));
    t.true(fusedIsNaive(g.build(), k));
  }
});

test('products of many tiles, whatever is left over: bits', (t) => {
  for (const m of [64, 65, 66])
    for (const n of [46, 47, 48]) {
      const g = graphBuilder();
      const first = g.product(matrix(g.data('x', m, 5)), matrix(g.parameter('first', 5, n)), {
        activation: 'leaky',
      });
      const second = g.product(matrix(first), matrix(g.parameter('second', n, n)), {
        init: repeatedRow(g.parameter('bias', 1, n), m),
        activation: 'tanh',
      });
      g.squaredError('error', second, g.data('target', m, n), g.data('weight', m, 1));
      t.true(fusedIsNaive(g.build([first]), m * n));
    }
});

type Size = {rows: number; columns: number};
const small = fc.record({rows: fc.integer({min: 1, max: 9}), columns: fc.integer({min: 1, max: 9})});

/** Operations on a computed matrix, each followed by a squared error. */
const between: Readonly<Record<string, (size: Size) => Graph>> = Object.fromEntries(
  (['softmax', 'projectRows', 'relu', 'leaky', 'tanh', 'add a row', 'add', 'read twice'] as const).map(
    (name) => [
      name,
      ({rows, columns}: Size) => {
        const g = graphBuilder();
        const x = g.product(matrix(g.data('x', rows, 3)), matrix(g.parameter('w', 3, columns)));
        const target = g.data('target', rows, columns);
        const weight = g.data('weight', rows, 1);
        let y = x;
        if (name === 'softmax') y = g.softmax(x, columns, 0.6);
        else if (name === 'projectRows') y = g.projectRows(x);
        else if (name === 'add a row')
          y = g.add(matrix(x), repeatedRow(g.parameter('row', 1, columns), rows));
        else if (name === 'add') y = g.add(matrix(x), matrix(g.parameter('other', rows, columns)));
        else if (name === 'read twice') {
          const twice = g.product(matrix(x), matrix(g.parameter('v', columns, columns)), {
            init: matrix(x),
            activation: 'tanh',
          });
          y = g.add(matrix(twice), matrix(x));
        } else y = g.activation(x, name);
        const end = g.product(matrix(y), matrix(g.parameter('end', columns, columns)));
        g.squaredError('error', end, target, weight);
        return g.build([y]);
      },
    ],
  ),
);

const losses: Readonly<Record<string, (size: Size) => Graph>> = Object.fromEntries(
  ([...marginLosses, 'meanNorm', 'weightedSum', 'two'] as const).map((name) => [
    name,
    ({rows, columns: inputs}: Size) => {
      const g = graphBuilder();
      const score = (columns: number) =>
        g.product(matrix(g.data('x', rows, inputs)), matrix(g.parameter('w', inputs, columns)));
      if (name === 'meanNorm') g.meanNorm('norm', score(3), g.data('factor', 1, 1));
      else if (name === 'weightedSum')
        g.weightedSum('sum', score(3), g.data('constants', rows, 3), g.data('factor', 1, 1));
      else if (name === 'two') {
        const h = score(3);
        const layer = (end: string) => g.product(matrix(h), matrix(g.parameter(end, 3, 2)));
        g.meanNorm('norm', layer('v'), g.data('factor', 1, 1));
        g.squaredError('error', layer('u'), g.data('target', rows, 2), g.data('weight', rows, 1));
      } else g.marginLoss('loss', score(1), g.data('sign', rows, 1), g.data('weight', rows, 1), name);
      return g.build();
    },
  ]),
);

for (const [name, make] of Object.entries({...between, ...losses})) {
  testProp(
    `${name}: bits and gradients`,
    [small, seeds],
    (t, size, seed) => {
      const graph = make(size);
      t.true(fusedIsNaive(graph, seed));
      t.true(distanceToTfjs(backend, graph, seed) < 1e-5);
      t.true(distanceToDifferences(graph, seed) < 1e-6);
    },
    {...runs, numRuns: 12},
  );
}
