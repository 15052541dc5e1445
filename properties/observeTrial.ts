import type {Inequality} from '../theory/claim.ts';
import type {FreshTrial} from '../theory/sequential/freshTrials.ts';
import {observe} from '../theory/sequential/observe.ts';
import type {SequentialTest} from '../theory/sequential/sequentialTest.ts';
import type {Tally} from './harness.ts';
import {judge, ratio} from './judge.ts';

/** Counts one fresh sample's inequality in the tally and in the test, which it returns. */
export function observeTrial(
  tally: Tally,
  test: SequentialTest,
  trial: FreshTrial<unknown>,
  found: Inequality,
): SequentialTest {
  const verdict = judge(found);
  tally.samples++;
  if (verdict === 'undecided') {
    tally.undecided++;
    tally.firstUndecided ??= trial.setting;
  }
  tally.slack = Math.min(tally.slack, found.slack.lo);
  const tightness = ratio(found);
  if (tightness !== undefined && tightness > (tally.tightest?.ratio ?? 0)) {
    tally.tightest = {ratio: tightness, setting: trial.setting};
  }
  return observe(
    test,
    trial,
    verdict === 'refuted' ? 'violated' : verdict === 'holds' ? 'held' : 'undecided',
  );
}
