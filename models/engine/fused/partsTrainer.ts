import {type Graph, sizeOf} from '../graph.ts';
import type {Trainer, UpdateRule} from '../trainer.ts';
import {laneTrainer} from './laneTrainer.ts';

/** Lanes of a vector, and parts of a case. */
const PARTS = 4;

/**
 * Trains each case on all four lanes, a quarter of its rows on each: parameters are the same in all, and so are terms
 * and gradients, which the graph's module adds up. For objectives that are sums over rows.
 */
export function partsTrainer(graph: Graph, rule: UpdateRule, count: number): Trainer {
  const inner = laneTrainer(graph, rule, PARTS * count);
  const lanes = (index: number) => Array.from({length: PARTS}, (_, part) => PARTS * index + part);
  const sizes = new Map(graph.data.map((tensor) => [tensor.name, sizeOf(tensor)]));
  return {
    graph,
    load(index, parameters, own) {
      for (const lane of lanes(index)) inner.load(lane, parameters, own);
    },
    feed(index, name, values) {
      const size = sizes.get(name)!;
      for (const [part, lane] of lanes(index).entries()) {
        const own = values.length === size ? values : values.subarray(part * size, (part + 1) * size);
        inner.feed(lane, name, own);
      }
    },
    gather(index, tables, indices) {
      const rows = indices.length / PARTS;
      for (const [part, lane] of lanes(index).entries())
        inner.gather(lane, tables, indices.subarray(part * rows, (part + 1) * rows));
    },
    measure: (index) => inner.measure(PARTS * index),
    step(active, scalars) {
      const outcomes = inner.step(active.flatMap(lanes), (lane) => scalars(Math.floor(lane / PARTS), 0));
      return active.map((_, row) => outcomes[PARTS * row]!);
    },
    steps(active, many, learningRate) {
      const outcomes = inner.steps!(active.flatMap(lanes), many, (lane, step) =>
        learningRate(Math.floor(lane / PARTS), step),
      );
      return active.map((_, row) => outcomes[PARTS * row]!);
    },
    read: (index) => inner.read(PARTS * index),
    state: (index) => inner.state(PARTS * index),
    restore(index, state) {
      for (const lane of lanes(index)) inner.restore(lane, state);
    },
    outputs(active) {
      const found = inner.outputs(active.flatMap(lanes));
      return active.map((_, row) => {
        const parts = found.slice(PARTS * row, PARTS * (row + 1));
        return graph.outputs.map((tensor, o) => {
          const whole = new Float32Array(PARTS * sizeOf(tensor));
          for (const [part, values] of parts.entries()) whole.set(values[o]!, part * sizeOf(tensor));
          return whole;
        });
      });
    },
    dispose: inner.dispose,
  };
}
