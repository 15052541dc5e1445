import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {Matrix as Dense, EigenvalueDecomposition} from 'ml-matrix';
import {generator} from '../../../theory/laws/generator.ts';
import {leadingEigenpairs} from './leadingEigenpairs.ts';

function agrees(X: Float64Array, rows: number, columns: number, count: number): boolean {
  const dense = Dense.from1DArray(rows, columns, X);
  const F = dense.transpose().mmul(dense);
  const all = new EigenvalueDecomposition(F).realEigenvalues.slice().sort((a, b) => b - a);
  const {values, vectors} = leadingEigenpairs(X, rows, columns, count);
  const scale = Math.max(1e-300, all[0]!);
  return values.every((value, i) => {
    const image = F.mmul(Dense.columnVector(vectors[i]!)).getColumn(0);
    const residual = Math.hypot(...image.map((x, c) => x - value * vectors[i]![c]!));
    return Math.abs(value - all[i]!) <= 1e-8 * scale && residual <= 1e-8 * scale;
  });
}

testProp(
  'small matrices with ties and dependent rows',
  [fc.array(fc.integer({min: -3, max: 3}), {minLength: 20, maxLength: 20}), fc.integer({min: 1, max: 5})],
  (t, entries, count) => t.true(agrees(Float64Array.from(entries), 4, 5, count)),
);

test('large matrices whose spectrum falls, and one whose spectrum does not', (t) => {
  const rng = generator(3);
  for (const decay of [0.8, 0.99, 1]) {
    const X = Float64Array.from({length: 120 * 150}, (_, i) => rng.normal() * decay ** (i % 150));
    t.true(agrees(X, 120, 150, 6), `${decay}`);
  }
});
