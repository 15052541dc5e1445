/**
 * Proposes a head and dual slopes where terms are few, in plain doubles, by a barrier method that goes on until nothing is
 * left to gain; headCertificate.ts decides. Source: Boyd and Vandenberghe 2004, chapter 11.
 */
import {correctedSlopes, type Derivatives, derivatives, newDerivatives, newtonStep} from './headNewton.ts';
import type {HeadTerms} from './headTerms.ts';
import {plainRisk} from './plainRisk.ts';

const MOST_STEPS = 60;

interface Centred {
  readonly theta: Float64Array;
  /** Derivatives at theta. */
  readonly at: Derivatives;
}

/** Minimises the barrier function at one mu from theta; leaves the Newton step at the result in `step`. */
function centre(
  terms: HeadTerms,
  radius: number,
  mu: number,
  start: Float64Array,
  scratch: readonly [Derivatives, Derivatives],
  step: Float64Array,
): Centred {
  let theta = start;
  let [at, trial] = scratch;
  derivatives(terms, radius, mu, theta, at);
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const gradient = at.gradient.slice();
    if (!newtonStep(at, step)) {
      step.fill(0);
      break;
    }
    let decrement = 0;
    for (let i = 0; i < step.length; i++) decrement -= gradient[i]! * step[i]!;
    if (!(decrement > 1e-3 * mu)) break;
    // Hinge: the damped step of self-concordant functions, full where it converges quadratically (values at tiny mu are
    // all rounding there). Otherwise backtracking from the full step.
    const concordant = terms.loss === 'hinge';
    let length = concordant && decrement > 0.06 * mu ? 1 / (1 + Math.sqrt(decrement / mu)) : 1;
    let accepted = false;
    for (let halvings = 0; halvings < 40 && !accepted; halvings++, length /= 2) {
      const next = theta.map((v, i) => v + length * step[i]!);
      derivatives(terms, radius, mu, next, trial);
      const target = concordant
        ? Number.MAX_VALUE
        : at.value - 0.1 * length * decrement + 1e-15 * Math.abs(at.value);
      if (trial.value <= target) {
        accepted = true;
        theta = next;
        [at, trial] = [trial, at];
      }
    }
    if (!accepted) break;
  }
  return {theta, at};
}

/**
 * Follows the central path; keeps the head of least risk and the slopes of largest dual value seen (in plain doubles):
 * at tiny mu the Newton system can be singular to working precision and the last step rubbish.
 */
export function barrierPath(
  terms: HeadTerms,
  radius: number,
  factor: number,
): {theta: Float64Array; slopes: Float64Array} {
  const d = terms.dimension;
  const scratch = [newDerivatives(terms.count, d), newDerivatives(terms.count, d)] as const;
  const step = new Float64Array(d);
  let theta: Float64Array = new Float64Array(d);
  let best = {theta, risk: Number.POSITIVE_INFINITY};
  let dual = {slopes: new Float64Array(terms.count), value: Number.NEGATIVE_INFINITY};
  const least = 1e-14 / terms.count;
  for (let mu = 0.1; mu > least; mu /= factor) {
    const centred = centre(terms, radius, mu, theta, scratch, step);
    theta = centred.theta;
    const slopes = new Float64Array(terms.count);
    const value = correctedSlopes(terms, radius, centred.at, step, slopes);
    if (value > dual.value) dual = {slopes, value};
    const risk = plainRisk(terms, theta);
    if (risk < best.risk) best = {theta, risk};
    else theta = best.theta;
    if (best.risk - dual.value < 2e-16) break;
  }
  return {theta: best.theta, slopes: dual.slopes};
}
