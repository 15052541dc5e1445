import test from 'ava';
import {drawBinomial, drawMultinomial} from './drawMultinomial.ts';
import {generator} from './generator.ts';

test('counts sum to the draws, atoms without mass are never drawn, sure ones always', (t) => {
  const random = generator(1);
  for (const draws of [1, 33, 1000, 1e9, 2 ** 50]) {
    const counts = drawMultinomial([3, 0, 5, 8], draws, random);
    t.is(
      counts.reduce((a, b) => a + b),
      draws,
    );
    t.is(counts[1], 0);
    t.true(counts.every((x) => Number.isInteger(x) && x >= 0));
    t.deepEqual(drawMultinomial([0, 4], draws, random), Float64Array.of(0, draws));
  }
  t.throws(() => drawMultinomial([0, 0], 3, random), {message: /drawMultinomial: masses/});
  t.throws(() => drawMultinomial([1], 0, random), {message: /drawMultinomial: draws/});
});

test('probabilities of a small binomial that is split twice, by the chi-squared statistic', (t) => {
  const [n, p, trials] = [100, 0.03, 20_000];
  const random = generator(2);
  const found = new Float64Array(12);
  for (let k = 0; k < trials; k++) found[Math.min(11, drawBinomial(n, p, random))]! += 1;
  let probability = (1 - p) ** n;
  let rest = 1;
  let statistic = 0;
  for (let k = 0; k < 12; k++) {
    const expected = trials * (k === 11 ? rest : probability);
    statistic += (found[k]! - expected) ** 2 / expected;
    rest -= probability;
    probability *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  // 11 degrees of freedom: above 36 with probability 2e-4, and the seed is fixed.
  t.true(statistic < 36, `${statistic}`);
});

test('mean and variance of large binomials', (t) => {
  const random = generator(3);
  for (const [n, p] of [
    [1e9, 0.3],
    [1e6, 0.001],
  ] as const) {
    const trials = 4000;
    const scaled = Array.from(
      {length: trials},
      () => (drawBinomial(n, p, random) - n * p) / Math.sqrt(n * p * (1 - p)),
    );
    const mean = scaled.reduce((a, b) => a + b) / trials;
    const variance = scaled.reduce((a, b) => a + b * b, 0) / trials;
    t.true(Math.abs(mean) < 4 / Math.sqrt(trials), `${mean}`);
    t.true(Math.abs(variance - 1) < 4 * Math.sqrt(2 / trials), `${variance}`);
  }
});
