/** What a graph becomes: steps on buffers, forward and backward, in the order in which they run. */

import type {Activation} from '../../theory/networks/architecture.ts';
import type {MarginLoss} from '../marginLoss.ts';
import type {Quad} from './graph.ts';

/** Numbers of one case that lie together. */
export interface Buffer {
  readonly id: number;
  /** `parameter`, `gradient` and `data` are laid out by name, `scratch` wherever there is room. */
  readonly region: 'parameter' | 'gradient' | 'data' | 'scratch';
  readonly size: number;
  /** From the start of its region; of scratch undefined. */
  readonly offset?: number;
}

export interface Operand {
  readonly buffer: Buffer;
  readonly strides: Quad;
}

/** What happens to each sum of a product before it is stored. */
export type Epilogue =
  | {readonly kind: 'apply'; readonly activation: Activation}
  /** Times the activation's slope where its value is the one given. */
  | {readonly kind: 'slope'; readonly activation: Activation; readonly value: Operand};

export interface ProductStep {
  readonly kind: 'product';
  /** Batches, batches, rows, columns. */
  readonly shape: Quad;
  readonly inner: number;
  readonly a: Operand;
  readonly b: Operand;
  readonly c: Operand;
  /** Where the sums start; `self` adds to what is there. */
  readonly init: 'zero' | 'self' | Operand;
  readonly epilogue?: Epilogue;
}

interface LossStep {
  readonly x: Buffer;
  readonly gradient: Buffer;
  readonly rows: number;
  readonly columns: number;
  readonly term: number;
  readonly share: Buffer;
}

export type Step =
  | ProductStep
  | {
      readonly kind: 'add';
      readonly shape: Quad;
      readonly from: Operand;
      readonly to: Operand;
      readonly init: 'zero' | 'self';
    }
  | {readonly kind: 'zero'; readonly x: Buffer}
  | {readonly kind: 'apply'; readonly x: Buffer; readonly activation: Activation}
  | {
      readonly kind: 'slope';
      readonly gradient: Buffer;
      readonly value: Buffer;
      readonly activation: Activation;
    }
  | {readonly kind: 'softmax'; readonly x: Buffer; readonly run: number; readonly scale: number}
  | {
      readonly kind: 'softmaxSlope';
      readonly gradient: Buffer;
      readonly value: Buffer;
      readonly run: number;
      readonly scale: number;
    }
  | {readonly kind: 'projectRows'; readonly x: Buffer; readonly norms: Buffer; readonly run: number}
  | {
      readonly kind: 'projectRowsSlope';
      readonly gradient: Buffer;
      readonly value: Buffer;
      readonly norms: Buffer;
      readonly run: number;
    }
  | (LossStep & {readonly kind: 'squaredError'; readonly target: Buffer; readonly weight: Buffer})
  | (LossStep & {
      readonly kind: 'marginLoss';
      readonly sign: Buffer;
      readonly weight: Buffer;
      readonly loss: MarginLoss;
    })
  | (LossStep & {readonly kind: 'meanNorm'; readonly factor: Buffer})
  | (LossStep & {readonly kind: 'weightedSum'; readonly constants: Buffer; readonly factor: Buffer});

export interface Program {
  /** Of a case. */
  readonly parameterCount: number;
  readonly dataCount: number;
  /** Where each named parameter and data matrix starts in its region. */
  readonly offsets: ReadonlyMap<string, number>;
  readonly forward: readonly Step[];
  readonly backward: readonly Step[];
  /** Where the graph's outputs are. */
  readonly outputs: readonly Buffer[];
  readonly terms: number;
}

/** The buffers that a step reads or writes. */
export function buffersOf(step: Step): Buffer[] {
  const found: Buffer[] = [];
  for (const part of Object.values(step) as unknown[]) {
    if (typeof part !== 'object' || part === null) continue;
    if ('region' in part) found.push(part as Buffer);
    else if ('buffer' in part) found.push((part as Operand).buffer);
    else if ('value' in part) found.push((part as {value: Operand}).value.buffer);
  }
  return found;
}
