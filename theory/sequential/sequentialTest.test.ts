import test from 'ava';
import {clopperPearson} from '../certificate/binomialUpper.ts';
import {generator} from '../laws/generator.ts';
import {crossingBoundary, crossingProbability} from './crossing.ts';
import {trialsFor} from './design.ts';
import {freshTrials} from './freshTrials.ts';
import {DEFAULT_BETS, logCapital} from './oddsBets.ts';
import {isRefuted, type Outcome, observe, type SequentialTest, sequentialTest} from './sequentialTest.ts';

/** A run of at most so many trials that stops at a refutation; rate, nu and outcome may depend on the past. */
function run(
  seed: number,
  trials: number,
  start: SequentialTest,
  setting: (past: SequentialTest) => {nu: number; rate: number},
): SequentialTest {
  const source = freshTrials(generator(seed));
  let state = start;
  for (let k = 0; k < trials && !isRefuted(state); k++) {
    const {nu, rate} = setting(state);
    const trial = source.draw(nu);
    state = observe(state, trial, trial.generator.uniform() < rate ? 'violated' : 'held');
  }
  return state;
}

const RUNS = 2000;
const [nu, detect, alpha] = [0.05, 0.1, 0.05];

function alarms(runs: number, one: (seed: number) => SequentialTest): number {
  let count = 0;
  for (let seed = 0; seed < runs; seed++) if (isRefuted(one(seed))) count++;
  return count;
}

/** Exact binomial limits at 1e-6 on a count whose probability is known. */
function consistent(count: number, probability: number): boolean {
  const {lo, hi} = clopperPearson({successes: count, trials: RUNS, alpha: 2e-6});
  return lo <= probability && probability <= hi;
}

test('2,000 runs under the null: no more alarms than alpha allows, and as many as computed', (t) => {
  const count = alarms(RUNS, (seed) => run(seed, 200, sequentialTest({alpha}), () => ({nu, rate: nu})));
  t.true(clopperPearson({successes: count, trials: RUNS, alpha: 2e-6}).lo <= alpha, `${count}`);
  const boundary = crossingBoundary({nu, alpha, bets: DEFAULT_BETS});
  t.true(consistent(count, crossingProbability({rate: nu, boundary, trials: 200}).lo), `${count}`);
  t.log(`${count} alarms in ${RUNS} runs of 200 trials under the null, alpha ${alpha}`);
});

test('2,000 runs with settings chosen from the past: no more alarms than alpha allows', (t) => {
  const setting = (past: SequentialTest) => {
    const chosen = logCapital(past.bets, past.counts) > 0 ? 0.5 : 0.05;
    return {nu: chosen, rate: chosen};
  };
  const count = alarms(RUNS, (seed) => run(seed, 100, sequentialTest({alpha}), setting));
  t.true(clopperPearson({successes: count, trials: RUNS, alpha: 2e-6}).lo <= alpha, `${count}`);
  t.log(`${count} alarms in ${RUNS} adaptive runs of 100 trials`);
});

test('2,000 runs at rate 2 nu: the stated power is met', (t) => {
  const plan = trialsFor({nu, detect, alpha, power: 0.95});
  if (!plan.reachable) return t.fail();
  const count = alarms(RUNS, (seed) =>
    run(seed, plan.trials, sequentialTest({alpha}), () => ({nu, rate: detect})),
  );
  t.true(consistent(count, plan.power), `${count}`);
  t.log(`${count} of ${RUNS} runs of ${plan.trials} trials at rate ${detect} refuted; planned ${plan.power}`);
});

test('undecided trials only lower the evidence', (t) => {
  const source = freshTrials(generator(1));
  const last = (outcomes: Outcome[]) => {
    let state = sequentialTest();
    for (const outcome of outcomes) state = observe(state, source.draw(0.1), outcome);
    return logCapital(state.bets, state.counts);
  };
  t.is(last(['violated', 'undecided']), last(['violated', 'held']));
  t.true(last(['violated', 'undecided']) < last(['violated']));
  t.true(last(['violated', 'violated']) > last(['violated']));
});

test('the peak stays after a refutation, and nothing overflows', (t) => {
  const refuted = run(1, 50, sequentialTest(), () => ({nu: 0.01, rate: 1}));
  t.true(isRefuted(refuted));
  t.is(refuted.counts[0]!.trials, 4);
  const source = freshTrials(generator(2));
  const later = observe(refuted, source.draw(0.9), 'held');
  t.is(later.peak, refuted.peak);
  const many = [{nu: 1e-9, trials: 1e9, violations: 1e9, undecided: 0}];
  t.true(Number.isFinite(logCapital(DEFAULT_BETS, many)));
  t.true(Number.isFinite(logCapital(DEFAULT_BETS, [{nu: 0.999, trials: 1e9, violations: 0, undecided: 0}])));
});
