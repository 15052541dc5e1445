/**
 * Proposes a head and dual slopes where terms are many, in plain doubles; headCertificate.ts decides. With p_k = c_k / total and
 * smoothing mu it minimises
 *   sum_k p_k phi_mu(<x_k, theta>) - mu ln(R^2 - |theta|^2),
 * phi_mu being the loss itself where that is smooth, and for hinge loss min_xi [xi - mu ln xi - mu ln(xi - 1 + m)] + const: a barrier that
 * is weighted by its term, so that the gap at mu is about 3 mu however many terms there are. Newton steps with a line search
 * on the slope along the step: margins move linearly along it, so the search costs one pass of all terms per try, whatever d is.
 * Source: Boyd and Vandenberghe 2004, chapters 9 and 11.
 */
import {correctedSlopes, type Derivatives, newDerivatives, newtonStep} from './headNewton.ts';
import type {HeadTerms} from './headTerms.ts';
import {plainRisk} from './plainRisk.ts';

const FIRST = 0.1;
const LAST = 1e-12;
/** Smoothing falls by this factor from one stage to the next: a smooth loss follows large steps. */
const FACTOR = {kink: 4, smooth: 100} as const;
/** Newton steps per stage; those that are not needed are not taken. */
const MOST_STEPS = 30;
/** Of the line search: the slope along the step is to fall to this share. */
const FLATTER = 0.2;
const MOST_TRIES = 30;

/** Fills the slopes l_k = -phi_mu' and curvatures phi_mu'' at the margins. */
function slopesAt(
  {loss, count}: HeadTerms,
  mu: number,
  margins: Float64Array,
  {slopes, curvatures}: Pick<Derivatives, 'slopes' | 'curvatures'>,
): void {
  for (let k = 0; k < count; k++) {
    const a = 1 - margins[k]!;
    if (loss === 'hinge') {
      const s = Math.sqrt(a * a + 4 * mu * mu);
      const rest = a > 0 ? (4 * mu * mu) / (s + a) : s - a;
      const denominator = 2 * mu + rest;
      slopes[k] = (2 * mu) / denominator;
      curvatures[k] = (2 * mu * rest) / (s * denominator * denominator);
    } else if (loss === 'squared') {
      slopes[k] = 2 * a;
      curvatures[k] = 2;
    } else {
      const m = margins[k]!;
      const e = Math.exp(-Math.abs(m));
      slopes[k] = m >= 0 ? e / (1 + e) : 1 / (1 + e);
      curvatures[k] = e / ((1 + e) * (1 + e));
    }
  }
}

/** out_k = <x_k, v>. */
function along({count, dimension: d, x}: HeadTerms, v: Float64Array, out: Float64Array): void {
  for (let k = 0; k < count; k++) {
    const at = k * d;
    let sum = 0;
    for (let i = 0; i < d; i++) sum += x[at + i]! * v[i]!;
    out[k] = sum;
  }
}

/** Fills gradient and Hessian from slopes and curvatures. */
function fillNewton(
  {count, dimension: d, x, c, total}: HeadTerms,
  theta: Float64Array,
  {mu, left}: {readonly mu: number; readonly left: number},
  {gradient, hessian, slopes, curvatures}: Derivatives,
): void {
  gradient.fill(0);
  hessian.fill(0);
  for (let k = 0; k < count; k++) {
    const at = k * d;
    const w = c[k]! / total;
    const g = w * slopes[k]!;
    const h = w * curvatures[k]!;
    for (let i = 0; i < d; i++) {
      const xi = x[at + i]!;
      gradient[i]! -= g * xi;
      const hx = h * xi;
      const row = i * d;
      for (let l = 0; l <= i; l++) hessian[row + l]! += hx * x[at + l]!;
    }
  }
  const b = (2 * mu) / left;
  for (let i = 0; i < d; i++) {
    gradient[i]! += b * theta[i]!;
    for (let l = 0; l <= i; l++) hessian[i * d + l]! += (2 * b * theta[i]! * theta[l]!) / left;
    hessian[i * d + i]! += b;
  }
}

const inner = (a: Float64Array, b: Float64Array): number => a.reduce((sum, v, i) => sum + v * b[i]!, 0);

/** How far along a step the slope of the objective is next to 0; 0 where the step leads nowhere. */
function lineSearch(
  terms: HeadTerms,
  radius: number,
  mu: number,
  {theta, step, margins, moves}: Readonly<Record<'theta' | 'step' | 'margins' | 'moves', Float64Array>>,
  start: number,
  scratch: Pick<Derivatives, 'slopes' | 'curvatures'> & {readonly margins: Float64Array},
): number {
  const {count, c, total} = terms;
  const [pp, pt, tt] = [inner(step, step), inner(step, theta), inner(theta, theta)];
  // |theta + t step| = R.
  const room = radius * radius - tt;
  const edge = room / (pt + Math.sqrt(pt * pt + pp * room));
  let [lo, hi] = [0, edge > 0 ? edge : Number.POSITIVE_INFINITY];
  let t = Math.min(1, 0.99 * hi);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    for (let k = 0; k < count; k++) scratch.margins[k] = margins[k]! + t * moves[k]!;
    slopesAt(terms, mu, scratch.margins, scratch);
    const left = room - t * (2 * pt + t * pp);
    const ball = (2 * mu * (pt + t * pp)) / left;
    let slope = ball;
    let curvature = (2 * mu * pp) / left + (ball * ball) / mu;
    for (let k = 0; k < count; k++) {
      const q = moves[k]!;
      const w = c[k]! / total;
      slope -= w * scratch.slopes[k]! * q;
      curvature += w * scratch.curvatures[k]! * q * q;
    }
    if (Math.abs(slope) <= FLATTER * start) return t;
    if (slope < 0) lo = t;
    else hi = t;
    const newton = t - slope / curvature;
    const upper = Number.isFinite(hi) ? hi : 4 * t;
    t = newton > lo && newton < upper ? newton : (lo + upper) / 2;
  }
  return lo;
}

/**
 * @param enough the gap, in plain doubles, at which the path ends
 * @returns the head of least risk on the path, and the slopes of largest dual value
 */
export function smoothedPath(
  terms: HeadTerms,
  radius: number,
  enough: number,
): {theta: Float64Array; slopes: Float64Array} {
  const {count, dimension: d} = terms;
  const at = newDerivatives(count, d);
  const scratch = {
    slopes: new Float64Array(count),
    curvatures: new Float64Array(count),
    margins: new Float64Array(count),
  };
  const [margins, moves] = [new Float64Array(count), new Float64Array(count)];
  const step = new Float64Array(d);
  let theta: Float64Array = new Float64Array(d);
  let best = {theta, risk: Number.POSITIVE_INFINITY};
  let dual = {slopes: new Float64Array(count), value: Number.NEGATIVE_INFINITY};
  const factor = FACTOR[terms.loss === 'hinge' ? 'kink' : 'smooth'];
  for (let mu = FIRST; mu > LAST; mu /= factor) {
    for (let steps = 0; ; steps++) {
      along(terms, theta, margins);
      slopesAt(terms, mu, margins, at);
      fillNewton(terms, theta, {mu, left: radius * radius - inner(theta, theta)}, at);
      if (!newtonStep(at, step)) {
        step.fill(0);
        break;
      }
      const start = -inner(at.gradient, step);
      if (!(start > 1e-2 * mu) || steps === MOST_STEPS) break;
      along(terms, step, moves);
      const t = lineSearch(terms, radius, mu, {theta, step, margins, moves}, start, scratch);
      if (t === 0) break;
      theta = theta.map((v, i) => v + t * step[i]!);
    }
    const slopes = new Float64Array(count);
    const value = correctedSlopes(terms, radius, at, step, slopes);
    if (value > dual.value) dual = {slopes, value};
    const risk = plainRisk(terms, theta);
    if (risk < best.risk) best = {theta, risk};
    if (best.risk - dual.value < enough) break;
  }
  return {theta: best.theta, slopes: dual.slopes};
}
