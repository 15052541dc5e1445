/**
 * The test after one more trial. The trial is spent: it cannot be observed again, by this or another test.
 * An undecided trial counts as no violation. Observing may go on after a refutation; the peak stays.
 */
import {inputError} from '../errors.ts';
import {consumeTrial, type FreshTrial} from './freshTrials.ts';
import {logCapital, type RateCount} from './logCapital.ts';
import type {Outcome} from './outcome.ts';
import type {SequentialTest} from './sequentialTest.ts';

/** counts + one trial, kept in increasing order of nu. */
function counted(counts: readonly RateCount[], nu: number, outcome: Outcome): RateCount[] {
  const place = counts.findIndex((count) => count.nu >= nu);
  const known = place >= 0 && counts[place]!.nu === nu;
  const old = known ? counts[place]! : {nu, trials: 0, violations: 0, undecided: 0};
  const entry: RateCount = {
    nu,
    trials: old.trials + 1,
    violations: old.violations + (outcome === 'violated' ? 1 : 0),
    undecided: old.undecided + (outcome === 'undecided' ? 1 : 0),
  };
  const next = [...counts];
  next.splice(place < 0 ? counts.length : place, known ? 1 : 0, entry);
  return next;
}

export function observe(test: SequentialTest, trial: FreshTrial, outcome: Outcome): SequentialTest {
  if (outcome !== 'violated' && outcome !== 'held' && outcome !== 'undecided') {
    throw inputError('observe', 'outcome', "'violated', 'held' or 'undecided'", outcome);
  }
  consumeTrial(trial);
  const counts = counted(test.counts, trial.nu, outcome);
  // The capital rises at violations only.
  const peak = outcome === 'violated' ? Math.max(test.peak, logCapital(test.bets, counts)) : test.peak;
  return {...test, counts, peak};
}
