/** An objective as a sum of terms, each of which brings its own part of the graph and its own data. */
import type {Parts} from './encoders/encoder.ts';
import {type Graph, type GraphBuilder, graphBuilder} from './engine/graph.ts';
import type {Trainer} from './engine/trainer.ts';
import type {Parameter} from './layout.ts';

export interface Term<Name extends string = string> {
  readonly name: Name;
  /** How much it counts in each case's objective; one for every case there is. */
  readonly weights: readonly number[];
  /** Whether a case's data are the same each step. */
  readonly fixed: boolean;
  /** Adds the term, under its name, to a graph with the parameters given. */
  build(g: GraphBuilder, parts: Parts): void;
  /** Feeds a case's next batch. */
  feed(trainer: Trainer, index: number): void;
}

/** The graph of the terms over parameters laid out as given. */
export function objectiveGraph(layout: readonly Parameter[], terms: readonly Term[]): Graph {
  const g = graphBuilder();
  const parts = new Map(layout.map(({name, shape}) => [name, g.parameter(name, ...shape)]));
  for (const term of terms) term.build(g, parts);
  return g.build();
}

/** Feeds what a case's terms need at the start: their weights, and data that stay as they are. */
export function feedFixed(trainer: Trainer, terms: readonly Term[], index: number): void {
  for (const term of terms) {
    trainer.feed(index, `share of ${term.name}`, Float32Array.of(term.weights[index]!));
    if (term.fixed) term.feed(trainer, index);
  }
}
