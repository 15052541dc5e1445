import test from 'ava';
import {toInterval} from '../../../theory/arithmetic/rational.ts';
import {totalVariation} from '../../../theory/laws/totalVariation.ts';
import {digitsWorld} from './digitsWorld.ts';

test('all 70,000 digits as one pool', (t) => {
  const start = performance.now();
  const world = digitsWorld({
    family: 'images',
    points: 'all',
    visible: 'upper',
    classes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    positive: [0, 2, 4, 6, 8],
    rank: 8,
    shift: [{kind: 'reweight', factors: [4, 1, 1, 1, 1, 1, 1, 1, 1, 1]}],
    encoder: {kind: 'reducedRank', fittedOn: 2000},
    seed: 5,
  });
  t.log(`${Math.round(performance.now() - start)} ms`);
  const {pool, reference, encoder, family} = world;
  t.deepEqual([pool.size, reference.table.rows, family.length], [70_000, 70_000, 2]);
  t.is(reference, family[0]!);
  // T gives the zeros four times their share 6903/70000.
  const share = 6903 / 70_000;
  t.true(Math.abs(totalVariation(pool).lo - ((4 * share) / (1 + 3 * share) - share)) < 1e-6);
  // The last digit of the test set is a six.
  t.true(pool.U.plus[69_999]! > 0 && pool.U.minus[69_999] === 0);
  t.true(Math.abs(toInterval(reference.optimum).lo - 0.019501) < 1e-5);
  t.true(encoder.gap.lo > 5e-4 && encoder.gap.hi < 2e-3);
  t.true(encoder.excess.lo > encoder.gap.hi && encoder.excess.hi < 2e-3);
  t.true(reference.table.data.every((x) => Math.abs(x) <= 1 && Number.isInteger(x * 4096)));
});
