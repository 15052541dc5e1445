// Values computed outside this project (confseq; Waudby-Smith and Ramdas' reference code), tolerance 1e-6 relative.
import test from 'ava';
import oracles from '../../fixtures/oracles/oracles.json' with {type: 'json'};
import {predictableMixtureBets} from '../certificate/bettingMean.ts';
import {clopperPearson} from '../certificate/binomialUpper.ts';
import {betaMixture, betaMixtureLogE} from '../testing/betaMixture.ts';
import {bettingCapital} from '../testing/bettingCapital.ts';

test('the truncated beta-binomial mixture is the one-sided form of the literature', (t) => {
  for (const {delta: nu, tOpt, successes, trials, logE} of oracles.betaBinomialMixtureLogE.rows) {
    t.true(Math.abs(betaMixtureLogE(betaMixture({nu, tOpt}), successes, trials) - logE) < 1e-6);
  }
});

test('the betting capital with predictable-mixture bets', (t) => {
  for (const {m, x: values, capital} of oracles.bettingCapital.rows) {
    bettingCapital({values, m, alpha: 0.05}).forEach((log, i) => {
      t.true(Math.abs(Math.exp(log) / capital[i]! - 1) < 1e-9);
    });
  }
});

test('its exact crossing probability under the null, by enumeration of all paths', (t) => {
  for (const row of oracles.bettingCapital.exactCrossingUnderNull) {
    const {m, alpha, trials, probability: expected} = row;
    const crossing = (path: number[], capital: number): number => {
      if (capital >= 1 / alpha) return 1;
      if (path.length === trials) return 0;
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
  for (const {successes, trials, lo, hi} of oracles.clopperPearson.rows) {
    const found = clopperPearson({successes, trials, alpha: 0.05});
    t.true(Math.abs(found.lo / lo - 1) < 1e-6);
    t.true(Math.abs(found.hi / hi - 1) < 1e-6);
  }
  t.is(clopperPearson({successes: 0, trials: 10, alpha: 0.05}).lo, 0);
  t.is(clopperPearson({successes: 10, trials: 10, alpha: 0.05}).hi, 1);
  // The upper limit at 0 violations falls to p at exactly this number of trials.
  for (const {p, alpha, trials} of [...oracles.zeroViolationTrials.rows, {p: 0.5, alpha: 0.25, trials: 2}]) {
    const limit = (count: number) => clopperPearson({successes: 0, trials: count, alpha: 2 * alpha}).hi;
    t.true(limit(trials) <= p * (1 + 2e-12) && limit(trials - 1) > p * (1 + 2e-12));
  }
});
