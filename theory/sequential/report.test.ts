import test from 'ava';
import {bettingMeanInterval} from '../certificate/bettingMean.ts';
import {clopperPearson} from '../certificate/binomialUpper.ts';
import {generator} from '../laws/generator.ts';
import {anytimeMeanInterval, anytimeRateLimit} from './anytimeRateLimit.ts';
import {freshTrials} from './freshTrials.ts';
import {pairedComparison} from './pairedComparison.ts';
import {isRefuted, observe, outcome, sequentialTest} from './sequentialTest.ts';
import {sequentialVerdict, verdictLine} from './sequentialVerdict.ts';

const point = (x: number) => ({lo: x, hi: x});

test('the anytime limit is close to the fixed look at 0 violations, and never below it', (t) => {
  for (const alpha of [0.05, 1e-3, 1e-6]) {
    for (const trials of [20, 270, 1375, 100_000]) {
      const limit = anytimeRateLimit({sum: 0, trials, alpha});
      const look = -Math.expm1(Math.log(alpha) / trials);
      t.true(limit >= look && limit <= look * (1 + 0.24 / -Math.log(alpha)));
      for (const sum of [1, 5, 14]) {
        const atLook = clopperPearson({successes: sum, trials, alpha: 2 * alpha}).hi;
        const ratio = anytimeRateLimit({sum, trials, alpha}) / atLook;
        t.true(ratio >= 1 && (alpha > 1e-6 || ratio < 1.26), `${ratio}`);
      }
    }
  }
  t.is(anytimeRateLimit({sum: 0, trials: 0, alpha: 0.05}), 1);
  t.is(anytimeRateLimit({sum: 3, trials: 3, alpha: 0.05}), 1);
  t.throws(() => anytimeRateLimit({sum: 4, trials: 3, alpha: 0.05}), {
    message: /sum: expected a number in \[0, 3\]/,
  });
});

function stateOf(counts: {violations: number; undecided: number; trials: number}, nu = 0.01) {
  const source = freshTrials(generator(1));
  let state = sequentialTest();
  for (let k = 0; k < counts.trials; k++) {
    const rest = k - counts.violations;
    state = observe(
      state,
      source.draw(nu),
      rest < 0 ? 'violated' : rest < counts.undecided ? 'undecided' : 'held',
    );
  }
  return state;
}

const verdictOf = (...of: Parameters<typeof stateOf>) => sequentialVerdict(stateOf(...of));

test('verdict lines', (t) => {
  const lines = [
    [
      {violations: 0, undecided: 0, trials: 1375},
      0.01,
      'not refuted: 0 violations in 1,375 trials, rate <= 1.02% at 1 - 1e-6; would have caught 3.61% (claimed 1%)',
    ],
    [
      {violations: 1, undecided: 2, trials: 1375},
      0.01,
      'not refuted: 1 violation and 2 undecided in 1,375 trials, rate <= 1.9% (1.51% if no undecided trial was a ' +
        'violation) at 1 - 1e-6; would have caught 3.62% (claimed 1%)',
    ],
    [
      {violations: 0, undecided: 900, trials: 1375},
      0.01,
      'undecided: 0 violations and 900 undecided in 1,375 trials, rate <= 72.8% (1.02% if no undecided trial was a ' +
        'violation) at 1 - 1e-6; would have caught 10.6% (claimed 1%)',
    ],
    [
      {violations: 5, undecided: 0, trials: 10},
      0.01,
      'refuted: 5 violations in 10 trials, e-value 10^8.3 >= 10^6 (claimed 1%)',
    ],
    [
      {violations: 0, undecided: 0, trials: 2},
      0.05,
      'not refuted: 0 violations in 2 trials, rate <= 100% at 1 - 1e-6; could have caught no rate: 2 trials are ' +
        'too few to catch any violation rate (claimed 5%)',
    ],
    [{violations: 0, undecided: 0, trials: 0}, 0.05, 'undecided: no trials'],
  ] as const;
  for (const [counts, nu, line] of lines) t.is(verdictLine(verdictOf(counts, nu)), line);
});

test('a run that undecided trials could turn is undecided, never a pass', (t) => {
  t.is(verdictOf({violations: 0, undecided: 0, trials: 300}).kind, 'not refuted');
  t.is(verdictOf({violations: 0, undecided: 50, trials: 300}).kind, 'undecided');
  t.is(verdictOf({violations: 0, undecided: 300, trials: 300}, 0.9).kind, 'undecided');
  t.is(verdictOf({violations: 20, undecided: 50, trials: 300}).kind, 'refuted');
});

test('a run that could not have caught the rate it must is untested; refuted and undecided stay', (t) => {
  const kind = (counts: Parameters<typeof stateOf>[0], mustCatch?: number) =>
    sequentialVerdict(stateOf(counts, 0.1), mustCatch === undefined ? {} : {mustCatch}).kind;
  t.is(kind({violations: 0, undecided: 0, trials: 3}, 0.5), 'untested');
  t.is(kind({violations: 0, undecided: 0, trials: 3}), 'not refuted');
  t.is(kind({violations: 0, undecided: 0, trials: 30}, 0.5), 'untested');
  t.is(kind({violations: 0, undecided: 0, trials: 30}, 0.9), 'not refuted');
  t.is(kind({violations: 0, undecided: 0, trials: 300}, 0.5), 'not refuted');
  t.is(kind({violations: 0, undecided: 20, trials: 25}, 0.5), 'undecided');
  t.is(kind({violations: 20, undecided: 0, trials: 20}, 0.01), 'refuted');
});

test('paired comparison: counts, limits and sign test', (t) => {
  const random = generator(4);
  const pairs = Array.from({length: 200}, () => {
    const before = random.uniform();
    return {before: point(before), after: point(before - 0.1 + 0.12 * (random.uniform() - 0.5))};
  });
  const report = pairedComparison(pairs, {alpha: 0.05});
  t.is(report.shrank + report.grew + report.tied + report.undecided, 200);
  t.true(report.shrank > 190 && report.shrinkRate.lo > 0.9 && report.anytimeShrinkRate.lo > 0.8);
  t.true(report.logEShrinks > Math.log(1e6) && report.logEGrows < 0);
});

test('paired comparison: ties and undecided pairs', (t) => {
  const tie = {before: point(1), after: point(1)};
  const open = {before: {lo: 0, hi: 1}, after: {lo: 0.5, hi: 0.6}};
  const shrinks = {before: point(1), after: point(0.5)};
  const {tied, undecided, shrank, shrinkRate} = pairedComparison([tie, open, shrinks], {alpha: 0.05});
  t.deepEqual([tied, undecided, shrank], [1, 1, 1]);
  t.is(shrinkRate.lo, clopperPearson({successes: 1, trials: 3, alpha: 0.05}).lo);
  t.is(shrinkRate.hi, clopperPearson({successes: 2, trials: 3, alpha: 0.05}).hi);
});

test('the sign test as a sequential test: nu = 1/2, "it shrank" is the event', (t) => {
  const source = freshTrials(generator(8));
  let state = sequentialTest({alpha: 1e-3});
  for (let k = 0; k < 60; k++) {
    const trial = source.draw(0.5);
    const before = trial.generator.uniform();
    state = observe(state, trial, outcome(point(before), point(0.9 * before)));
  }
  t.true(isRefuted(state));
});

test('mean intervals hold the mean along the whole run, and shrink', (t) => {
  const [runs, alpha] = [300, 0.05];
  const missed = {betting: 0, anytime: 0};
  for (let seed = 0; seed < runs; seed++) {
    const random = generator(seed);
    const values = Array.from({length: 200}, () => point(random.uniform() ** 3));
    // bettingMeanInterval looks back along the run; the other is looked at at four times.
    const betting = bettingMeanInterval(values, alpha);
    if (betting.lo > 0.25 || betting.hi < 0.25) missed.betting++;
    const looks = [25, 50, 100, 200].map((n) => anytimeMeanInterval(values.slice(0, n), alpha));
    if (looks.some(({lo, hi}) => lo > 0.25 || hi < 0.25)) missed.anytime++;
    if (seed === 0) t.true(betting.hi - betting.lo < 0.25 && looks[3]!.hi - looks[3]!.lo < 0.35);
  }
  for (const count of [missed.betting, missed.anytime]) {
    t.true(clopperPearson({successes: count, trials: runs, alpha: 2e-6}).lo <= alpha, `${count}`);
  }
  t.deepEqual(bettingMeanInterval([], alpha), {lo: 0, hi: 1});
  t.deepEqual(anytimeMeanInterval([], alpha), {lo: 0, hi: 1});
});
