/**
 * inf over |theta|_2 <= R of a convex head risk, with a certified primal-dual gap.
 *
 * A barrier method proposes theta and dual slopes; headCertificate.ts turns each proposal into a certified upper and
 * lower end, and only those are returned. Proposals snapped to short dyadic numbers are tried as well: on small round
 * tables they often close the gap exactly.
 * Hypotheses: loss convex in the score (hinge, logistic, squared); R > 0. Source: theory sections 0 and 2.
 */

import {addUp, type Interval} from '../arithmetic/interval.ts';
import {inputError, positive} from '../errors.ts';
import {dualBound, headRisk, inBall} from './headCertificate.ts';
import {correctedSlopes, type Derivatives, derivatives, newDerivatives, newtonStep} from './headNewton.ts';
import {type HeadProblem, type HeadTerms, headTerms} from './headTerms.ts';
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
/** Above this many terms the path stops at a gap of PLENTY and nothing is snapped: round tables are small ones. */
const MANY = 2000;
const PLENTY = 1e-7;
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

/** f(theta) in plain doubles. */
function plainRisk({count, dimension: d, x, c, total, loss}: HeadTerms, theta: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < count; k++) {
    let m = 0;
    for (let i = 0; i < d; i++) m += x[k * d + i]! * theta[i]!;
    const value =
      loss === 'hinge'
        ? Math.max(0, 1 - m)
        : loss === 'squared'
          ? (1 - m) * (1 - m)
          : Math.max(0, -m) + Math.log1p(Math.exp(-Math.abs(m)));
    sum += c[k]! * value;
  }
  return sum / total;
}

/**
 * Follows the central path; keeps the head of least risk and the slopes of largest dual value seen (in plain doubles):
 * at tiny mu the Newton system can be singular to working precision and the last step rubbish.
 */
function barrierPath(
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
    if (best.risk - dual.value < (terms.count > MANY ? PLENTY : 2e-16)) break;
  }
  return {theta: best.theta, slopes: dual.slopes};
}

/** The slopes -phi'(m) at the margins of a head; hinge losses have several at margin 1, of which the steepest is taken. */
function slopesAt({count, dimension: d, x, loss}: HeadTerms, theta: Float64Array): Float64Array {
  return Float64Array.from({length: count}, (_, k) => {
    let m = 0;
    for (let i = 0; i < d; i++) m += x[k * d + i]! * theta[i]!;
    if (loss === 'hinge') return m <= 1 ? 1 : 0;
    return loss === 'squared' ? 2 * (1 - m) : 1 / (1 + Math.exp(m));
  });
}

/** A guess whose own slopes leave no larger gap is an optimum as good as any that a search finds. */
const GUESSED = 1e-12;

/**
 * @param guess a head to try first, so that samples of a law whose optimum they share need no search
 * @throws InputError where the loss is not convex, R is not > 0, or shapes disagree
 */
export function headOptimum(problem: HeadProblem, radius: number, guess?: Float64Array): HeadOptimum {
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
  if (guess) {
    const guessed = certified(terms, radius, {theta: guess, slopes: slopesAt(terms, guess)}, []);
    if (guessed.gap <= GUESSED) return guessed;
  }
  const fast = certified(terms, radius, barrierPath(terms, radius, terms.count > MANY ? 4 : 20));
  if (fast.gap <= (terms.count > MANY ? 10 * PLENTY : 1e-9) * (1 + fast.value.hi)) return fast;
  // A rare degenerate vertex stops the long steps early: shorter ones along the same path reach it.
  const slow = certified(terms, radius, barrierPath(terms, radius, terms.count > MANY ? 2 : 3));
  return slow.gap < fast.gap ? slow : fast;
}

function certified(
  terms: HeadTerms,
  radius: number,
  path: {theta: Float64Array; slopes: Float64Array},
  grids: readonly number[] = terms.count > MANY ? [] : GRIDS,
): HeadOptimum {
  let theta = pulled(path.theta, radius);
  let risk = headRisk(terms, theta);
  let lo = Math.max(0, dualBound(terms, radius, path.slopes));
  for (const grid of grids) {
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
