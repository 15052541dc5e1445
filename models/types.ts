/** The shapes of what models/ takes and gives. Matrices are row-major in one typed array. */

import type {Architecture} from '../theory/networks/architecture.ts';

export type * from '../theory/networks/architecture.ts';

export type Table = Float64Array | Float32Array;

/** All parameters of one network, float32, in the order that `parameterLayout(architecture)` names. */
export interface Weights {
  readonly architecture: Architecture;
  readonly values: Float32Array;
}

/** The inputs of a pool of M points. */
export interface PoolInputs {
  /** Context: [M x inputs]. Masked: [M x tokens x inputs], a point being a pair (z, K). */
  readonly inputs: Table;
  /** Masked only: [M x tokens], 1 where the token is in K; at least one per row. */
  readonly masks?: Uint8Array;
}

/** One independent training problem; cases of one call share the architecture and nothing else. */
export interface TrainingCase extends PoolInputs {
  /** 32-bit integer; fixes initial weights, batch order and signs. */
  readonly seed: number;
  /** Initial weights are N(0, initialScale^2 / fan-in); default 1. Not used with `initial`. */
  readonly initialScale?: number;
  /** Weights to start from. */
  readonly initial?: Weights;
  /** Optimiser steps at most. */
  readonly steps: number;
  readonly learningRate: number;
  /** lambda of (lambda/2) |all parameters|^2, added to the objective; default 0. */
  readonly l2?: number;
}

export interface PretrainCase extends TrainingCase {
  /** Context only: [M x outputs]. A masked autoencoder's targets are its own masked tokens. */
  readonly targets?: Table;
  /** The N draws: indices into the pool, repeats allowed. */
  readonly draws: ArrayLike<number>;
  /** How often each of the draws counts, >= 0 and not all 0; default once each. N may then be as large as one likes. */
  readonly counts?: ArrayLike<number>;
  /** A sum of random signs for each draw: makes the mean of it times the loss large, in place of a small mean loss. */
  readonly signs?: ArrayLike<number>;
  /** Keeps every table within this Frobenius distance of what it starts from, by projection after each step. */
  readonly tableRadius?: number;
  /** Keeps the decoder's Frobenius norm at most this, by projection after each step; default no limit. */
  readonly decoderRadius?: number;
}

export interface EarlyStop {
  /** Losses are averaged over windows of this many steps. */
  readonly window: number;
  /** A case stops after this many windows without a new best average. */
  readonly patience: number;
  /** How much lower, relative to the best so far, a new best must be; default 0. */
  readonly tolerance?: number;
}

/** What a progress callback is told after a step. */
export interface Progress {
  /** Steps done. */
  readonly step: number;
  /** The most that any case will take. */
  readonly steps: number;
  /** Cases still training. */
  readonly active: number;
  /** Mean objective over the cases that took this step. */
  readonly objective: number;
}

export interface TrainingOptions {
  /** Default `adam` (0.9, 0.999, 1e-8). */
  readonly optimizer?: 'adam' | 'sgd';
  /** Draws a step and case, without replacement within a pass over them; default all draws. */
  readonly batchSize?: number;
  readonly earlyStop?: EarlyStop;
  /**
   * Trains each case in four parts of its rows at once, where the backend can: up to four times as fast for a call of
   * one case, and slower for one of many. The numbers are others, by rounding; default false. Not with `radReg`.
   */
  readonly inParts?: boolean;
  /** Of the learning rate: `linear` takes it to 0 over the case's steps, so that the last ones settle; default `none`. */
  readonly decay?: 'none' | 'linear';
  /**
   * Threads of the built package on the `fused` backend, each of which trains a share of the cases from beginning to
   * end; default 1. The numbers are the same; progress is told now and then.
   */
  readonly workers?: number;
  /** Ends training after the current step; what is done so far is returned, marked `aborted`. */
  readonly signal?: AbortSignal;
  readonly onStep?: (progress: Progress) => void;
  /**
   * Milliseconds between two calls of `onStep`, at least; default 0, after each step. With more, a backend may take several
   * steps of a few cases before it turns to the next ones, which is faster; an abort waits for them, 20 ms or one step.
   */
  readonly reportEvery?: number;
}

/** `diverged`: the objective or a gradient was not finite; the weights are the last finite ones. */
export type StopReason = 'steps' | 'early' | 'aborted' | 'diverged';

export interface Descent<Terms extends string = string> {
  /** Steps done. */
  readonly steps: number;
  readonly stopped: StopReason;
  /** Each named term of the objective on each step's batch, before that step's update; [steps] each. */
  readonly curves: Readonly<Record<Terms, Float64Array>>;
  /** Where some parameters climb: how often they did for each step, and their first-order gap when it was taken. */
  readonly ascent?: {readonly climbs: Float64Array; readonly gaps: Float64Array};
}

/** A representation on a pool is its table. Values are float32 numbers held in float64. */
export interface Representation {
  /** M. */
  readonly rows: number;
  /** d. */
  readonly width: number;
  /** [M x d]: h(x_j), or the mean of the rows h_p over p in K for a masked autoencoder. */
  readonly table: Float64Array;
  /** Masked only: [M x tokens x d], every row h_p, masked or not. */
  readonly tokens?: Float64Array;
}

export interface Pretrained extends Descent<'pretext'>, Representation {
  readonly weights: Weights;
  /** W, [q x d]: a prediction is W h. */
  readonly decoder: Float64Array;
  /** The pretext loss over all N draws, computed in float64 from the table and the decoder. */
  readonly risk: number;
}
