// Values computed outside this project (confseq; Waudby-Smith and Ramdas' reference code), tolerance 1e-6 relative.
import test from 'ava';
import {betaMixture, betaMixtureLogE} from './betaMixture.ts';
import {bettingCapital, predictableMixtureBets} from './bettingCapital.ts';
import {clopperPearson} from './clopperPearson.ts';
import {zeroViolationTrials} from './zeroViolationTrials.ts';

test('the truncated beta-binomial mixture is the one-sided form of the literature', (t) => {
  const rows = [
    [0.05, 500, 0, 100, -1.297144],
    [0.05, 500, 5, 100, -0.377425],
    [0.05, 500, 10, 100, 1.394705],
    [0.05, 500, 20, 100, 9.243262],
    [0.1, 200, 10, 100, -0.672833],
  ] as const;
  for (const [nu, tOpt, successes, trials, logE] of rows) {
    t.true(Math.abs(betaMixtureLogE(betaMixture({nu, tOpt}), successes, trials) - logE) < 1e-6);
  }
});

test('the betting capital with predictable-mixture bets', (t) => {
  const rows = [
    {
      m: 0.5,
      values: [1, 0, 1, 1, 0, 1, 1, 1],
      capital: [1.5, 0.75, 1.125, 1.6875, 0.84375, 1.265625, 1.8984375, 2.84765625],
    },
    {
      m: 0.4,
      values: [0.3, 0.6, 0.45, 0.8, 0.7, 0.55, 0.9, 0.65],
      capital: [
        0.875, 1.09375, 1.162109375, 1.7431640625, 2.3968505859, 2.8462600708, 4.6251726151, 6.0705390573,
      ],
    },
  ];
  for (const {m, values, capital} of rows) {
    bettingCapital({values, m, alpha: 0.05}).forEach((log, i) => {
      t.true(Math.abs(Math.exp(log) / capital[i]! - 1) < 1e-9);
    });
  }
});

test('its exact crossing probability under the null, by enumeration of all paths', (t) => {
  const rows = [
    [0.05, 0.05, 0.0079202908],
    [0.5, 0.1, 0.046459198],
  ] as const;
  for (const [m, alpha, expected] of rows) {
    const crossing = (path: number[], capital: number): number => {
      if (capital >= 1 / alpha) return 1;
      if (path.length === 18) return 0;
      const lambda = Math.min(predictableMixtureBets([...path, 0], alpha).at(-1)!, 0.5 / m);
      const up = crossing([...path, 1], capital * (1 + lambda * (1 - m)));
      return m * up + (1 - m) * crossing([...path, 0], capital * (1 - lambda * m));
    };
    const probability = crossing([], 1);
    t.true(Math.abs(probability / expected - 1) < 1e-6);
    t.true(probability <= alpha);
  }
});

test('Clopper-Pearson and zero-violation trial counts', (t) => {
  const {lo, hi} = clopperPearson({successes: 10, trials: 100, alpha: 0.05});
  t.true(Math.abs(lo / 0.0490047 - 1) < 1e-6);
  t.true(Math.abs(hi / 0.1762226 - 1) < 1e-6);
  t.is(clopperPearson({successes: 0, trials: 10, alpha: 0.05}).lo, 0);
  t.is(clopperPearson({successes: 10, trials: 10, alpha: 0.05}).hi, 1);
  const rows = [
    [0.05, 0.05, 59],
    [0.05, 0.001, 135],
    [0.05, 1e-6, 270],
    [0.01, 0.05, 299],
    [0.01, 1e-6, 1375],
  ] as const;
  for (const [p, alpha, trials] of rows) t.is(zeroViolationTrials(p, alpha), trials);
  t.is(zeroViolationTrials(0.5, 0.25), 2);
});
