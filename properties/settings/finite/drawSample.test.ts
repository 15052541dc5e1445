import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {drawSample} from '../../../theory/case/drawSample.ts';
import {clopperPearson} from '../../../theory/certificate/binomialUpper.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import type {Sample} from '../../../theory/laws/pool.ts';
import {finiteSettings} from './arbitrary.ts';
import {finiteCase} from './case.ts';
import type {FiniteSetting} from './setting.ts';

/** Every integer below the total once, in order. */
function everyDraw(): Generator {
  let next = 0;
  return {...generator(0), integer: (bound) => next++ % bound};
}

const counts = ({plus, minus}: Sample): number[] => [...Array.from(plus), ...Array.from(minus)];

testProp(
  'a draw is one integer below the total, and each atom takes as many of them as it has mass',
  [finiteSettings({})],
  (t, setting) => {
    const c = finiteCase({...setting, n: setting.total});
    t.deepEqual(counts(drawSample(c, everyDraw())), [...setting.T.plus, ...setting.T.minus]);
  },
  {numRuns: 50},
);

const world: FiniteSetting = {
  family: 'finite',
  total: 11,
  U: {plus: [11, 0, 0], minus: [0, 0, 0]},
  T: {plus: [1, 0, 3], minus: [5, 2, 0]},
  loss: 'hinge',
  heads: {kind: 'finite', thetas: [[1]]},
  referenceHeads: {kind: 'finite', thetas: [[1]]},
  representation: [[0], [1], [2]],
  reference: [[0], [1], [2]],
  others: [],
  decoder: [[1]],
  beta: 0.5,
  n: 20_000,
  nu: 0.1,
};

test('seeded draws have the law T, to an exact limit of 1e-9 an atom', (t) => {
  const sample = drawSample(finiteCase(world), generator(2024));
  const masses = [...world.T.plus, ...world.T.minus];
  t.is(
    counts(sample).reduce((a, b) => a + b, 0),
    world.n,
  );
  for (const [a, count] of counts(sample).entries()) {
    const {lo, hi} = clopperPearson({successes: count, trials: world.n, alpha: 1e-9});
    const probability = masses[a]! / world.total;
    t.true(lo <= probability && probability <= hi, `atom ${a}: ${count} of ${world.n}`);
    if (probability === 0) t.is(count, 0);
  }
});

test('pairs of draws are independent, to an exact limit of 1e-9 a pair', (t) => {
  const c = finiteCase({...world, n: 2});
  const random = generator(7);
  const pairs = new Map<string, number>();
  const times = 20_000;
  for (let k = 0; k < times; k++) {
    const key = counts(drawSample(c, random)).join();
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  const masses = [...world.T.plus, ...world.T.minus];
  for (const [i, p] of masses.entries()) {
    for (const [j, q] of masses.entries()) {
      if (j < i) continue;
      const key = masses.map((_, a) => +(a === i) + +(a === j)).join();
      const probability = ((i === j ? 1 : 2) * p * q) / world.total ** 2;
      const {lo, hi} = clopperPearson({successes: pairs.get(key) ?? 0, trials: times, alpha: 1e-9});
      t.true(lo <= probability && probability <= hi, `${i}, ${j}`);
    }
  }
});

testProp(
  'equal seeds give equal samples of n draws',
  [finiteSettings({samples: true}), fc.nat()],
  (t, setting, seed) => {
    const [a, b] = [0, 1].map(() => drawSample(finiteCase(setting), generator(seed)));
    t.deepEqual(a, b);
    t.is(
      counts(a!).reduce((x, y) => x + y, 0),
      setting.n,
    );
  },
  {numRuns: 50},
);
