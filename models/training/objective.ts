/** An objective as a sum of terms, each of which brings its own part of the graph and its own data. */
import type {Parts} from '../encoders/encoder.ts';
import type {Graph} from '../engine/graph.ts';
import {type GraphBuilder, graphBuilder} from '../engine/graphBuilder.ts';
import type {Trainer} from '../engine/trainer.ts';
import type {Parameter} from '../layout.ts';
import type {Room} from './feeder.ts';
import {tableTensors} from './network.ts';

export interface Term<Name extends string = string> {
  readonly name: Name;
  /** How much it counts in each case's objective; one for every case there is. */
  readonly weights: readonly number[];
  /** Rows of data that a case is fed: its own, and what fills them up. */
  readonly rows: number;
  /** Whether a case's data are the same each step. */
  readonly fixed: boolean;
  /** Adds the term on so many rows, under its name, to a graph with the parameters given. */
  build(g: GraphBuilder, parts: Parts, rows: number): void;
  /** Feeds a case's next batch, filled up with rows that count nothing. */
  feed(trainer: Trainer, index: number, room: Room): void;
}

/** The room for a term's rows in so many parts. */
const roomOf = ({rows}: Term, parts: number): Room => ({parts, perPart: Math.ceil(rows / parts)});

/** The graph of the terms over parameters laid out as given, in one of so many parts of their rows. */
export function objectiveGraph(layout: readonly Parameter[], terms: readonly Term[], count = 1): Graph {
  const g = graphBuilder();
  const parts = tableTensors(g, layout);
  for (const term of terms) term.build(g, parts, roomOf(term, count).perPart);
  return g.build();
}

/** Feeds a case's next batch of a term. */
export function feedTerm(trainer: Trainer, term: Term, index: number, count = 1): void {
  term.feed(trainer, index, roomOf(term, count));
}

/** Feeds what a case's terms need at the start: their weights, and data that stay as they are. */
export function feedFixed(trainer: Trainer, terms: readonly Term[], index: number, count = 1): void {
  for (const term of terms) {
    trainer.feed(index, `share of ${term.name}`, Float32Array.of(term.weights[index]!));
    if (term.fixed) feedTerm(trainer, term, index, count);
  }
}
