/** The hunt for worlds on which the bound with ln(1/nu) fails most often for its nu, in floating point. */
import type {Generator} from '../../theory/laws/generator.ts';
import {type Problem, bestPosterior} from './posterior.ts';
import {errorCounts, eachSample, type OpenWorld, riskMasses, sumOf} from './world.ts';

/** What a world shows at its best nu. */
export interface Shown {
  /** P(bound fails) / nu. */
  readonly quotient: number;
  readonly nu: number;
}

/** Natural logarithms of factorials. */
const logFactorial = (n: number): number => (n < 2 ? 0 : Math.log(n) + logFactorial(n - 1));

interface Sampled {
  readonly value: number;
  readonly probability: number;
}

function samplesOf(world: OpenWorld, oneSided: boolean): Sampled[] {
  const {draws, prior, errors} = world;
  const total = sumOf(errors.map(({mass}) => mass));
  const weight = sumOf(prior);
  const problem: Problem = {
    draws,
    prior: prior.map((w) => w / weight),
    risks: riskMasses(world).map((mass) => mass / total),
    oneSided,
  };
  const found: Sampled[] = [];
  eachSample(draws, errors.length, (counts) => {
    if (errors.some(({mass}, i) => mass === 0 && counts[i]! > 0)) return;
    const exponent = errors.reduce(
      (s, {mass}, i) => s + (counts[i] ? counts[i]! * Math.log(mass / total) - logFactorial(counts[i]!) : 0),
      logFactorial(draws),
    );
    const seen = errorCounts(world, counts).map((count) => count / draws);
    found.push({value: bestPosterior(problem, seen).value, probability: Math.exp(exponent)});
  });
  return found.sort((a, b) => b.value - a.value);
}

/**
 * The nu up to `most` at which P/nu is largest: just above e^-v for one of the values v of the samples; the smallest such nu
 * with P above nu where `smallest` says so.
 */
export function shownBy(world: OpenWorld, oneSided: boolean, most: number, smallest = false): Shown {
  let best: Shown = {quotient: 0, nu: most};
  let above = 0;
  for (const {value, probability} of samplesOf(world, oneSided)) {
    if (!(value > 0)) break;
    above += probability;
    const nu = Math.exp(-value);
    if (nu >= most) break;
    const quotient = above / nu;
    if (smallest && best.quotient > 1) break;
    if (quotient > best.quotient) best = {quotient, nu};
  }
  return best;
}

/** Masses and weights are out of this, nearly. */
const PARTS = 1000;

function randomWorld(draws: number, heads: number, kinds: number, random: Generator): OpenWorld {
  const disjoint = random.integer(2) === 0;
  const cut = (count: number) =>
    Array.from({length: count}, () => 1 + random.integer(Math.ceil(PARTS / count)));
  const wrong = (i: number) =>
    disjoint
      ? i < heads
        ? [i]
        : []
      : Array.from({length: heads}, (_, f) => f).filter(() => random.integer(2) === 0);
  return {
    draws,
    prior: cut(heads),
    errors: cut(kinds).map((mass, i) => ({wrong: wrong(i), mass})),
  };
}

/** A weight, a mass or a set changed; the size of the step is of any order. */
function moved({draws, prior, errors}: OpenWorld, random: Generator): OpenWorld {
  const step = () => Math.ceil(2 ** (9 * random.uniform())) * random.sign();
  const what = random.integer(10);
  if (what < 4) {
    const at = random.integer(prior.length);
    return {draws, errors, prior: prior.map((w, f) => (f === at ? Math.max(1, w + step()) : w))};
  }
  const at = random.integer(errors.length);
  const flipped = random.integer(prior.length);
  const change = (one: OpenWorld['errors'][number]) =>
    what < 9
      ? {...one, mass: Math.max(1, one.mass + step())}
      : {
          ...one,
          wrong: one.wrong.includes(flipped)
            ? one.wrong.filter((f) => f !== flipped)
            : [...one.wrong, flipped].sort((a, b) => a - b),
        };
  return {draws, prior, errors: errors.map((one, i) => (i === at ? change(one) : one))};
}

/** Values of several samples are equal where it is best: one change alone leaves such a ridge. */
function severalMoves(world: OpenWorld, random: Generator): OpenWorld {
  let next = world;
  for (let left = 1 + random.integer(3); left > 0; left--) next = moved(next, random);
  return next;
}

export interface SearchSettings {
  readonly draws: number;
  readonly heads: number;
  readonly oneSided: boolean;
  /** Levels up to this one. */
  readonly most: number;
  /** What is sought: the largest P/nu, or the smallest nu with P/nu > 1. */
  readonly aim: 'quotient' | 'level';
  /** Worlds tried. */
  readonly tries: number;
  readonly starts?: readonly OpenWorld[];
  readonly signal?: AbortSignal;
}

/** Each restart ends after so many moves without progress. */
const PATIENCE = 150;

const kindsFor = (heads: number, draws: number): number => Math.min(heads + 1, draws > 6 ? 4 : 5);

/** A quotient has to be this much above 1 to count: certificates round. */
const CLEAR = 1 + 1e-6;

/** By hill climbing with restarts; the same for the same generator. */
export async function searchWorld(
  {draws, heads, oneSided, most, aim, tries, starts = [], signal}: SearchSettings,
  random: Generator,
): Promise<{readonly world: OpenWorld; readonly shown: Shown}> {
  const worth = (world: OpenWorld): {value: number; shown: Shown} => {
    const shown = shownBy(world, oneSided, most, aim === 'level');
    const value = aim === 'level' && shown.quotient > CLEAR ? 2 + (1 - shown.nu) : shown.quotient;
    return {value, shown};
  };
  const waiting = starts.filter((one) => one.draws === draws && one.prior.length === heads);
  const fresh = (): OpenWorld => waiting.shift() ?? randomWorld(draws, heads, kindsFor(heads, draws), random);
  let current = fresh();
  let {value, shown} = worth(current);
  let best = {world: current, shown, value};
  for (let done = 1, stale = 0; done < tries && !signal?.aborted; done++) {
    if (done % 20 === 0) await new Promise(setImmediate);
    const restart = stale > PATIENCE;
    const next = restart ? fresh() : severalMoves(current, random);
    const found = worth(next);
    if (restart || found.value >= value) {
      stale = restart || found.value > value ? 0 : stale + 1;
      current = next;
      value = found.value;
      shown = found.shown;
    } else stale++;
    if (value > best.value) best = {world: current, shown, value};
  }
  return best;
}
