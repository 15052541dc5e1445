/**
 * inf over |theta|_2 <= R of a convex head risk, with a certified primal-dual gap.
 *
 * A path of Newton steps proposes theta and dual slopes; headCertificate.ts turns each proposal into a certified upper and
 * lower end, and only those are returned. Proposals snapped to short dyadic numbers are tried as well: on small round
 * tables they often close the gap exactly.
 * Hypotheses: loss convex in the score (hinge, logistic, squared); R > 0. Source: theory sections 0 and 2.
 */

import {addUp, type Interval} from '../arithmetic/interval.ts';
import {inputError, positive} from '../errors.ts';
import {barrierPath} from './barrierPath.ts';
import {dualBound, headRisk, inBall} from './headCertificate.ts';
import {type HeadProblem, type HeadTerms, headTerms} from './headTerms.ts';
import {isConvex} from './loss.ts';
import {smoothedPath} from './smoothedPath.ts';

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
const MANY = 500;
const PLENTY = 1e-9;

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
  if (terms.count > MANY) {
    const found = certified(terms, radius, smoothedPath(terms, radius, PLENTY), []);
    if (found.gap <= 10 * PLENTY * (1 + found.value.hi)) return found;
  }
  const fast = certified(terms, radius, barrierPath(terms, radius, 20));
  if (fast.gap <= 1e-9 * (1 + fast.value.hi)) return fast;
  // A rare degenerate vertex stops the long steps early: shorter ones along the same path reach it.
  const slow = certified(terms, radius, barrierPath(terms, radius, 3));
  return slow.gap < fast.gap ? slow : fast;
}

/** Upper and lower end from a head and slopes, however they were found; heads and slopes snapped to the grids are tried too. */
export function certified(
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
