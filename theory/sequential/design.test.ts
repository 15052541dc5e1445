import test from 'ava';
import {crossingBoundary, crossingProbability} from './crossing.ts';
import {detectableInRun, detectableRate, trialsFor} from './design.ts';
import {DEFAULT_BETS, plannedBets} from './oddsBets.ts';
import {divideAlpha} from './sequentialTest.ts';

test('the planned number of trials is the smallest one with the power', (t) => {
  for (const [nu, detect] of [
    [0.05, 0.1],
    [0.01, 0.05],
    [0.2, 0.4],
    [0.5, 1],
  ] as const) {
    const plan = trialsFor({nu, detect, alpha: 1e-6, power: 0.95});
    if (!plan.reachable) return t.fail();
    const boundary = crossingBoundary({nu, alpha: 1e-6, bets: DEFAULT_BETS});
    const power = (trials: number) => crossingProbability({rate: detect, boundary, trials}).lo;
    t.true(power(plan.trials) >= 0.95 && power(plan.trials - 1) < 0.95);
    t.is(plan.power, power(plan.trials));
  }
});

test('figures: trials for 95% power, beside those of the best single bet, chosen with hindsight', (t) => {
  const figures = [
    [0.05, 0.1, 1e-6, 1226, 1160],
    [0.01, 0.05, 1e-6, 704, 633],
    [0.2, 0.4, 1e-6, 245, 225],
    [0.05, 0.5, 1e-6, 35, 30],
    [0.05, 1, 1e-6, 6, 6],
    [0.05, 0.1, 0.05, 439, 389],
  ] as const;
  for (const [nu, detect, alpha, trials, best] of figures) {
    const plan = trialsFor({nu, detect, alpha});
    t.true(plan.reachable && plan.trials === trials, JSON.stringify(plan));
    const planned = trialsFor({nu, detect, alpha, bets: plannedBets({nu, detect})});
    if (detect <= 0.4) t.true(planned.reachable && planned.trials <= trials);
    t.true(trials <= 1.2 * best);
  }
});

test('what cannot be reached says why', (t) => {
  t.like(trialsFor({nu: 0.05, detect: 0.05}), {
    reachable: false,
    reason: 'a rate of 0.05 is allowed by the claimed 0.05',
  });
  const near = trialsFor({nu: 0.05, detect: 0.0501, most: 10_000});
  t.true(!near.reachable && /^any test needs at least \d+ trials, 10000 allowed$/.test(near.reason));
  t.like(trialsFor({nu: 0.05, detect: 0.1, most: 1200}), {
    reachable: false,
    reason: 'more than 1200 trials are needed, 1200 allowed',
  });
  t.deepEqual(detectableRate({nu: 0.05, trials: 4}), {
    reachable: false,
    reason: '4 trials are too few to catch any violation rate',
  });
  t.false(detectableInRun({counts: []}).reachable);
  t.throws(() => trialsFor({nu: 0.05, detect: 0.1, power: 1e-7}), {
    message: /power: expected a number in \(alpha, 1\)/,
  });
});

test('the detectable rate is the inverse of the plan', (t) => {
  for (const [nu, detect] of [
    [0.05, 0.1],
    [0.01, 0.05],
    [0.2, 0.4],
  ] as const) {
    const plan = trialsFor({nu, detect});
    if (!plan.reachable) return t.fail();
    const found = detectableRate({nu, trials: plan.trials});
    if (!found.reachable) return t.fail();
    t.true(found.power >= 0.95);
    t.true(found.rate <= detect * 1.0001 && found.rate > detect * 0.99, `${found.rate}`);
    t.true(Math.abs(found.rate / (nu * found.multiple) - 1) < 1e-12);
    const fewer = detectableRate({nu, trials: plan.trials - 1});
    t.true(fewer.reachable && fewer.rate > detect * 0.9999);
  }
});

test('undecided trials and mixed rates only weaken what is detectable', (t) => {
  const count = {nu: 0.05, trials: 800, violations: 0, undecided: 0};
  const rate = (counts: (typeof count)[]) => {
    const found = detectableInRun({counts});
    return found.reachable ? found.rate : Number.POSITIVE_INFINITY;
  };
  const all = rate([count]);
  t.true(rate([{...count, undecided: 200}]) > rate([{...count, trials: 600}]));
  t.true(rate([{...count, trials: 600}]) > all);
  t.is(rate([{...count, violations: 30}]), all, 'the outcome of the run plays no part');
  // The same run told as two groups: only the capital at the end counts, a little weaker, never stronger.
  const halves = [
    {...count, trials: 400},
    {...count, nu: 0.05 + 1e-12, trials: 400},
  ];
  t.true(rate(halves) >= all && rate(halves) < 1.05 * all);
});

test('alpha is divided so that the sum stays within it', (t) => {
  t.is(divideAlpha({claims: 1}), 1e-6);
  for (const claims of [2, 3, 7, 49]) {
    t.true(divideAlpha({claims, alpha: 0.05}) * claims <= 0.05);
    t.true(divideAlpha({claims, alpha: 0.05}) * claims > 0.05 * (1 - 1e-12));
  }
  t.throws(() => divideAlpha({claims: 0}), {message: /claims: expected an integer/});
});
