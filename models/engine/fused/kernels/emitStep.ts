/** One step of a program as a call of the kernel that does it. */
import type {Buffer, ProductStep, Step} from '../../program.ts';
import type {FunctionBuilder} from '../assembler/functionBuilder.ts';
import type {ModuleBuilder} from '../assembler/moduleBuilder.ts';
import {type FusedLayout, setting, VECTOR} from '../layout.ts';
import {emitApply, emitSlope} from './emitActivation.ts';
import {emitMarginLoss, emitMeanNorm, emitSquaredError, emitWeightedSum} from './emitLoss.ts';
import {productFunction} from './emitProduct.ts';
import {eachOf, emitProjectRows, emitProjectRowsSlope, emitSoftmax, emitSoftmaxSlope} from './emitRows.ts';
import type {ProductShape} from './productShape.ts';

/** to (+)= from over all elements; params are their addresses. */
function emitAdd(f: FunctionBuilder, {shape, from, to, init}: Step & {kind: 'add'}): void {
  const level = (axis: number): void => {
    if (axis === 4) {
      f.put(1, 0, 'load');
      if (init === 'self') {
        f.put(1, 'load', 'f32x4.add');
      }
      f.store(0);
      return;
    }
    f.times(shape[axis]!, () => {
      level(axis + 1);
      f.advance(0, from.strides[axis]! * VECTOR);
      f.advance(1, to.strides[axis]! * VECTOR);
    });
    f.advance(0, -shape[axis]! * from.strides[axis]! * VECTOR);
    f.advance(1, -shape[axis]! * to.strides[axis]! * VECTOR);
  };
  level(0);
}

/** Multiplications of a product in a step from which on more code for it is worth its compilation. */
const MANY = 2 ** 17;

/** A product without its addresses, and the buffers that it is called with. */
function productOf(
  {shape, inner, a, b, c, init, epilogue}: ProductStep,
  portions: number,
): {
  readonly product: ProductShape;
  readonly buffers: readonly Buffer[];
} {
  const start = typeof init === 'string' ? c : init;
  const value = epilogue?.kind === 'slope' ? epilogue.value : c;
  return {
    product: {
      shape,
      inner,
      a: a.strides,
      b: b.strides,
      c: c.strides,
      init: typeof init === 'string' ? init : init.strides,
      isLarge: portions * inner * shape.reduce((x, y) => x * y) >= MANY,
      ...(epilogue && {epilogue: {kind: epilogue.kind, activation: epilogue.activation}}),
    },
    buffers: [a, b, c, start, value].map(({buffer}) => buffer),
  };
}

/** The kernel of a step, its key without addresses, and the buffers whose addresses it is called with. */
function kernelOf(
  m: ModuleBuilder,
  step: Exclude<Step, ProductStep>,
): {
  readonly key: unknown[];
  readonly buffers: readonly Buffer[];
  readonly write: (f: FunctionBuilder) => void;
} {
  const {kind} = step;
  switch (kind) {
    case 'add':
      return {
        key: [step.shape, step.from.strides, step.to.strides, step.init],
        buffers: [step.from.buffer, step.to.buffer],
        write: (f) => emitAdd(f, step),
      };
    case 'zero':
      return {
        key: [step.x.size],
        buffers: [step.x],
        write: (f) =>
          eachOf(f, step.x.size, [0], (x) => {
            f.put(x, [0], 'store');
          }),
      };
    case 'apply':
      return {
        key: [step.x.size, step.activation],
        buffers: [step.x],
        write: (f) =>
          eachOf(f, step.x.size, [0], (x) => {
            f.put(x, x, 'load');
            emitApply(m, f, step.activation);
            f.store(0);
          }),
      };
    case 'slope':
      return {
        key: [step.value.size, step.activation],
        buffers: [step.gradient, step.value],
        write: (f) =>
          eachOf(f, step.value.size, [0, 1], (gradient, value) => {
            f.put(gradient, gradient, 'load', value, 'load');
            emitSlope(f, step.activation);
            f.store(0);
          }),
      };
    case 'softmax':
      return {
        key: [step.x.size, step.run, step.scale],
        buffers: [step.x],
        write: (f) => emitSoftmax(f, step.x.size / step.run, step.run, step.scale),
      };
    case 'softmaxSlope':
      return {
        key: [step.value.size, step.run, step.scale],
        buffers: [step.gradient, step.value],
        write: (f) => emitSoftmaxSlope(f, step.value.size / step.run, step.run, step.scale),
      };
    case 'projectRows':
      return {
        key: [step.x.size, step.run],
        buffers: [step.x, step.norms],
        write: (f) => emitProjectRows(f, step.x.size / step.run, step.run),
      };
    case 'projectRowsSlope':
      return {
        key: [step.value.size, step.run],
        buffers: [step.gradient, step.value, step.norms],
        write: (f) => emitProjectRowsSlope(f, step.value.size / step.run, step.run),
      };
    case 'squaredError':
      return {
        key: [step.rows, step.columns],
        buffers: [step.x, step.gradient, step.share, step.target, step.weight],
        write: (f) => emitSquaredError(f, step.rows, step.columns),
      };
    case 'marginLoss':
      return {
        key: [step.rows, step.loss],
        buffers: [step.x, step.gradient, step.share, step.sign, step.weight],
        write: (f) => emitMarginLoss(f, step.rows, step.loss),
      };
    case 'meanNorm':
      return {
        key: [step.rows, step.columns],
        buffers: [step.x, step.gradient, step.share, step.factor],
        write: (f) => emitMeanNorm(f, step.rows, step.columns),
      };
    case 'weightedSum':
      return {
        key: [step.x.size],
        buffers: [step.x, step.gradient, step.share, step.constants, step.factor],
        write: (f) => emitWeightedSum(f, step.x.size),
      };
  }
}

/** Into a function whose params are the address of a group, and the same plus how far its portion's data are. */
export function emitStep(m: ModuleBuilder, f: FunctionBuilder, layout: FusedLayout, step: Step): void {
  const address = (from: 'start' | 'group' | 'portion', at: number) => {
    if (from !== 'start') f.get(from === 'group' ? 0 : 1);
    f.i32(at);
    if (from !== 'start') f.op('i32.add');
  };
  const addressOf = (buffer: Buffer) => {
    const {from, at} = layout.addressOf(buffer);
    address(from, at);
  };
  if (step.kind === 'product') {
    const {product, buffers} = productOf(step, layout.portions);
    for (const buffer of buffers) addressOf(buffer);
    address('start', layout.room);
    f.call(productFunction(m, product));
    return;
  }
  const {key, buffers, write} = kernelOf(m, step);
  const params = buffers.map(() => 'i32' as const);
  // The value of a term comes after x, its gradient and its share.
  if ('term' in step) params.push('i32');
  const index = m.define(JSON.stringify([step.kind, ...key]), params, undefined, write);
  for (const [i, buffer] of buffers.entries()) {
    if ('term' in step && i === 3) address('group', (setting.terms + step.term) * VECTOR);
    addressOf(buffer);
  }
  f.call(index);
}
