import {generator} from '../../theory/laws/generator.ts';
import type {Encoder} from '../encoders/encoder.ts';
import {matrix, transposed} from '../engine/graph.ts';
import {gatherRows, inputTables, type ReadyInputs} from './feeder.ts';
import {pooled} from './network.ts';
import type {Term} from './objective.ts';

export interface RademacherSource {
  readonly ready: ReadyInputs;
  /** S: indices into the pool. */
  readonly sample: ArrayLike<number>;
  /** R. */
  readonly radius: number;
  /** How much the term counts. */
  readonly weight: number;
  readonly seed: number;
}

export interface RademacherForm {
  /** J. */
  readonly vectors: number;
  readonly fresh: boolean;
  /** How the inner supremum is found: `exact` for linear heads, else by trained heads. */
  readonly inner: 'exact' | 'linear' | 'twoLayer';
}

/**
 * Rhat over S per case for the sign vectors at hand, the same each step or new ones: (R/Jn) sum_j |sum_i sigma_ij h_i|,
 * or (1/Jn) sum_j sum_i sigma_ij f_j(h_i) for heads that are parameters.
 */
export function rademacherTerm(
  encoder: Encoder,
  sources: readonly RademacherSource[],
  {vectors, fresh, inner}: RademacherForm,
): Term<'rademacher'> {
  const name = 'rademacher';
  const streams = sources.map(({seed}) => generator(seed).derive('signs'));
  return {
    name,
    weights: sources.map(({weight}) => weight),
    rows: Math.max(...sources.map(({sample}) => sample.length)),
    fixed: !fresh,
    build(g, parts, rows) {
      const h = pooled(g, encoder, parts, name, rows);
      const signs = g.data(`${name}.signs`, vectors, rows);
      const factor = g.data(`${name}.factor`, 1, 1);
      if (inner === 'exact') {
        g.meanNorm(name, g.product(matrix(signs), matrix(h)), factor);
        return;
      }
      if (inner === 'linear') {
        const scores = g.product(matrix(parts.get('heads')!), transposed(matrix(h)));
        g.weightedSum(name, scores, signs, factor);
        return;
      }
      const outer = parts.get('heads.outer')!;
      const hidden = outer.columns;
      const features = g.product(matrix(h), transposed(matrix(parts.get('heads.inner')!)), {
        activation: 'tanh',
      });
      const perHead = g.view(features, [vectors, 1, rows, hidden], [hidden, 0, vectors * hidden, 1]);
      const weights = g.view(outer, [vectors, 1, hidden, 1], [hidden, 0, 1, 0]);
      const scores = g.product(perHead, weights, {out: [[rows, 0, 1, 0], rows]});
      g.weightedSum(name, scores, signs, factor);
    },
    feed(trainer, index, room) {
      const rows = room.perPart;
      const {ready, sample, radius} = sources[index]!;
      gatherRows(trainer, index, inputTables(encoder, name, ready, true), sample, room);
      // Rows that only fill a sample up have sign 0.
      const signs = new Float32Array(vectors * rows);
      for (let j = 0; j < vectors; j++)
        for (let i = 0; i < sample.length; i++) signs[j * rows + i] = streams[index]!.sign();
      trainer.feed(index, `${name}.signs`, signs);
      const factor = inner === 'exact' ? radius / sample.length : 1 / (vectors * sample.length);
      trainer.feed(index, `${name}.factor`, Float32Array.of(factor));
    },
  };
}
