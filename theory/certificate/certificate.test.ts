import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {exp, log} from '../arithmetic/elementary.ts';
import {contains, point, width} from '../arithmetic/interval.ts';
import {betaLimit} from '../testing/betaLimit.ts';
import {binaryKl, klInverse, klInverseLower} from './binaryKl.ts';
import {binomialSum} from './binomialSum.ts';
import {binomialTail, binomialUpper} from './binomialUpper.ts';
import {bernsteinUpper, bettingUpper, hoeffdingUpper} from './meanUpperLimit.ts';
import {normalTail, PLAIN_TAIL_ERROR, plainNormalTail} from './normalTail.ts';
import {gaussianKl, gaussianRisk, logConstant, mcAllester, pacBayesKl} from './pacBayes.ts';

const unit = fc.double({min: 0, max: 1, noNaN: true});
const level = fc.double({min: 1e-6, max: 0.49, noNaN: true});

test('kl at values known in closed form', (t) => {
  t.true(contains(binaryKl(0, 0.5), Math.LN2));
  t.deepEqual(binaryKl(0.3, 0.3), point(0));
  t.deepEqual(binaryKl(0.3, 1), point(Number.POSITIVE_INFINITY));
  // kl(1/4, 1/2) = ln 2 - H(1/4).
  t.true(contains(binaryKl(0.25, 0.5), Math.LN2 + 0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)));
});

testProp(
  'the inverse of kl: kl at its lower end is at most c, just above its upper end more than c, and it is sharp',
  [unit, fc.double({min: 1e-9, max: 3, noNaN: true})],
  (t, q, c) => {
    const {lo, hi} = klInverse(point(q), point(c));
    t.true(lo >= q && hi <= 1 && lo <= hi);
    t.true(hi - lo < 1e-6);
    if (lo > q && lo < 1) t.true(binaryKl(q, lo).lo <= c);
    if (hi < 1) t.true(binaryKl(q, Math.min(1, hi + 1e-9)).hi > c);
  },
);

testProp(
  'the lower inverse: kl at its upper end is at most c, just below its lower end more than c',
  [unit, fc.double({min: 1e-9, max: 3, noNaN: true})],
  (t, q, c) => {
    const {lo, hi} = klInverseLower(point(q), point(c));
    t.true(lo >= 0 && hi <= q + 1e-15 && lo <= hi);
    if (hi > 0 && hi < q) t.true(binaryKl(q, hi).lo <= c + 1e-9);
    if (lo > 1e-9) t.true(binaryKl(q, lo - 1e-9).hi > c);
  },
);

testProp('the inverse of kl rises in q and in c', [unit, unit, level, level], (t, q1, q2, c1, c2) => {
  const low = klInverse(point(Math.min(q1, q2)), point(Math.min(c1, c2)));
  const high = klInverse(point(Math.max(q1, q2)), point(Math.max(c1, c2)));
  t.true(low.lo <= high.hi);
});

test('xi: exact values, between sqrt n and 2 sqrt n, the two ways agree where they meet', (t) => {
  t.deepEqual(binomialSum(1), point(2));
  t.deepEqual(binomialSum(2), point(2.5));
  for (const n of [1, 2, 7, 32, 33, 100, 1000, 20_000]) {
    const {lo, hi} = binomialSum(n);
    t.true(lo >= Math.sqrt(n) && hi <= 2 * Math.sqrt(n), String(n));
    t.true((hi - lo) / hi < 1e-8, String(n));
  }
  // 33 by its definition, in doubles.
  let [sum, choose] = [0, 1];
  for (let k = 0; k <= 33; k++) {
    sum += choose * (k / 33) ** k * (1 - k / 33) ** (33 - k);
    choose = (choose * (33 - k)) / (k + 1);
  }
  t.true(Math.abs(binomialSum(33).hi - sum) < 1e-9);
});

test('the normal tail at tabulated points', (t) => {
  const known: [number, number][] = [
    [0, 0.5],
    [1, 0.15865525393145705],
    [1.959963984540054, 0.025],
    [3, 0.0013498980316300946],
    [5, 2.866515718791939e-7],
    [6.5, 4.016000583859118e-11],
    [7, 1.279812543885835e-12],
    [-2, 0.9772498680518208],
  ];
  for (const [x, p] of known) {
    const found = normalTail(x);
    t.true(found.lo <= p * (1 + 1e-12) && found.hi >= p * (1 - 1e-12), `${x}: ${found.lo} ${found.hi}`);
    t.true(width(found) < 2 ** -36, String(x));
  }
});

testProp(
  'the normal tail falls, and both tails sum to 1',
  [fc.double({min: -9, max: 9, noNaN: true}), fc.double({min: 0, max: 3, noNaN: true})],
  (t, x, step) => {
    t.true(normalTail(x).hi >= normalTail(x + step).lo);
    const [left, right] = [normalTail(-x), normalTail(x)];
    t.true(left.lo + right.lo <= 1 && left.hi + right.hi >= 1);
  },
);

testProp(
  'the normal tail in doubles is within its error',
  [fc.double({min: -9, max: 9, noNaN: true})],
  (t, x) => {
    const {lo, hi} = normalTail(x);
    const found = plainNormalTail(x);
    t.true(found + PLAIN_TAIL_ERROR >= hi && found - PLAIN_TAIL_ERROR <= lo);
  },
);

testProp(
  'a binomial tail is the sum of its terms',
  [fc.integer({min: 1, max: 40}), fc.nat(), fc.double({min: 0.001, max: 0.999, noNaN: true})],
  (t, m, place, p) => {
    const k = place % (m + 1);
    let [sum, choose] = [0, 1];
    for (let i = 0; i <= k; i++) {
      sum += choose * p ** i * (1 - p) ** (m - i);
      choose = (choose * (m - i)) / (i + 1);
    }
    const {lo, hi} = binomialTail(m, k, p);
    t.true(lo <= sum * (1 + 1e-11) && hi >= sum * (1 - 1e-11), `${lo} ${sum} ${hi}`);
    t.true(hi - lo < 1e-10);
  },
);

testProp(
  'the one-sided Clopper-Pearson limit agrees with that of the incomplete beta function',
  [fc.integer({min: 1, max: 3000}), fc.nat(), level],
  (t, draws, place, nu) => {
    const errors = place % (draws + 1);
    const {lo, hi} = binomialUpper(errors, draws, nu);
    const oracle = betaLimit(errors, draws, nu);
    t.true(Math.abs(hi - oracle) < 1e-8, `${hi} ${oracle}`);
    t.true(lo <= hi && hi - lo < 1e-9);
  },
);

test('at a level above 1/2 the limit lies below the observed rate, and is enclosed', (t) => {
  const {lo, hi} = binomialUpper(5, 10, 0.9);
  t.true(hi < 0.5 && hi - lo < 1e-12, `${lo} ${hi}`);
  t.true(binomialTail(10, 5, lo).hi >= 0.9 && binomialTail(10, 5, hi).lo <= 0.9);
});

test('no errors: 1 - nu^(1/m)', (t) => {
  const {lo, hi} = binomialUpper(0, 100, 0.05);
  const exact = 1 - Math.exp(Math.log(0.05) / 100);
  t.true(lo <= exact + 1e-15 && hi >= exact - 1e-15 && hi - lo < 1e-12);
});

const values = fc.array(unit, {minLength: 2, maxLength: 60});

testProp('limits of a mean lie above it and move with the values', [values, level], (t, x, nu) => {
  const sample = {values: x, bottom: 0, top: 1};
  const mean = x.reduce((a, b) => a + b, 0) / x.length;
  for (const limit of [hoeffdingUpper(sample, nu), bernsteinUpper(sample, nu)])
    t.true(limit.hi >= Math.min(1, mean - 1e-12) && limit.hi <= 1);
  // Bets may win on the sample itself, so at a level near 1/2 this limit may lie below the sample's mean.
  const betting = bettingUpper(sample, nu);
  t.true(betting.hi >= Math.min(...x) && betting.hi <= 1);
  // The same values on another scale.
  const shifted = {values: x.map((v) => 3 * v - 2), bottom: -2, top: 1};
  t.true(Math.abs(hoeffdingUpper(shifted, nu).hi - (3 * hoeffdingUpper(sample, nu).hi - 2)) < 1e-9);
  t.true(Math.abs(bettingUpper(shifted, nu).hi - (3 * bettingUpper(sample, nu).hi - 2)) < 1e-9);
});

test('a value outside of its interval, a mean of nothing, one value for a variance', (t) => {
  t.throws(() => hoeffdingUpper({values: [0.5, 1.5], bottom: 0, top: 1}, 0.1), {message: /values\[1\]/});
  t.throws(() => hoeffdingUpper({values: [], bottom: 0, top: 1}, 0.1), {message: /at least 1/});
  t.throws(() => bernsteinUpper({values: [0.5], bottom: 0, top: 1}, 0.1), {message: /at least 2/});
  t.throws(() => klInverse(point(1.2), point(0.1)), {message: /q\.lo/});
});

test('Gaussian heads: KL and risk by hand', (t) => {
  t.true(contains(gaussianKl([3, 4], 0.5), 50));
  // Scores +-1 at |h| = 1 and s = 1, one row of zeros, which is an error for every head.
  const risk = gaussianRisk({rows: [1, -1, 0], width: 1, labels: [1, 1, 1]}, [1], 1);
  const expected = (0.15865525393145705 + (1 - 0.15865525393145705) + 1) / 3;
  t.true(Math.abs(risk.hi - expected) < 1e-9 && risk.lo <= expected && risk.hi >= expected);
});

testProp(
  'McAllester: by its formula, and never below PAC-Bayes-kl',
  [unit, fc.double({min: 0, max: 50, noNaN: true}), fc.integer({min: 1, max: 300}), level],
  (t, risk, kl, n, nu) => {
    const input = {risk: point(risk), kl: point(kl), n, nu, constant: '2 sqrt n'} as const;
    const {lo, hi} = mcAllester(input);
    const formula = Math.min(1, risk + Math.sqrt((kl + Math.log((2 * Math.sqrt(n)) / nu)) / (2 * n)));
    t.true(lo <= formula + 1e-12 && hi >= formula - 1e-12 && hi - lo < 1e-9);
    t.true(pacBayesKl(input).lo <= hi);
  },
);

test('PAC-Bayes-kl by hand: no KL, no errors', (t) => {
  // kl(0, p) = -ln(1-p), so the bound is 1 - (nu/K)^(1/n).
  const {lo, hi} = pacBayesKl({risk: point(0), kl: point(0), n: 50, nu: 0.05});
  const exact = 1 - exp(point((Math.log(0.05) - log(binomialSum(50)).hi) / 50)).hi;
  t.true(lo <= exact + 1e-9 && hi >= exact - 1e-9 && hi - lo < 1e-8);
  t.true(logConstant(50, 'xi').hi < logConstant(50, '2 sqrt n').lo);
});
