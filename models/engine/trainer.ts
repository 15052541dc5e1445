/** What a training loop asks of whatever computes: K cases of one graph, each with its own parameters and data. */
import {type Ball, projectOntoBall} from './ball.ts';
import type {Graph} from './graph.ts';

/** A run of parameters that is kept in a Euclidean ball, around 0 or around where a case started. */
export interface BallRule {
  readonly offset: number;
  readonly size: number;
  readonly centred: boolean;
}

/** How parameters follow their gradient; one for all cases. */
export interface UpdateRule {
  readonly optimizer: 'adam' | 'sgd';
  /** Whether any case has an l2 penalty. */
  readonly l2: boolean;
  readonly balls: readonly BallRule[];
  /** The parameters from this element on climb, by plain gradient ascent. */
  readonly ascentFrom?: number;
  /**
   * Whether each case is computed in four parts: what it is fed is one part's data after the other, and terms and
   * gradients are the parts' sums. Of backends with `parts` alone.
   */
  readonly parts?: boolean;
  /**
   * In how many portions of its rows each case is computed, one after the other; default 1. The graph is of one of them,
   * what a case is fed is one portion's data after the other, and terms and gradients add up. Of backends with `portions`.
   */
  readonly portions?: number;
}

/** Of a case's step. */
export interface StepScalars {
  readonly learningRate: number;
  /** Of the parameters that climb. */
  readonly ascentRate?: number;
}

/** What does not change from step to step in a case's updates. */
export interface CaseRule {
  readonly l2: number;
  /** One per ball of the rule; undefined where the case has no such ball. */
  readonly radii: readonly (number | undefined)[];
}

export interface StepOutcome {
  /** [terms] */
  readonly terms: Float32Array;
  /** Whether terms and new parameters are finite; if not, the case keeps its parameters. */
  readonly finite: boolean;
}

/** Of a case's steps on the same data. */
export interface StepsOutcome {
  /** [steps x terms], of those taken and of the one that was not. */
  readonly terms: Float32Array;
  /** How many were taken: all, or those before the first whose terms or new parameters are not finite. */
  readonly taken: number;
}

/** What a case's next steps depend on besides its rule and data. */
export interface TrainerState {
  readonly parameters: Float32Array;
  /** Adam's moments, and the powers of its decay rates; empty and [1, 1] for plain descent. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly powers: readonly [number, number];
}

export interface Trainer {
  readonly graph: Graph;
  /** Sets a case's parameters, projects them onto its balls, whose centres are these parameters, and starts its optimiser. */
  load(index: number, parameters: Float32Array, rule: CaseRule): void;
  /** Sets a whole data matrix of a case; with parts, of each of them, or the same of all. */
  feed(index: number, name: string, values: Float32Array): void;
  /** Sets data matrices of a case to rows of its tables, one after the other: row i of `width` numbers is row indices[i]. */
  gather(
    index: number,
    parts: readonly {readonly name: string; readonly table: Float32Array; readonly width: number}[],
    indices: Int32Array,
  ): void;
  /** Terms and gradient at a case's parameters. */
  measure(index: number): {readonly terms: Float32Array; readonly gradient: Float32Array};
  /**
   * One step of the cases named, in order. Where parameters climb, `ready` is told the gradient and parameters of
   * each case and answers whether the case takes its step; until it does, its climbing parameters alone move.
   */
  step(
    active: readonly number[],
    scalars: (index: number, round: number) => StepScalars,
    ready?: (index: number, round: number, at: Measured) => boolean,
  ): StepOutcome[];
  /**
   * So many steps of the cases named, by learning rates given per case and step, on data that stay as they are; undefined
   * where the backend gains nothing by it. Not where parameters climb.
   */
  steps?(
    active: readonly number[],
    count: number,
    learningRate: (index: number, step: number) => number,
  ): StepsOutcome[];
  /** A copy of a case's parameters. */
  read(index: number): Float32Array;
  /** A copy of where a case is. */
  state(index: number): TrainerState;
  /** Puts a case that was loaded as at its start back to where it was: its steps go on with the same bits. */
  restore(index: number, state: TrainerState): void;
  /** Forward only: copies of the graph's outputs for each of the cases named. */
  outputs(active: readonly number[]): Float32Array[][];
  /** Frees what it holds. */
  dispose(): void;
}

export interface Measured {
  readonly terms: Float32Array;
  readonly parameters: Float32Array;
  readonly gradient: Float32Array;
}

/** The balls that a case has, centred ones where the parameters given are. */
export function ballsOf(
  rule: UpdateRule,
  radii: readonly (number | undefined)[],
  start: Float32Array,
): Ball[] {
  return rule.balls.flatMap(({offset, size, centred}, i): Ball[] => {
    const radius = radii[i];
    if (radius === undefined) return [];
    return [{offset, size, radius, ...(centred && {centre: start.slice(offset, offset + size)})}];
  });
}

/** A copy of the parameters that a case starts from, on its balls. */
export function projected(
  parameters: Float32Array,
  rule: UpdateRule,
  radii: readonly (number | undefined)[],
): Float32Array {
  const start = parameters.slice();
  for (const ball of ballsOf(rule, radii, parameters)) projectOntoBall(start, ball);
  return start;
}
