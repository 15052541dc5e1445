/** Random small graphs. Two points attain the bound, and so do labels along an eigenvector, which symmetric graphs have often. */
import fc from 'fast-check';
import {componentCount} from '../../../theory/spectral/spectralCase.ts';
import {vector, weighted} from '../arbitraries.ts';
import type {SpectralSetting} from './setting.ts';

const weight = weighted(
  [2, fc.constant(0)],
  [3, fc.integer({min: 1, max: 2})],
  [1, fc.integer({min: 3, max: 8})],
);
const label = weighted([4, fc.constantFrom(0, 1, -1)], [1, fc.integer({min: -6, max: 6}).map((x) => x / 2)]);

/** Mirrored; a path through all points where some point has no neighbour, or too few points are left over for k. */
function graph(n: number, entries: readonly number[]): number[][] {
  const at = (i: number, j: number) => entries[Math.max(i, j) * n + Math.min(i, j)]!;
  const rows = Array.from({length: n}, (_, i) => Array.from({length: n}, (_unused, j) => at(i, j)));
  const empty = rows.some((row) => row.every((x) => x === 0));
  if (!empty && componentCount(rows) < n) return rows;
  return rows.map((row, i) => row.map((x, j) => (Math.abs(i - j) === 1 ? Math.max(1, x) : x)));
}

export function spectralSettings(): fc.Arbitrary<SpectralSetting> {
  return fc.integer({min: 2, max: 4}).chain((n) =>
    fc
      .record({entries: vector(n * n, weight), more: fc.nat({max: n - 2}), labels: vector(n, label)})
      .map(({entries, more, labels}): SpectralSetting => {
        const weights = graph(n, entries);
        const kept = Math.min(n - 1, componentCount(weights) + more);
        return {family: 'spectral', weights, kept, labels};
      }),
  );
}
