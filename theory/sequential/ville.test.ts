// Ville's inequality and the traps around it, by exact dynamic programming: no seeds.
import test from 'ava';
import {bettingMeanInterval} from '../certificate/bettingMean.ts';
import {InputError} from '../errors.ts';
import {betaMixture, betaMixtureLogE, untruncatedBetaMixtureLogE} from '../testing/betaMixture.ts';
import {bettingCapital, logBettingFactor} from '../testing/bettingCapital.ts';
import {anytimeMeanInterval, logRateEvidence} from './anytimeRateLimit.ts';
import {crossingBoundary, crossingProbability} from './crossing.ts';
import {DEFAULT_BETS, logMixture, plannedBets} from './oddsBets.ts';

/** P(crosses(S_t, t) for some t <= trials), S a sum of independent Bernoulli(rate(k)); no assumption on the set. */
function latticeCrossing(
  rate: number | ((k: number) => number),
  trials: number,
  crosses: (s: number, t: number) => boolean,
): number {
  let alive = [1];
  let crossed = 0;
  for (let t = 1; t <= trials; t++) {
    const q = typeof rate === 'number' ? rate : rate(t);
    const next = new Array<number>(t + 1).fill(0);
    alive.forEach((mass, s) => {
      next[s]! += mass * (1 - q);
      next[s + 1]! += mass * q;
    });
    alive = next.map((mass, s) => {
      if (mass === 0 || !crosses(s, t)) return mass;
      crossed += mass;
      return 0;
    });
  }
  return crossed;
}

test('false alarms under the null are at most alpha, whatever the rates up to nu', (t) => {
  for (const alpha of [0.1, 0.05, 1e-3, 1e-6]) {
    for (const [nu, trials] of [
      [0.01, 2000],
      [0.05, 1000],
      [0.2, 500],
      [0.5, 300],
      [0.9, 300],
    ] as const) {
      for (const bets of [DEFAULT_BETS, plannedBets({nu, detect: Math.min(1, 2 * nu)})]) {
        const boundary = crossingBoundary({nu, alpha, bets});
        const atNull = crossingProbability({rate: nu, boundary, trials});
        t.true(atNull.hi <= alpha, `nu ${nu}, alpha ${alpha}: ${atNull.hi}`);
        t.true(atNull.lo > alpha / 20, 'and the test is not idle');
        const below = crossingProbability({rate: (k) => (k % 3 === 0 ? nu : nu / 2), boundary, trials});
        t.true(below.hi <= atNull.lo);
      }
    }
  }
});

test('also when the claimed rates differ from trial to trial', (t) => {
  const nu = (k: number) => [0.05, 0.3, 0.01, 0.6][k % 4]!;
  for (const alpha of [0.1, 0.01, 1e-6]) {
    const boundary = crossingBoundary({nu, alpha, bets: DEFAULT_BETS});
    const {lo, hi} = crossingProbability({rate: nu, boundary, trials: 800});
    t.true(hi <= alpha && lo > alpha / 20, `${alpha}: ${hi}`);
  }
});

test('an adaptive adversary who chooses each nu from the past gains nothing: exact value of the game', (t) => {
  // Maximise P(cross within 14 trials) over nu_k(past) in two values, true rate nu_k; capital by logBettingFactor.
  const choices = [0.1, 0.4];
  const alpha = 0.1;
  const factors = (nu: number, value: number) =>
    DEFAULT_BETS.map(({odds}) =>
      logBettingFactor({lambda: (odds - 1) / (1 + nu * (odds - 1)), value, nu, c: 0.999}),
    );
  const steps = choices.map((nu) => ({nu, up: factors(nu, 1), down: factors(nu, 0)}));
  const known = new Map<string, number>();
  // The log capitals depend on the number of violations and of uses of each choice only.
  const best = (left: number, logs: number[], key: string): number => {
    const capital = logs.reduce((sum, log, j) => sum + DEFAULT_BETS[j]!.weight * Math.exp(log), 0);
    if (capital >= 1 / alpha) return 1;
    if (left === 0) return 0;
    const old = known.get(key);
    if (old !== undefined) return old;
    const [s, a, b] = key.split(',').map(Number) as [number, number, number];
    const values = steps.map(({nu, up, down}, i) => {
      const after = (moves: number[], violated: number) =>
        best(
          left - 1,
          logs.map((log, j) => log + moves[j]!),
          [s + violated, a + (1 - i), b + i].join(),
        );
      return nu * after(up, 1) + (1 - nu) * after(down, 0);
    });
    known.set(key, Math.max(...values));
    return Math.max(...values);
  };
  const value = best(
    14,
    DEFAULT_BETS.map(() => 0),
    '0,0,0',
  );
  t.true(value > 0 && value <= alpha, `${value}`);
});

test('the walk agrees with a plain lattice, and the odds form with the betting form', (t) => {
  const bets = DEFAULT_BETS;
  for (const [nu, rate, alpha] of [
    [0.05, 0.1, 0.05],
    [0.3, 0.3, 0.01],
    [0.2, 1, 1e-6],
  ] as const) {
    const capital = (s: number, k: number) =>
      bets.reduce((sum, {odds, weight}) => {
        const step = {lambda: (odds - 1) / (1 + nu * (odds - 1)), nu, c: 1 - 1e-9};
        const up = logBettingFactor({...step, value: 1});
        return sum + weight * Math.exp(s * up + (k - s) * logBettingFactor({...step, value: 0}));
      }, 0);
    const plain = latticeCrossing(rate, 150, (s, k) => capital(s, k) >= 1 / alpha);
    const walked = crossingProbability({rate, boundary: crossingBoundary({nu, alpha, bets}), trials: 150});
    t.true(walked.lo <= plain * (1 + 1e-12) && plain * (1 - 1e-12) <= walked.hi, `${plain}`);
    t.true(walked.hi - walked.lo < 1e-12);
  }
});

test('trap: bets below zero raise false alarms at rates below nu, and are refused', (t) => {
  const [nu, alpha, trials] = [0.1, 0.05, 300];
  const twoSided = [
    ...DEFAULT_BETS.map((bet) => ({...bet, weight: bet.weight / 2})),
    {odds: 0.3, weight: 0.5},
  ];
  const wrong = (s: number, k: number) =>
    logMixture(
      twoSided,
      s,
      twoSided.map(({odds}) => k * Math.log1p(nu * (odds - 1))),
      1,
    ) >= -Math.log(alpha);
  t.true(latticeCrossing(nu, trials, wrong) <= alpha, 'it passes at the edge of the null');
  t.true(latticeCrossing(nu / 3, trials, wrong) > 0.9, 'and fails inside it');
  const step = {lambda: -0.1, value: 1, nu, c: 0.5};
  t.throws(() => logBettingFactor(step), {instanceOf: InputError, message: /lambda: expected a bet >= 0/});
  t.throws(() => crossingBoundary({nu, alpha, bets: twoSided}), {message: /odds in \(1/});
  t.throws(() => logBettingFactor({...step, lambda: 6}), {message: /at most c\/nu/});
});

test('trap: the beta mixture over all rates is no test of "rate <= nu"; truncated to rates >= nu it is', (t) => {
  const [nu, alpha, trials] = [0.1, 0.05, 300];
  const mixture = betaMixture({nu, tOpt: 200});
  const valid = (s: number, k: number) => betaMixtureLogE(mixture, s, k) >= -Math.log(alpha);
  const wrong = (s: number, k: number) => untruncatedBetaMixtureLogE(mixture, s, k) >= -Math.log(alpha);
  t.true(latticeCrossing(nu, trials, wrong) <= alpha);
  t.true(latticeCrossing(nu / 3, trials, wrong) > 0.5);
  for (const rate of [nu, nu / 3, 0.001]) t.true(latticeCrossing(rate, trials, valid) <= alpha);
  t.true(latticeCrossing(2 * nu, trials, valid) > 0.9);
});

test('the anytime rate limit misses the average rate with probability at most alpha, exactly', (t) => {
  const patterns: ((k: number) => number)[] = [
    () => 0.02,
    () => 0.3,
    (k) => (k <= 60 ? 0 : 0.4),
    (k) => (k <= 20 ? 0.9 : 0.05),
    (k) => (k % 2 === 0 ? 0.6 : 0.01),
  ];
  for (const rate of patterns) {
    const averages = [0];
    let sum = 0;
    for (let k = 1; k <= 200; k++) {
      sum += rate(k);
      averages.push(sum / k);
    }
    for (const alpha of [0.1, 1e-3]) {
      const missed = latticeCrossing(
        rate,
        200,
        (s, k) => logRateEvidence(averages[k]!, s, k) >= -Math.log(alpha),
      );
      t.true(missed <= alpha, `${missed}`);
    }
  }
});

test('trap: adaptive bets exclude the true average where rates differ; the fixed mixture does not', (t) => {
  // No randomness at all: rate 1 for 60 trials, then 0 for 60; the average is exactly 1/2.
  const values = Array.from({length: 120}, (_, k) => (k < 60 ? 1 : 0));
  t.true(bettingCapital({values, m: 0.5, alpha: 0.05}).at(-1)! > Math.log(1 / 0.05));
  const enclosed = values.map((x) => ({lo: x, hi: x}));
  t.true(bettingMeanInterval(enclosed, 0.05).lo > 0.5);
  const {lo, hi} = anytimeMeanInterval(enclosed, 0.05);
  t.true(lo < 0.5 && 0.5 < hi);
});
