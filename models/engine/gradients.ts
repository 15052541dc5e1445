/** Gradients of tensors, which come together from several operations. */
import {type Graph, sizeOf, type Tensor, type View} from './graph.ts';
import type {Placement} from './placement.ts';
import type {Buffer, Epilogue, Operand, Step} from './program.ts';

/** How a gradient of a tensor is coming together. */
export interface Slot {
  readonly buffer: Buffer;
  /** Whether something is stored already, so that what follows adds to it. */
  written: boolean;
  /** Contributions still to come; the last one passes the result through the activation. */
  left: number;
}

export interface Gradients {
  /** Undefined where no term depends on the tensor, as far as known. */
  known(tensor: Tensor): Slot | undefined;
  slotOf(tensor: Tensor): Slot;
  /** A tensor's gradient becomes that of the tensor it was made from in place. */
  replace(tensor: Tensor, gradient: Buffer): void;
  /** One more contribution by a step that can add but not end with a slope. */
  contribute(tensor: Tensor, step: (to: Buffer, init: 'zero' | 'self') => void): void;
  /** One more contribution by a product, with the slope as its epilogue where it is the last one. */
  contributeProduct(view: View, a: Operand, b: Operand, inner: number): void;
  /** The gradient of a sum passes on to what was added, in its own memory where nothing else is there yet. */
  passOn(out: View, to: View, from: Slot, takesOver?: boolean): void;
}

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

/** Steps go to the end of `backward`. */
export function gradientsOf(graph: Graph, memory: Placement, backward: Step[]): Gradients {
  const slots = new Map<Tensor, Slot>();
  const counts = contributions(graph);
  const open = (tensor: Tensor, buffer: Buffer): Slot => {
    const slot = {buffer, written: false, left: counts.get(tensor) ?? 0};
    slots.set(tensor, slot);
    return slot;
  };
  for (const tensor of graph.parameters)
    open(tensor, memory.make('gradient', sizeOf(tensor), memory.offsets.get(tensor.name)!));
  const slotOf = (tensor: Tensor) =>
    slots.get(tensor) ?? open(tensor, memory.make('scratch', sizeOf(tensor)));

  /** Through the activation of a tensor whose last contribution was made. */
  function finish({buffer, left}: Slot, tensor: Tensor): void {
    const {activation} = tensor;
    if (left > 0 || activation === undefined) return;
    backward.push({kind: 'slope', gradient: buffer, value: memory.memoryOf(tensor), activation});
  }

  function contribute(tensor: Tensor, step: (to: Buffer, init: 'zero' | 'self') => void): void {
    const slot = slotOf(tensor);
    step(slot.buffer, slot.written ? 'self' : 'zero');
    slot.written = true;
    slot.left--;
    finish(slot, tensor);
  }

  function contributeProduct(view: View, a: Operand, b: Operand, inner: number): void {
    const {tensor, strides, shape} = view;
    const {activation} = tensor;
    const slot = slotOf(tensor);
    const plain = isPlain(view);
    // Sums over a batch axis along which the result does not move add up in it.
    if (!plain && !slot.written) {
      backward.push({kind: 'zero', x: slot.buffer});
      slot.written = true;
    }
    slot.left--;
    const epilogue: Epilogue | undefined =
      plain && slot.left === 0 && activation !== undefined
        ? {kind: 'slope', activation, value: {buffer: memory.memoryOf(tensor), strides}}
        : undefined;
    const init = slot.written ? 'self' : 'zero';
    const c: Operand = {buffer: slot.buffer, strides};
    backward.push({kind: 'product', shape, inner, a, b, c, init, ...(epilogue && {epilogue})});
    slot.written = true;
    if (!epilogue) finish(slot, tensor);
  }

  function passOn(out: View, to: View, from: Slot, takesOver = true): void {
    const {tensor} = to;
    if (!tensor.trained) return;
    const same = to.strides.every((s, i) => s === out.strides[i] || to.shape[i] === 1) && isPlain(to);
    if (takesOver && !slots.has(tensor) && same) {
      open(tensor, from.buffer);
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

  return {
    known: (tensor) => slots.get(tensor),
    slotOf,
    replace: (tensor, gradient) => void slots.set(tensor, {buffer: gradient, written: true, left: 0}),
    contribute,
    contributeProduct,
    passOn,
  };
}
