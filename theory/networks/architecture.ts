/** The shapes of encoders that are trained and bounded, plain JSON; `kind` is the key of every table of encoders. */

/** 1-Lipschitz with act(0) = 0; `leaky` has slope 0.1 below zero. Of the three only `tanh` has a Lipschitz gradient. */
export type Activation = (typeof ACTIVATIONS)[number];

export const ACTIVATIONS = ['relu', 'tanh', 'leaky'] as const;

/** h(v) = act(W_L ... act(W_1 v)), without biases, and a linear decoder w = W h(v). */
export interface ContextArchitecture {
  readonly kind: 'context';
  /** p, the length of a visible part v. */
  readonly inputs: number;
  /** Widths of the layers 1..L; the last is d, the length of h(v). */
  readonly widths: readonly number[];
  /** q, the length of a target w. */
  readonly outputs: number;
  readonly activation: Activation;
}

/**
 * A transformer encoder over `tokens` tokens of length `inputs`, one vector of length `width` a token, and a
 * linear decoder per token. Row p of the first layer is E z_p (or the mask token where p is masked) plus a
 * positional embedding, projected onto the unit ball; a block is multi-head softmax attention, residual,
 * two-layer feed-forward, residual, rows projected onto the unit ball.
 */
export interface MaskedArchitecture {
  readonly kind: 'masked';
  /** P, the number of tokens. */
  readonly tokens: number;
  /** The length of a token. */
  readonly inputs: number;
  /** d, the length of a row; a multiple of `heads`. */
  readonly width: number;
  readonly blocks: number;
  readonly heads: number;
  /** The width between the two feed-forward layers. */
  readonly hidden: number;
  /** Of the feed-forward part. */
  readonly activation: Activation;
}

/** h(v) = act(W_L ... act(W_1 v + b_1) ... + b_L), a multilayer perceptron, and a linear decoder w = W h(v). */
export interface MlpArchitecture extends Omit<ContextArchitecture, 'kind'> {
  readonly kind: 'mlp';
}

export type Architecture = ContextArchitecture | MaskedArchitecture | MlpArchitecture;

export type EncoderKind = Architecture['kind'];

/** The architectures of one kind. */
export type ArchitectureOf<K extends EncoderKind> = Extract<Architecture, {readonly kind: K}>;
