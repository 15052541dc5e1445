/** Against the exact case: the certified eigenvalue, what regression on the table leaves, its bound. */
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {sqrt} from '../arithmetic/elementary.ts';
import {add, div, point, square} from '../arithmetic/interval.ts';
import {fromDouble, toInterval} from '../arithmetic/rational.ts';
import {InputError} from '../errors.ts';
import {leastSquares} from '../pretext/leastSquares.ts';
import {placeOf} from './pencil.ts';
import {dirichlet, makeSpectralCase, normalised} from './spectralCase.ts';
import {dirichletEnergy, spectralTable} from './spectralTable.ts';

const graphs = fc.array(fc.integer({min: 0, max: 9}), {minLength: 10, maxLength: 10}).map((list) => {
  const w = Array.from({length: 4}, () => [0, 0, 0, 0]);
  let at = 0;
  for (let i = 0; i < 4; i++)
    for (let j = 0; j <= i; j++) {
      const x = list[at++]! + (i === j ? 1 : 0);
      w[i]![j] = x;
      w[j]![i] = x;
    }
  return w;
});
const labels = fc.array(fc.constantFrom(-1, 0.5, 1), {minLength: 4, maxLength: 4});

testProp(
  'the certified eigenvalue is below the exact one and near it, and the bound is one of the table itself',
  [graphs, labels, fc.integer({min: 1, max: 3})],
  (t, w, u, k) => {
    const graph = w.map((row) => Float64Array.from(row));
    const {table, next, off, length} = spectralTable(graph, k);
    const exact = makeSpectralCase(w, k, u.map(fromDouble));
    const list = normalised(exact);
    const {value} = list[placeOf(list, k)]!;
    t.true(next <= value.hi);
    if (value.lo > 1e-3) t.true(next > value.lo - 1e-6);
    const energy = dirichletEnergy(graph, u);
    const other = toInterval(dirichlet(exact));
    t.true(energy.lo <= other.hi && other.lo <= energy.hi);
    if (!(next > 0 && off.hi < 1)) return;
    t.true(length < 1 + 1e-6);
    const degrees = Float64Array.from(w, (row) => row.reduce((a, b) => a + b, 0));
    const total = degrees.reduce((a, b) => a + b, 0);
    const target = {rows: 4, columns: 1, data: Float64Array.from(u)};
    const left = leastSquares({plus: degrees, minus: new Float64Array(4)}, total, table, target).infimum;
    const limit = square(add(sqrt(div(energy, point(next))), off));
    t.true(left.lo <= limit.hi + 1e-12);
  },
  {numRuns: 200},
);

test('components: no eigenvalue above 0 where there are more than k; a graph of many points; errors', (t) => {
  const apart = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
  t.is(spectralTable(apart, 1).next, 0);
  // A ring: l_2 = l_3 = 1 - cos(2 pi / n).
  const n = 60;
  const ring = Array.from({length: n}, (_, i) =>
    Float64Array.from({length: n}, (_x, j) => ((i - j + n) % n === 1 || (j - i + n) % n === 1 ? 1 : 0)),
  );
  const {next} = spectralTable(ring, 1);
  const known = 1 - Math.cos((2 * Math.PI) / n);
  t.true(next <= known && next > known * (1 - 1e-6));
  t.throws(() => spectralTable(apart, 2), {instanceOf: InputError, message: /k: expected/});
  t.throws(() => spectralTable([Float64Array.of(0, 0), Float64Array.of(0, 1)], 1), {
    message: /positive degree/,
  });
});
