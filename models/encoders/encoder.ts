/**
 * What training, representing and storing need of a kind of encoder. Everything else in models/ is written for any of
 * them, and asks at most whether an input is one vector or several tokens.
 */
import type {Tensor} from '../engine/graph.ts';
import type {GraphBuilder} from '../engine/graphBuilder.ts';

/** The inputs of one case in a graph. */
export interface InputBatch {
  /** How many inputs. */
  readonly rows: number;
  /** Vectors [rows x inputs]; tokens [rows * tokens x inputs], masked ones 0. */
  readonly inputs: Tensor;
  /** Tokens only: [rows * tokens x 1], 1 where masked. */
  readonly mask?: Tensor;
}

/** The tables of a network in a graph, by name. */
export type Parts = ReadonlyMap<string, Tensor>;

/**
 * Name, rows and columns: a row x becomes x . table, so the matrix of the theory is its transpose. Before training entries
 * have variance in proportion to 1 / fanIn; default `rows`.
 */
export type TableShape = readonly [name: string, rows: number, columns: number, fanIn?: number];

/** One architecture of a kind. */
export interface Encoder {
  /**
   * Tokens per input, some of which are masked and are the pretext's targets; h is then one row per token, and the
   * representation of an input the mean over its masked tokens. Undefined: an input is one vector, with a target of
   * its own, and its representation is h.
   */
  readonly tokens?: number;
  /** Length of a vector, or of a token. */
  readonly inputs: number;
  /** d, the length of a row of h. */
  readonly width: number;
  /** q, the length of a target. */
  readonly outputs: number;
  /** How many tables there are. */
  readonly tableCount: number;
  /** All tables in the order of the weights, the decoder [width, outputs] last. */
  tables(): readonly TableShape[];
  /** Every row of h: [rows (* tokens) x d]. */
  encode(g: GraphBuilder, parts: Parts, batch: InputBatch): Tensor;
}
