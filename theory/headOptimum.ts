/**
 * inf over |theta|_2 <= R of a convex head risk, with a certified primal-dual gap.
 *
 * A barrier method proposes theta and dual slopes; headCertificate.ts turns each proposal into a certified upper and
 * lower end, and only those are returned. Proposals snapped to short dyadic numbers are tried as well: on small round
 * tables they often close the gap exactly.
 * Hypotheses: loss convex in the score (hinge, logistic, squared); R > 0. Source: ../shared/theory.md sections 0 and 2.
 */
import {inputError, positive} from './errors.ts';
import {dualBound, headRisk, inBall} from './headCertificate.ts';
import {correctedSlopes, type Derivatives, derivatives, newDerivatives, newtonStep} from './headNewton.ts';
import {type HeadProblem, type HeadTerms, headTerms} from './headTerms.ts';
import {addUp, type Interval} from './interval.ts';
import {isConvex} from './loss.ts';

export interface HeadOptimum {
  /** A head with |theta|_2 <= R. */
  readonly theta: Float64Array;
  /** Enclosure of the risk of theta. */
  readonly risk: Interval;
  /** Enclosure of the infimum; value.hi <= risk.hi. */
  readonly value: Interval;
  /** Certified optimisation gap of theta, at least risk - infimum: eps_opt of theory section 0. */
  readonly gap: number;
}

const GRIDS = [1, 2 ** 4, 2 ** 10, 2 ** 20];
const MOST_STEPS = 60;

function snap(values: Float64Array, grid: number): Float64Array {
  return values.map((v) => Math.round(v * grid) / grid);
}

/** Scales theta into the ball, certainly. */
function pulled(theta: Float64Array, radius: number): Float64Array {
  if (inBall(theta, radius)) return theta;
  const norm = Math.hypot(...theta);
  if (theta.length === 1) return Float64Array.of(Math.sign(theta[0]!) * radius);
  for (let shrink = 2 ** -52; ; shrink *= 2) {
    const candidate = theta.map((v) => (v * radius * (1 - shrink)) / norm);
    if (inBall(candidate, radius)) return candidate;
  }
}

/** Minimises the barrier function at one mu from theta; returns theta and leaves the last Newton step in `step`. */
function centre(
  terms: HeadTerms,
  radius: number,
  mu: number,
  start: Float64Array,
  out: Derivatives,
  trial: Derivatives,
  step: Float64Array,
): Float64Array {
  let theta = start;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    derivatives(terms, radius, mu, theta, out);
    const gradient = out.gradient.slice();
    if (!newtonStep(out, step)) {
      step.fill(0);
      return theta;
    }
    let decrement = 0;
    for (let i = 0; i < step.length; i++) decrement -= gradient[i]! * step[i]!;
    if (!(decrement > 1e-3 * mu)) return theta;
    // Self-concordant damping for the hinge barrier; backtracking for the smooth losses.
    let length = terms.loss === 'hinge' && decrement > 0.06 * mu ? 1 / (1 + Math.sqrt(decrement / mu)) : 1;
    let next: Float64Array | undefined;
    for (let halvings = 0; halvings < 40 && !next; halvings++, length /= 2) {
      const at = theta.map((v, i) => v + length * step[i]!);
      let norm = 0;
      for (const v of at) norm += v * v;
      if (norm >= radius * radius) continue;
      if (terms.loss !== 'hinge') {
        derivatives(terms, radius, mu, at, trial);
        if (trial.value > out.value - 0.1 * length * decrement + 1e-15 * Math.abs(out.value)) continue;
      }
      next = at;
    }
    if (!next) return theta;
    theta = next;
  }
  return theta;
}

/** Follows the central path; keeps the slopes with the best dual value seen (in plain doubles). */
function barrierPath(
  terms: HeadTerms,
  radius: number,
  factor: number,
): {theta: Float64Array; slopes: Float64Array} {
  const d = terms.dimension;
  const out = newDerivatives(terms.count, d);
  const trial = newDerivatives(terms.count, d);
  const step = new Float64Array(d);
  let theta: Float64Array = new Float64Array(d);
  let slopes: Float64Array = new Float64Array(terms.count);
  let best = Number.NEGATIVE_INFINITY;
  const least = 1e-14 / terms.count;
  for (let mu = 0.1; mu > least; mu /= factor) {
    theta = centre(terms, radius, mu, theta, out, trial, step);
    const candidate = new Float64Array(terms.count);
    const value = correctedSlopes(terms, radius, out, step, candidate);
    if (value > best) {
      best = value;
      slopes = candidate;
    }
  }
  return {theta, slopes};
}

/** @throws InputError where the loss is not convex, R is not > 0, or shapes disagree. */
export function headOptimum(problem: HeadProblem, radius: number): HeadOptimum {
  positive('headOptimum', 'radius', radius);
  if (!isConvex(problem.loss)) {
    throw inputError('headOptimum', 'loss', 'a convex loss: hinge | logistic | squared', problem.loss);
  }
  const terms = headTerms(problem);
  if (terms.x.every((v) => v === 0)) {
    // The risk does not depend on the head: any head is optimal, exactly.
    const theta = new Float64Array(terms.dimension);
    const risk = headRisk(terms, theta);
    return {theta, risk, value: risk, gap: 0};
  }
  const fast = certified(terms, radius, barrierPath(terms, radius, 20));
  if (fast.gap <= 1e-9 * (1 + fast.value.hi)) return fast;
  // A rare degenerate vertex stops the long steps early: shorter ones along the same path reach it.
  const slow = certified(terms, radius, barrierPath(terms, radius, 3));
  return slow.gap < fast.gap ? slow : fast;
}

function certified(
  terms: HeadTerms,
  radius: number,
  path: {theta: Float64Array; slopes: Float64Array},
): HeadOptimum {
  let theta = pulled(path.theta, radius);
  let risk = headRisk(terms, theta);
  let lo = Math.max(0, dualBound(terms, radius, path.slopes));
  for (const grid of GRIDS) {
    if (risk.hi <= lo) break;
    const at = pulled(snap(path.theta, grid), radius);
    const candidate = headRisk(terms, at);
    if (candidate.hi <= risk.hi) {
      risk = candidate;
      theta = at;
    }
    lo = Math.max(lo, dualBound(terms, radius, snap(path.slopes, grid)));
  }
  return {
    theta,
    risk,
    value: {lo: Math.min(lo, risk.hi), hi: risk.hi},
    gap: Math.max(0, addUp(risk.hi, -lo)),
  };
}
