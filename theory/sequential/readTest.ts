/** A sequential test from parsed JSON, checked field by field; JSON.stringify writes it. */
import {inputError, openProbability} from '../errors.ts';
import {logCapital, type RateCount} from './logCapital.ts';
import {checkedBets, type OddsBet} from './oddsBets.ts';
import type {SeedRange, SequentialTest} from './sequentialTest.ts';

type Fields = Readonly<Record<string, unknown>>;

function fields(name: string, value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw inputError('readTest', name, 'an object', value);
  return value as Fields;
}

function list<T>(name: string, value: unknown, item: (entry: Fields) => T): T[] {
  if (!Array.isArray(value)) throw inputError('readTest', name, 'an array', value);
  return value.map((entry) => item(fields(name, entry)));
}

function whole(name: string, value: unknown, most: number): number {
  if (!(Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most)) {
    throw inputError('readTest', name, `an integer in [0, ${most}]`, value);
  }
  return value as number;
}

function readCount({nu, trials, violations, undecided}: Fields): RateCount {
  const all = whole('counts.trials', trials, 2 ** 32);
  const violated = whole('counts.violations', violations, all);
  return {
    nu: openProbability('readTest', 'counts.nu', nu as number),
    trials: all,
    violations: violated,
    undecided: whole('counts.undecided', undecided, all - violated),
  };
}

function readSeeds({first, count}: Fields): SeedRange {
  const start = whole('seeds.first', first, 2 ** 32 - 1);
  return {first: start, count: whole('seeds.count', count, 2 ** 32 - start)};
}

function readBet({odds, weight}: Fields): OddsBet {
  return {odds: odds as number, weight: weight as number};
}

function readPeak(value: unknown, least: number): number {
  // One nat in 10^9 of slack: Math.log1p may differ in its last digit on another machine.
  if (!(typeof value === 'number' && Number.isFinite(value) && value >= least - 1e-9)) {
    throw inputError('readTest', 'peak', `a finite number >= ${least}, the log capital`, value);
  }
  return value;
}

export function readTest(value: unknown): SequentialTest {
  const {alpha, bets: betList, counts: countList, seeds: seedList, peak} = fields('value', value);
  const level = openProbability('readTest', 'alpha', alpha as number);
  const bets = checkedBets('readTest', list('bets', betList, readBet));
  const counts = list('counts', countList, readCount);
  counts.forEach(({nu}, i) => {
    if (i > 0 && !(nu > counts[i - 1]!.nu)) throw inputError('readTest', 'counts', 'increasing nu', nu);
  });
  const seeds = list('seeds', seedList, readSeeds);
  const trials = counts.reduce((total, count) => total + count.trials, 0);
  if (seeds.reduce((total, {count}) => total + count, 0) !== trials) {
    throw inputError('readTest', 'seeds', `one for each of the ${trials} trials`, seeds);
  }
  return {alpha: level, bets, counts, seeds, peak: readPeak(peak, Math.max(0, logCapital(bets, counts)))};
}
