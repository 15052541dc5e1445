import test from 'ava';
import {generator} from '../../../theory/laws/generator.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {representationHealth, unhealthy, variance} from './representationHealth.ts';

const random = generator(1);
const table = (columns: number, entry: (j: number, i: number) => number): Matrix => ({
  rows: 50,
  columns,
  data: Float64Array.from({length: 50 * columns}, (_, at) => entry(Math.floor(at / columns), at % columns)),
});
const normals = table(4, () => random.normal());
const of = (h: Matrix, loss = 0.5) => representationHealth(h, loss, 1);

test('a healthy representation', (t) => {
  t.deepEqual(of(normals), {units: 4, dead: 0, rank: 4, explained: 0.5});
  t.is(unhealthy(of(normals)), undefined);
});

test('zero and constant representations have rank 0', (t) => {
  for (const value of [0, 3]) {
    const found = of(table(4, () => value));
    t.deepEqual([found.dead, found.rank], [4, 0]);
    t.regex(unhealthy(found)!, /constant representation/);
  }
});

test('dead units, a collapse to one direction, and nothing explained are told apart', (t) => {
  const dead = of(table(4, (j, i) => (i < 2 ? normals.data[4 * j + i]! : 1)));
  t.deepEqual([dead.dead, dead.rank], [2, 2]);
  t.regex(unhealthy(dead)!, /dead units: 2 of 4/);
  const line = of(table(4, (j, i) => (i + 1) * normals.data[4 * j]!));
  t.deepEqual([line.dead, line.rank], [0, 1]);
  t.regex(unhealthy(line)!, /collapsed representation: rank 1 of 4/);
  t.regex(unhealthy(of(normals, 1.5))!, /explains nothing/);
});

test('the variance of a table is the mean squared distance from the mean', (t) => {
  t.is(variance({rows: 2, columns: 2, data: Float64Array.of(1, 0, 3, 4)}), 1 + 4);
});
