import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {ZERO} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import {lossAtMargin} from '../heads/loss.ts';
import {zeroOneErrors} from '../heads/zeroOne.ts';
import {matrix} from '../linear/matrix.ts';
import {randomCase} from '../testing/randomCase.ts';
import {geometricMargin, marginRisk, margins} from './margins.ts';
import {losses} from './quantities.ts';

testProp(
  'losses are functions of the margins; the risk at 0 is that of the 0-1 loss; below the geometric margin there is no mass',
  [fc.nat(1e6), fc.constantFrom('T', 'U')],
  (t, seed, side) => {
    const c = randomCase(seed, {kind: 'finite'});
    if (c.heads.kind !== 'finite') return t.fail();
    const h = c.representation;
    const masses = [...c.pool[side].plus, ...c.pool[side].minus];
    for (const theta of c.heads.thetas) {
      const {lo, hi} = margins(c, h, theta);
      const table = losses(c, h, theta);
      const errors = zeroOneErrors(h, theta);
      for (const a of masses.keys()) {
        t.deepEqual(lossAtMargin(c.loss, {lo: lo[a]!, hi: hi[a]!}), {lo: table.lo[a]!, hi: table.hi[a]!});
      }
      const wrong = masses.reduce((s, mass, a) => s + mass * errors.lo[a]!, 0) / c.pool.total;
      t.deepEqual(marginRisk(c, side, h, theta), {lo: wrong, hi: wrong});
      const norm = Math.hypot(...theta);
      if (norm === 0) continue;
      const least = geometricMargin(c, side, h, theta);
      const plain = Math.min(...masses.flatMap((mass, a) => (mass > 0 ? [lo[a]! / norm] : [])));
      t.true(Math.abs(least.lo - plain) < 1e-12 && Math.abs(least.hi - plain) < 1e-12);
      t.deepEqual(marginRisk(c, side, h, theta, least.lo * norm - 1e-9), ZERO);
      t.true(marginRisk(c, side, h, theta, least.hi * norm + 1e-9).lo > 0);
    }
  },
  {numRuns: 60},
);

test('errors name what was expected', (t) => {
  const c = randomCase(1, {points: 3});
  const h = matrix([
    [1, 0],
    [0, 1],
    [1, 1],
  ]);
  const theta = Float64Array.of(1, 1);
  const throws = (call: () => unknown, message: RegExp) => t.throws(call, {instanceOf: InputError, message});
  throws(
    () => margins(c, h, Float64Array.of(1)),
    /margins: theta: expected 2 entries, one per table column, got 1/,
  );
  throws(() => marginRisk(c, 'V' as never, h, theta), /marginRisk: side: expected 'U' or 'T', got "V"/);
  throws(() => marginRisk(c, 'T', matrix([[1, 0]]), theta), /marginRisk: table: expected 3 rows/);
  throws(() => marginRisk(c, 'T', h, theta, Number.NaN), /marginRisk: gamma/);
  throws(() => geometricMargin(c, 'T', h, new Float64Array(2)), /theta: expected a head other than 0/);
});
