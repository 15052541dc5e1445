/** Reverse-mode differentiation of a graph, once, when it is built. */

import {type Gradients, gradientsOf} from './gradients.ts';
import type {Graph, LossOp, Op, ProductOp, Quad, Tensor} from './graph.ts';
import {type Placement, placement} from './placement.ts';
import type {Buffer, Program, Step} from './program.ts';

const swapped = ([a, b, r, c]: Quad): Quad => [a, b, c, r];

/** The steps of the operations; norms of rows are kept for their slopes. */
function forwardSteps(graph: Graph, memory: Placement, norms: Map<Tensor, Buffer>): Step[] {
  const {operand, memoryOf} = memory;
  const steps: Step[] = [];
  for (const op of graph.ops) {
    if (op.kind === 'product') {
      const {activation} = op.out.tensor;
      steps.push({
        kind: 'product',
        shape: op.out.shape,
        inner: op.a.shape[3],
        a: operand(op.a),
        b: operand(op.b),
        c: operand(op.out),
        init: op.init ? operand(op.init) : 'zero',
        ...(activation && {epilogue: {kind: 'apply', activation}}),
      });
    } else if (op.kind === 'add') {
      const {shape} = op.out;
      const to = operand(op.out);
      steps.push({kind: 'add', shape, from: operand(op.a), to, init: 'zero'});
      steps.push({kind: 'add', shape, from: operand(op.b), to, init: 'self'});
    } else if (op.kind === 'activation' || op.kind === 'softmax' || op.kind === 'projectRows') {
      const x = memoryOf(op.x);
      memory.share(op.out, x);
      if (op.kind === 'activation') steps.push({kind: 'apply', x, activation: op.activation});
      else if (op.kind === 'softmax') steps.push({kind: 'softmax', x, run: op.run, scale: op.scale});
      else {
        norms.set(op.out, memory.make('scratch', op.x.rows));
        steps.push({kind: 'projectRows', x, norms: norms.get(op.out)!, run: op.x.columns});
      }
    }
  }
  return steps;
}

function lossStep(op: LossOp, {memoryOf}: Placement, gradient: Buffer): Step {
  const {x, term, share} = op;
  const {rows, columns} = x;
  const common = {x: memoryOf(x), gradient, rows, columns, term, share: memoryOf(share)};
  switch (op.kind) {
    case 'squaredError':
      return {kind: op.kind, ...common, target: memoryOf(op.target), weight: memoryOf(op.weight)};
    case 'marginLoss': {
      const [sign, weight] = [memoryOf(op.sign), memoryOf(op.weight)];
      return {kind: op.kind, ...common, sign, weight, loss: op.loss};
    }
    case 'meanNorm':
      return {kind: op.kind, ...common, factor: memoryOf(op.factor)};
    case 'weightedSum':
      return {kind: op.kind, ...common, constants: memoryOf(op.constants), factor: memoryOf(op.factor)};
  }
}

/** The gradient of a product is two products of the same views with rows and columns exchanged. */
function reverseProduct({a, b, out, init}: ProductOp, {operand}: Placement, gradients: Gradients): void {
  const slot = gradients.slotOf(out.tensor);
  const [, , m, n] = out.shape;
  const gradient = {buffer: slot.buffer, strides: out.strides};
  if (b.tensor.trained) {
    const left = operand(a);
    gradients.contributeProduct(b, {...left, strides: swapped(left.strides)}, gradient, m);
  }
  if (a.tensor.trained) {
    const right = operand(b);
    gradients.contributeProduct(a, gradient, {...right, strides: swapped(right.strides)}, n);
  }
  if (init) gradients.passOn(out, init, slot);
}

/** Steps from the gradient of what an operation gives to those of what it reads, at the end of `backward`. */
function reverse(
  op: Op,
  memory: Placement,
  gradients: Gradients,
  norms: ReadonlyMap<Tensor, Buffer>,
  backward: Step[],
): void {
  if (op.kind === 'product' || op.kind === 'add') {
    const slot = gradients.known(op.out.tensor);
    // What no term depends on has no gradient.
    if (!op.out.tensor.trained || slot === undefined) return;
    if (op.kind === 'product') reverseProduct(op, memory, gradients);
    else {
      // The first in its own memory, so the second, which is copied or added up, goes before it.
      gradients.passOn(op.out, op.b, slot, false);
      gradients.passOn(op.out, op.a, slot);
    }
  } else if (op.kind === 'activation' || op.kind === 'softmax' || op.kind === 'projectRows') {
    const slot = gradients.known(op.out);
    if (slot === undefined || !op.x.trained) return;
    const [gradient, value] = [slot.buffer, memory.memoryOf(op.out)];
    if (op.kind === 'activation') {
      backward.push({kind: 'slope', gradient, value, activation: op.activation});
    } else if (op.kind === 'softmax') {
      backward.push({kind: 'softmaxSlope', gradient, value, run: op.run, scale: op.scale});
    } else {
      const run = op.x.columns;
      backward.push({kind: 'projectRowsSlope', gradient, value, norms: norms.get(op.out)!, run});
    }
    gradients.replace(op.x, gradient);
  } else gradients.contribute(op.x, (gradient) => void backward.push(lossStep(op, memory, gradient)));
}

/**
 * The forward pass and, where the graph has terms, the gradient of the sum of its terms, each times its share.
 */
export function differentiate(graph: Graph): Program {
  const memory = placement(graph);
  const norms = new Map<Tensor, Buffer>();
  const backward: Step[] = [];
  const gradients = gradientsOf(graph, memory, backward);
  const forward = forwardSteps(graph, memory, norms);
  if (graph.terms.length > 0) {
    for (const op of graph.ops.toReversed()) reverse(op, memory, gradients, norms, backward);
    for (const tensor of graph.parameters) {
      const {buffer, written} = gradients.slotOf(tensor);
      if (!written) backward.push({kind: 'zero', x: buffer});
    }
  }
  const {parameterCount, dataCount, offsets, memoryOf} = memory;
  return {
    parameterCount,
    dataCount,
    offsets,
    forward,
    backward,
    outputs: graph.outputs.map(memoryOf),
    terms: graph.terms.length,
  };
}
