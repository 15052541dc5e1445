/**
 * How often each of some atoms comes up among iid draws, for numbers of draws far beyond what can be drawn one by one:
 * a binomial an atom, each by splitting at a middle order statistic, which is Beta distributed, so that the cost grows
 * with log(draws). Exact but for the rounding of doubles.
 * Source: Devroye 1986, sections X.4.3 (recursive binomial) and IX.3.3; gamma: Marsaglia, Tsang 2000.
 */
import {inputError, positiveInteger} from '../errors.ts';
import type {Generator} from './generator.ts';

/** Gamma(shape, 1), shape >= 1. */
function gamma(shape: number, random: Generator): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random.uniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Draws below this are counted one by one. */
const FEW = 32;

/** Successes among n trials of probability p. */
export function drawBinomial(n: number, p: number, random: Generator): number {
  let [left, chance, found] = [n, p, 0];
  while (left > FEW && chance > 0 && chance < 1) {
    // The i-th smallest of `left` uniforms.
    const i = Math.floor((left + 1) / 2);
    const a = gamma(i, random);
    const middle = a / (a + gamma(left + 1 - i, random));
    if (middle <= chance) {
      found += i;
      left -= i;
      chance = Math.min(1, (chance - middle) / (1 - middle));
    } else {
      left = i - 1;
      chance /= middle;
    }
  }
  if (chance >= 1) return found + left;
  for (; left > 0; left--) if (random.uniform() < chance) found++;
  return found;
}

/**
 * @param masses nonnegative integers, not all 0, with a sum of at most 2^53
 * @param draws at most 2^50
 */
export function drawMultinomial(masses: ArrayLike<number>, draws: number, random: Generator): Float64Array {
  positiveInteger('drawMultinomial', 'draws', draws, 2 ** 50);
  let total = 0;
  for (let a = 0; a < masses.length; a++) total += masses[a]!;
  if (!(total > 0 && total <= 2 ** 53))
    throw inputError('drawMultinomial', 'masses', 'a sum in [1, 2^53]', total);
  const counts = new Float64Array(masses.length);
  let left = draws;
  for (let a = 0; a < masses.length && left > 0; a++) {
    const mass = masses[a]!;
    if (mass === 0) continue;
    counts[a] = mass === total ? left : drawBinomial(left, mass / total, random);
    left -= counts[a]!;
    total -= mass;
  }
  return counts;
}
