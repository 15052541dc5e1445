/**
 * One test from the shards of a run.
 *
 * Statement: for each bet R the capitals of independent shards multiply, and the product is a supermartingale in the
 *   filtration of all trials interleaved; so the mixture over R at the pooled counts is an e-process of the same null.
 *   Pooling pays the price of the mixture once; the product of the shards' mixtures would pay it once a shard.
 * The shards' own peaks are forgotten (the pooled test has looked only at the pooled capital): taking their maximum as
 *   well would be n + 1 tests. A shard that stops by itself on an alarm may do so; its alarm on its own is one of level
 *   alpha among n. Merging with an empty test changes nothing. Associative and commutative.
 * Hypotheses: equal alpha and bets; no seed in two shards (checked).
 */
import {inputError} from '../errors.ts';
import {logCapital, type RateCount} from './logCapital.ts';
import type {SeedRange, SequentialTest} from './sequentialTest.ts';

function pooled(counts: readonly RateCount[]): RateCount[] {
  const byNu = new Map<number, RateCount>();
  for (const count of counts) {
    const old = byNu.get(count.nu) ?? {trials: 0, violations: 0, undecided: 0};
    byNu.set(count.nu, {
      nu: count.nu,
      trials: old.trials + count.trials,
      violations: old.violations + count.violations,
      undecided: old.undecided + count.undecided,
    });
  }
  return [...byNu.values()].sort((a, b) => a.nu - b.nu);
}

function joined(seeds: readonly SeedRange[]): SeedRange[] {
  const result: SeedRange[] = [];
  for (const range of [...seeds].sort((a, b) => a.first - b.first)) {
    const last = result.at(-1);
    const end = last === undefined ? -1 : last.first + last.count;
    if (range.first < end) throw inputError('mergeTests', 'tests', 'shards without a common seed', range);
    if (last !== undefined && range.first === end) {
      result[result.length - 1] = {first: last.first, count: last.count + range.count};
    } else {
      result.push(range);
    }
  }
  return result;
}

export function mergeTests(tests: readonly SequentialTest[]): SequentialTest {
  const first = tests[0];
  if (first === undefined) throw inputError('mergeTests', 'tests', 'at least one test', tests);
  for (const {alpha, bets} of tests) {
    if (alpha !== first.alpha)
      throw inputError('mergeTests', 'alpha', `${first.alpha} in every shard`, alpha);
    if (JSON.stringify(bets) !== JSON.stringify(first.bets)) {
      throw inputError('mergeTests', 'bets', 'the same bets in every shard', bets);
    }
  }
  const used = tests.filter(({counts}) => counts.length > 0);
  if (used.length <= 1) return used[0] ?? first;
  const counts = pooled(used.flatMap((test) => test.counts));
  const seeds = joined(used.flatMap((test) => test.seeds));
  return {...first, counts, seeds, peak: Math.max(0, logCapital(first.bets, counts))};
}
