/**
 * The independence rule: evidence comes only from draws that nobody looked at before deciding to count them.
 *
 * Hypothesis it guards: given the past, trial k is a fresh draw whose nu_k and setting were chosen beforehand. So
 *  - a trial is obtainable only from a source, which fixes nu and the setting *before* it hands out the randomness;
 *  - a source's trials are observed in the order of the draws, each once, none left out (a trial that came to nothing
 *    is observed as 'undecided'): picking the violated ones is no evidence;
 *  - once a search has looked at a trial that was not yet observed, its source gives no more evidence.
 * Each trial has its own 32-bit seed, distinct within a source and between the shards i/n of one generator seed:
 *   seed = a bijective mix of (start + index) mod 2^32. `generator(trial.seed)` rebuilds its draws anywhere.
 * Ranges: 0 < nu < 1; at most 2^32/n trials a shard.
 */
import {inputError, openProbability} from '../errors.ts';
import {avalanche, type Generator, generator} from '../laws/generator.ts';

declare const looked: unique symbol;

interface Trial<Setting> {
  /** Claimed violation probability. */
  readonly nu: number;
  readonly setting: Setting;
  readonly index: number;
  readonly seed: number;
  readonly generator: Generator;
}

/** A draw that has not been looked at; the only kind that a sequential test takes. */
export interface FreshTrial<Setting = unknown> extends Trial<Setting> {
  readonly [looked]: false;
}

/** A draw that a search has looked at: good for shrinking and fixtures, never for evidence. */
export interface SearchedTrial<Setting = unknown> extends Trial<Setting> {
  readonly [looked]: true;
}

export interface TrialSource {
  draw<Setting = undefined>(nu: number, setting?: Setting): FreshTrial<Setting>;
}

interface Source {
  observed: number;
  searched: boolean;
}

const issued = new WeakMap<object, Source>();

export interface Shard {
  /** 1, ..., of */
  readonly index: number;
  readonly of: number;
}

/** One draw is taken from `random`, to place the source. Shards of one run pass generators of equal seed. */
export function freshTrials(random: Generator, shard: Shard = {index: 1, of: 1}): TrialSource {
  const {index: part, of} = shard;
  if (!(Number.isInteger(part) && Number.isInteger(of) && part >= 1 && part <= of)) {
    throw inputError('freshTrials', 'shard', 'integers 1 <= index <= of', shard);
  }
  const room = Math.floor(2 ** 32 / of);
  const start = random.integer(2 ** 32) + (part - 1) * room;
  const source: Source = {observed: 0, searched: false};
  let drawn = 0;
  return {
    draw<Setting>(nu: number, setting?: Setting) {
      openProbability('draw', 'nu', nu);
      if (drawn === room) throw inputError('draw', 'source', `at most ${room} draws`, drawn + 1);
      const index = drawn++;
      const seed = avalanche((start + index) % 2 ** 32);
      const trial = Object.freeze({nu, setting, index, seed, generator: generator(seed)});
      issued.set(trial, source);
      return trial as unknown as FreshTrial<Setting>;
    },
  };
}

/** Says that a search has looked at this draw. If it was not observed yet, its source is a search's from now on. */
export function markSearched<Setting>(trial: FreshTrial<Setting>): SearchedTrial<Setting> {
  const source = issued.get(trial);
  if (source === undefined)
    throw inputError('markSearched', 'trial', 'a trial drawn from freshTrials', trial);
  if (trial.index >= source.observed) source.searched = true;
  return trial as unknown as SearchedTrial<Setting>;
}

/** Takes a trial as evidence, once. For `observe` only. */
export function consumeTrial(trial: FreshTrial): void {
  const refuse = (expected: string, came: unknown) => inputError('observe', 'trial', expected, came);
  const source = issued.get(trial);
  if (source === undefined) throw refuse('a trial drawn from freshTrials', 'another object');
  if (trial.index < source.observed) throw refuse('a trial not observed before', `trial ${trial.index}`);
  if (source.searched) {
    throw refuse('a fresh trial', `trial ${trial.index} of a source that a search has looked at`);
  }
  if (trial.index > source.observed) {
    throw refuse(`trial ${source.observed}, in the order of the draws`, `trial ${trial.index}`);
  }
  source.observed++;
}
