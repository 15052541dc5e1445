/**
 * Objectives on pairs of inputs: a graph w of positive pairs, symmetric, with degrees d (w and d sum to 1), in place of targets.
 *
 * spectral (HaoChen et al. 2021):  sum_ij d_i d_j (<h_i, h_j> - w_ij/(d_i d_j))^2, that is -2 E<h(x), h(x+)> + E<h(x), h(x')>^2 up to a constant; over all pairs, each step the same;
 * contrastive (Arora et al. 2019): mean over i != j of a batch of l(<h(x_i), h(x_i+) - h(x_j+)>), (x_i, x_i+) drawn from w: the other pairs' second inputs are the negatives.
 *
 * Both are made of the operations that graphs have: a product of the representation with itself, a loss of each of its entries.
 */
import type {Generator} from '../../theory/laws/generator.ts';
import type {Encoder} from '../encoders/encoder.ts';
import {matrix, transposed} from '../engine/graph.ts';
import type {MarginLoss} from '../marginLoss.ts';
import {gatherRows, inputTables, type ReadyInputs} from './feeder.ts';
import {pooled} from './network.ts';
import type {Term} from './objective.ts';

export interface PairSource {
  readonly ready: ReadyInputs;
  /** w, M rows of M, sum 1. */
  readonly weights: readonly Float64Array[];
  /** d. */
  readonly degrees: Float64Array;
  readonly random: Generator;
}

/** The spectral loss of each case over all pairs of its pool; where w_ij > 0 both degrees are. */
export function spectralTerm(encoder: Encoder, sources: readonly PairSource[]): Term<'spectral'> {
  const name = 'spectral';
  return {
    name,
    weights: sources.map(() => 1),
    rows: Math.max(...sources.map(({degrees}) => degrees.length)),
    fixed: true,
    build(g, parts, rows) {
      const h = pooled(g, encoder, parts, name, rows);
      const all = g.product(matrix(h), transposed(matrix(h)), {
        out: [[rows * rows, rows * rows, rows, 1], 1],
      });
      const entries = rows * rows;
      g.squaredError(name, all, g.data(`${name}.target`, entries, 1), g.data(`${name}.weight`, entries, 1));
    },
    feed(trainer, index, room) {
      const rows = room.perPart;
      const {ready, weights, degrees} = sources[index]!;
      const M = degrees.length;
      gatherRows(
        trainer,
        index,
        inputTables(encoder, name, ready, true),
        Int32Array.from(degrees, (_, j) => j),
        room,
      );
      // Rows that only fill a pool up count nothing.
      const [target, weight] = [new Float32Array(rows * rows), new Float32Array(rows * rows)];
      for (let i = 0; i < M; i++)
        for (let j = 0; j < M; j++) {
          const both = degrees[i]! * degrees[j]!;
          if (both === 0) continue;
          target[i * rows + j] = weights[i]![j]! / both;
          weight[i * rows + j] = both;
        }
      trainer.feed(index, `${name}.target`, target);
      trainer.feed(index, `${name}.weight`, weight);
    },
  };
}

/** An index drawn in proportion to weights whose sum is given. */
function drawn(weights: Float64Array, sum: number, random: Generator): number {
  let left = random.uniform() * sum;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    last = i;
    left -= weights[i]!;
    if (left < 0) return i;
  }
  return last;
}

/** The contrastive loss per case on fresh pairs each step. */
export function contrastiveTerm(
  encoder: Encoder,
  sources: readonly PairSource[],
  {pairs, loss}: {readonly pairs: number; readonly loss: MarginLoss},
): Term<'contrastive'> {
  const name = 'contrastive';
  const [first, second] = [`${name}.first`, `${name}.second`];
  const {width} = encoder;
  const entries = pairs * pairs;
  const minus = Float32Array.from({length: width * width}, (_, i) => (i % (width + 1) === 0 ? -1 : 0));
  const ones = new Float32Array(entries).fill(1);
  const share = Float32Array.from({length: entries}, (_, i) =>
    i % (pairs + 1) === 0 ? 0 : 1 / (entries - pairs),
  );
  return {
    name,
    weights: sources.map(() => 1),
    rows: pairs,
    fixed: false,
    build(g, parts, rows) {
      const h = pooled(g, encoder, parts, first, rows);
      const positive = pooled(g, encoder, parts, second, rows);
      const negative = g.product(matrix(positive), matrix(g.data(`${name}.minus`, width, width)));
      const own = g.product(
        g.view(h, [rows, 1, 1, width], [width, 0, 0, 1]),
        g.view(positive, [rows, 1, width, 1], [width, 0, 1, 0]),
      );
      const margins = g.product(matrix(h), transposed(matrix(negative)), {
        init: g.view(own, [1, 1, rows, rows], [0, 0, 1, 0]),
        out: [[rows * rows, rows * rows, rows, 1], 1],
      });
      const all = rows * rows;
      g.marginLoss(name, margins, g.data(`${name}.sign`, all, 1), g.data(`${name}.weight`, all, 1), loss);
    },
    feed(trainer, index, room) {
      const {ready, weights, degrees, random} = sources[index]!;
      const one = Int32Array.from({length: pairs}, () => drawn(degrees, 1, random));
      const other = one.map((i) => drawn(weights[i]!, degrees[i]!, random));
      gatherRows(trainer, index, inputTables(encoder, first, ready, true), one, room);
      gatherRows(trainer, index, inputTables(encoder, second, ready, true), other, room);
      trainer.feed(index, `${name}.minus`, minus);
      trainer.feed(index, `${name}.sign`, ones);
      trainer.feed(index, `${name}.weight`, share);
    },
  };
}
