// Every rademacher* row of fixtures/oracles, values computed outside this project.
import test from 'ava';
import oracles from '../../fixtures/oracles/oracles.json' with {type: 'json'};
import type {Interval} from '../arithmetic/interval.ts';
import {matrix} from '../linear/matrix.ts';
import {rademacherThresholds} from '../testing/rademacherThresholds.ts';
import {
  rademacherBall,
  rademacherBallByCounts,
  rademacherFinite,
  rademacherFiniteByCounts,
} from './empiricalRademacher.ts';
import {expectedRademacherBall, expectedRademacherFinite} from './expectedRademacher.ts';

/** The file gives ten digits. */
const reproduces = ({lo, hi}: Interval, value: number) =>
  lo <= value + 5e-11 && hi >= value - 5e-11 && hi - lo < 1e-12;

test('all groups of rademacher oracles are here', (t) => {
  const groups = Object.entries(oracles).filter(([name]) => name.startsWith('rademacher'));
  t.deepEqual(
    groups.map(([name]) => name),
    ['rademacherThresholds', 'rademacherUnitBall1d'],
  );
  for (const [, group] of groups)
    t.true(typeof group === 'object' && group.source.length > 0 && group.rows.length > 0);
});

for (const {n, value} of oracles.rademacherThresholds.rows) {
  test(`thresholds on ${n} ordered points`, (t) => {
    t.true(reproduces(rademacherThresholds(n), value));
    if (n > 16) return;
    const rows = Array.from({length: n}, (_, i) => Array.from({length: n + 1}, (_, r) => +(i >= r)));
    t.true(reproduces(rademacherFinite(matrix(rows)), value));
    t.true(reproduces(rademacherFiniteByCounts(new Array(n).fill(1), matrix(rows)), value));
  });
}

for (const {n, value} of oracles.rademacherUnitBall1d.rows) {
  test(`unit ball in one dimension, ${n} points`, (t) => {
    const ones = matrix(Array.from({length: n}, () => [1]));
    t.true(reproduces(rademacherBall(ones, 1), value));
    t.true(reproduces(rademacherBallByCounts([n], matrix([[1]]), 1), value));
    t.true(reproduces(expectedRademacherBall([1], matrix([[1]]), 1, n), value));
    // The heads -1 and 1 alone have the same supremum.
    t.true(reproduces(expectedRademacherFinite([1], matrix([[-1, 1]]), n), value));
  });
}
