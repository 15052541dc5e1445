/** What `train --embeddings` writes and `certify` reads: h on the pool with its laws, and labelled draws. */
import type {Case} from '../../theory/case/case.ts';
import type {Sample} from '../../theory/laws/pool.ts';
import {type Matrix, rowsAt} from '../../theory/linear/matrix.ts';
import {npzBytes, type WrittenArray} from '../arrays/npyBytes.ts';

const table = ({rows, columns, data}: Matrix): WrittenArray => ({shape: [rows, columns], values: data});
const column = (values: Float64Array | Int8Array): WrittenArray => ({shape: [values.length], values});

/** Points and labels with mass, or drawn: each as often as `times` says. */
function atoms(size: number, times: (side: 'plus' | 'minus', j: number) => number) {
  const [points, labels]: [number[], number[]] = [[], []];
  for (const [side, y] of [
    ['plus', 1],
    ['minus', -1],
  ] as const)
    for (let j = 0; j < size; j++)
      for (let k = times(side, j); k > 0; k--) {
        points.push(j);
        labels.push(y);
      }
  return {points, labels: Int8Array.from(labels)};
}

/**
 * Arrays of the .npz file:
 * - `population` [A x d], `population_labels` [A], `T`, `U` [A], `groups` [A], `reference` [A x d°]: h, label, masses, class and h° of each (point, label) that has mass;
 * - `train` [n x d], `train_labels` [n]: D, that the head of `train` was fitted on; `test`, `test_labels`: D', as many fresh draws from T.
 */
export function embeddingsBytes(
  {pool, representation, reference}: Case,
  groups: ArrayLike<number>,
  sample: Sample,
  held: Sample,
): Uint8Array {
  const {T, U, size} = pool;
  const all = atoms(size, (side, j) => (T[side][j]! > 0 || U[side][j]! > 0 ? 1 : 0));
  const masses = (law: typeof T) =>
    column(Float64Array.from(all.points, (j, i) => law[all.labels[i] === 1 ? 'plus' : 'minus'][j]!));
  const [train, test] = [sample, held].map((drawn) => atoms(size, (side, j) => drawn[side][j]!));
  return npzBytes({
    population: table(rowsAt(representation, all.points)),
    population_labels: column(all.labels),
    T: masses(T),
    U: masses(U),
    groups: column(Float64Array.from(all.points, (j) => groups[j]!)),
    reference: table(rowsAt(reference, all.points)),
    train: table(rowsAt(representation, train!.points)),
    train_labels: column(train!.labels),
    test: table(rowsAt(representation, test!.points)),
    test_labels: column(test!.labels),
  });
}
