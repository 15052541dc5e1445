/** Reverse-mode differentiation of a graph, once, when it is built. */
import {type Graph, type LossOp, type ProductOp, type Quad, sizeOf, type Tensor, type View} from './graph.ts';
import type {Buffer, Epilogue, Operand, Program, Step} from './program.ts';

/** How a gradient of a tensor is coming together. */
interface Slot {
  readonly buffer: Buffer;
  /** Whether something is stored already, so that what follows adds to it. */
  written: boolean;
  /** Contributions still to come; the last one passes the result through the activation. */
  left: number;
}

const swapped = ([a, b, r, c]: Quad): Quad => [a, b, c, r];

/** Whether each element of the tensor is in the view once. */
const isPlain = ({tensor, shape}: View) => shape.reduce((x, y) => x * y) === sizeOf(tensor);

/** How many operations contribute to the gradient of each tensor that a term depends on. */
function contributions(graph: Graph): Map<Tensor, number> {
  const counts = new Map<Tensor, number>();
  for (const op of graph.ops.toReversed()) {
    const out = 'out' in op ? ('tensor' in op.out ? op.out.tensor : op.out) : undefined;
    if (out && !counts.has(out)) continue;
    const read =
      op.kind === 'product'
        ? [op.a.tensor, op.b.tensor, ...(op.init ? [op.init.tensor] : [])]
        : op.kind === 'add'
          ? [op.a.tensor, op.b.tensor]
          : [op.x];
    for (const tensor of read) if (tensor.trained) counts.set(tensor, (counts.get(tensor) ?? 0) + 1);
  }
  return counts;
}

/**
 * The forward pass and, where the graph has terms, the gradient of the sum of its terms, each times its share. The
 * gradient of a product is two products of the same views with rows and columns exchanged.
 */
export function differentiate(graph: Graph): Program {
  let buffers = 0;
  const make = (region: Buffer['region'], size: number, offset?: number): Buffer => ({
    id: buffers++,
    region,
    size,
    ...(offset !== undefined && {offset}),
  });
  const values = new Map<Tensor, Buffer>();
  const slots = new Map<Tensor, Slot>();
  const norms = new Map<Tensor, Buffer>();
  const offsets = new Map<string, number>();
  const place = (tensors: readonly Tensor[], region: 'parameter' | 'data') => {
    let offset = 0;
    for (const tensor of tensors) {
      values.set(tensor, make(region, sizeOf(tensor), offset));
      offsets.set(tensor.name, offset);
      offset += sizeOf(tensor);
    }
    return offset;
  };
  const parameterCount = place(graph.parameters, 'parameter');
  const dataCount = place(graph.data, 'data');
  const counts = contributions(graph);
  for (const tensor of graph.parameters) {
    const buffer = make('gradient', sizeOf(tensor), offsets.get(tensor.name)!);
    slots.set(tensor, {buffer, written: false, left: counts.get(tensor) ?? 0});
  }
  const memoryOf = (tensor: Tensor): Buffer => {
    const found = values.get(tensor) ?? make('scratch', sizeOf(tensor));
    values.set(tensor, found);
    return found;
  };
  const operand = ({tensor, strides}: View): Operand => ({buffer: memoryOf(tensor), strides});
  const slotOf = (tensor: Tensor): Slot => {
    const found = slots.get(tensor) ?? {
      buffer: make('scratch', sizeOf(tensor)),
      written: false,
      left: counts.get(tensor) ?? 0,
    };
    slots.set(tensor, found);
    return found;
  };

  const forward: Step[] = [];
  const backward: Step[] = [];

  /** One more contribution by a step that can add but not end with a slope. */
  function contribute(tensor: Tensor, step: (to: Buffer, init: 'zero' | 'self') => void): void {
    const slot = slotOf(tensor);
    step(slot.buffer, slot.written ? 'self' : 'zero');
    slot.written = true;
    slot.left--;
    if (slot.left === 0 && tensor.activation) {
      const {activation} = tensor;
      backward.push({kind: 'slope', gradient: slot.buffer, value: memoryOf(tensor), activation});
    }
  }

  /** One more contribution by a product, with the slope as its epilogue where it is the last one. */
  function contributeProduct(view: View, a: Operand, b: Operand, inner: number): void {
    const {tensor, strides, shape} = view;
    const slot = slotOf(tensor);
    const c: Operand = {buffer: slot.buffer, strides};
    // Sums over a batch axis along which the result does not move add up in it.
    if (!isPlain(view) && !slot.written) {
      backward.push({kind: 'zero', x: slot.buffer});
      slot.written = true;
    }
    slot.left--;
    const last = slot.left === 0 && tensor.activation !== undefined;
    const inEpilogue = last && isPlain(view);
    const epilogue: Epilogue | undefined = inEpilogue
      ? {kind: 'slope', activation: tensor.activation!, value: {buffer: memoryOf(tensor), strides}}
      : undefined;
    const init = slot.written ? 'self' : 'zero';
    backward.push({kind: 'product', shape, inner, a, b, c, init, ...(epilogue && {epilogue})});
    slot.written = true;
    if (last && !inEpilogue)
      backward.push({
        kind: 'slope',
        gradient: slot.buffer,
        value: memoryOf(tensor),
        activation: tensor.activation!,
      });
  }

  /** The gradient of a sum passes on to what was added, in its own memory where nothing else is there yet. */
  function passOn(out: View, to: View, from: Slot, takesOver = true): void {
    const {tensor} = to;
    if (!tensor.trained) return;
    const known = slots.get(tensor);
    const same = to.strides.every((s, i) => s === out.strides[i] || to.shape[i] === 1) && isPlain(to);
    if (takesOver && known === undefined && same) {
      slots.set(tensor, {buffer: from.buffer, written: false, left: counts.get(tensor)!});
      contribute(tensor, () => {});
      return;
    }
    contribute(tensor, (buffer, init) => {
      const plain = isPlain(to);
      if (!plain && init === 'zero') backward.push({kind: 'zero', x: buffer});
      backward.push({
        kind: 'add',
        shape: to.shape,
        from: {buffer: from.buffer, strides: out.strides},
        to: {buffer, strides: to.strides},
        init: plain ? init : 'self',
      });
    });
  }

  function reverseProduct({a, b, out, init}: ProductOp): void {
    const slot = slotOf(out.tensor);
    const [, , m, n] = out.shape;
    const gradient = {buffer: slot.buffer, strides: out.strides};
    if (b.tensor.trained) {
      const left = operand(a);
      contributeProduct(b, {...left, strides: swapped(left.strides)}, gradient, m);
    }
    if (a.tensor.trained) {
      const right = operand(b);
      contributeProduct(a, gradient, {...right, strides: swapped(right.strides)}, n);
    }
    if (init) passOn(out, init, slot);
  }

  function reverseLoss(op: LossOp): void {
    const {x, term, share: tensor} = op;
    const share = memoryOf(tensor);
    const {rows, columns} = x;
    contribute(x, (gradient) => {
      const common = {x: memoryOf(x), gradient, rows, columns, term, share};
      if (op.kind === 'squaredError')
        backward.push({kind: op.kind, ...common, target: memoryOf(op.target), weight: memoryOf(op.weight)});
      else if (op.kind === 'marginLoss') {
        const [sign, weight] = [memoryOf(op.sign), memoryOf(op.weight)];
        backward.push({kind: op.kind, ...common, sign, weight, loss: op.loss});
      } else if (op.kind === 'meanNorm')
        backward.push({kind: op.kind, ...common, factor: memoryOf(op.factor)});
      else
        backward.push({
          kind: op.kind,
          ...common,
          constants: memoryOf(op.constants),
          factor: memoryOf(op.factor),
        });
    });
  }

  for (const op of graph.ops) {
    if (op.kind === 'product') {
      const {activation} = op.out.tensor;
      forward.push({
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
      forward.push({kind: 'add', shape, from: operand(op.a), to, init: 'zero'});
      forward.push({kind: 'add', shape, from: operand(op.b), to, init: 'self'});
    } else if (op.kind === 'activation' || op.kind === 'softmax' || op.kind === 'projectRows') {
      const x = memoryOf(op.x);
      values.set(op.out, x);
      if (op.kind === 'activation') forward.push({kind: 'apply', x, activation: op.activation});
      else if (op.kind === 'softmax') forward.push({kind: 'softmax', x, run: op.run, scale: op.scale});
      else {
        norms.set(op.out, make('scratch', op.x.rows));
        forward.push({kind: 'projectRows', x, norms: norms.get(op.out)!, run: op.x.columns});
      }
    }
  }

  for (const op of graph.terms.length === 0 ? [] : graph.ops.toReversed()) {
    if (op.kind === 'product' || op.kind === 'add') {
      // What no term depends on has no gradient.
      if (!op.out.tensor.trained || !slots.has(op.out.tensor)) continue;
      if (op.kind === 'product') reverseProduct(op);
      else {
        const slot = slotOf(op.out.tensor);
        // The first in its own memory, so the second, which is copied or added up, goes before it.
        passOn(op.out, op.b, slot, false);
        passOn(op.out, op.a, slot);
      }
    } else if (op.kind === 'activation' || op.kind === 'softmax' || op.kind === 'projectRows') {
      const slot = slots.get(op.out);
      if (slot === undefined || !op.x.trained) continue;
      const [gradient, value] = [slot.buffer, memoryOf(op.out)];
      if (op.kind === 'activation') {
        backward.push({kind: 'slope', gradient, value, activation: op.activation});
      } else if (op.kind === 'softmax') {
        backward.push({kind: 'softmaxSlope', gradient, value, run: op.run, scale: op.scale});
      } else {
        const run = op.x.columns;
        backward.push({kind: 'projectRowsSlope', gradient, value, norms: norms.get(op.out)!, run});
      }
      slots.set(op.x, {buffer: gradient, written: true, left: 0});
    } else reverseLoss(op);
  }
  if (graph.terms.length > 0) {
    for (const tensor of graph.parameters) {
      const {buffer, written} = slots.get(tensor)!;
      if (!written) backward.push({kind: 'zero', x: buffer});
    }
  }
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
