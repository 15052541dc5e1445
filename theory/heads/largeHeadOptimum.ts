/**
 * inf over |theta|_2 <= R of a convex head risk on tables that are too large for the Newton steps of headOptimum.ts: 60,000 rows of 128.
 *
 * Accelerated projected gradients propose a head and its slopes; headCertificate.ts turns them into certified ends, as for any other
 * proposal. Each step costs one pass over the rows. The gap is what is left after `steps`, typically 1e-5 to 1e-3 where headOptimum has 1e-9; it
 * enters every bound as eps_opt.
 * The hinge loss is smoothed: slope clip((1 - m)/s, 0, 1), which moves the risk by at most s/2.
 * Source: Nesterov 2005 (smoothing); O'Donoghue, Candes 2015 (restarts).
 */
import {positive} from '../errors.ts';
import type {HeadOptimum} from './headOptimum.ts';
import {certified} from './headOptimum.ts';
import {type HeadProblem, type HeadTerms, headTerms} from './headTerms.ts';

const SMOOTHING = 0.02;
/** Of a smooth loss in the margin: hinge, by its smoothing. */
const CURVATURE: Readonly<Record<string, number>> = {hinge: 1 / SMOOTHING, logistic: 0.25, squared: 2};

/** Tables of tiny numbers: a step stays finite. */
const LEAST = 2 ** -300;

interface Point {
  /** Of the risk, to be minimised. */
  readonly gradient: Float64Array;
  readonly slopes: Float64Array;
  value: number;
  /** e(l), so that the dual value is `constant` - R |gradient|. */
  constant: number;
}

/** Risk, gradient, slopes and dual constant at theta, in one pass. */
function evaluate(
  {count, dimension: d, x, c, total, loss}: HeadTerms,
  theta: Float64Array,
  out: Point,
): void {
  out.gradient.fill(0);
  let [value, constant] = [0, 0];
  for (let k = 0; k < count; k++) {
    const at = k * d;
    let m = 0;
    for (let i = 0; i < d; i++) m += x[at + i]! * theta[i]!;
    let [l, phi, e] = [0, 0, 0];
    if (loss === 'hinge') {
      l = Math.min(1, Math.max(0, (1 - m) / SMOOTHING));
      phi = Math.max(0, 1 - m);
      e = l;
    } else if (loss === 'squared') {
      l = 2 * (1 - m);
      phi = (1 - m) * (1 - m);
      e = l - (l * l) / 4;
    } else {
      const t = Math.exp(-Math.abs(m));
      l = m >= 0 ? t / (1 + t) : 1 / (1 + t);
      phi = Math.max(0, -m) + Math.log1p(t);
      // e(l) at the slope of m is phi(m) + l m.
      e = phi + l * m;
    }
    value += c[k]! * phi;
    constant += c[k]! * e;
    out.slopes[k] = l;
    const w = c[k]! * l;
    if (w !== 0) for (let i = 0; i < d; i++) out.gradient[i]! -= w * x[at + i]!;
  }
  out.value = value / total;
  out.constant = constant / total;
  for (let i = 0; i < d; i++) out.gradient[i]! /= total;
}

/** An upper estimate of the largest eigenvalue of sum_k c_k x_k x_k' / total, by power iteration. */
function largestEigenvalue({count, dimension: d, x, c, total}: HeadTerms): number {
  let v = new Float64Array(d).fill(1 / Math.sqrt(d));
  let found = 0;
  for (let round = 0; round < 12; round++) {
    const next = new Float64Array(d);
    for (let k = 0; k < count; k++) {
      const at = k * d;
      let s = 0;
      for (let i = 0; i < d; i++) s += x[at + i]! * v[i]!;
      const w = (c[k]! * s) / total;
      for (let i = 0; i < d; i++) next[i]! += w * x[at + i]!;
    }
    found = Math.hypot(...next);
    if (found === 0) return 0;
    v = next.map((entry) => entry / found);
  }
  return 1.1 * found;
}

function project(theta: Float64Array, radius: number): Float64Array {
  const norm = Math.hypot(...theta);
  return norm > radius ? theta.map((v) => (v * radius) / norm) : theta;
}

/**
 * @param options `gap`: stops where the gap is that small; `steps`: or after so many passes over the rows
 * @throws InputError where R is not > 0 or shapes disagree
 */
export function largeHeadOptimum(
  problem: HeadProblem,
  radius: number,
  {gap = 1e-5, steps = 400}: {readonly gap?: number; readonly steps?: number} = {},
): HeadOptimum {
  positive('largeHeadOptimum', 'radius', radius);
  const terms = headTerms(problem);
  const {count, dimension: d} = terms;
  const rate = 1 / Math.max(LEAST, CURVATURE[terms.loss]! * largestEigenvalue(terms));
  const at: Point = {
    gradient: new Float64Array(d),
    slopes: new Float64Array(count),
    value: 0,
    constant: 0,
  };
  let theta: Float64Array = new Float64Array(d);
  let ahead: Float64Array = theta;
  let best = {theta, value: Number.POSITIVE_INFINITY};
  let dual = {slopes: at.slopes, value: Number.NEGATIVE_INFINITY};
  let momentum = 1;
  for (let step = 0; step < steps; step++) {
    evaluate(terms, ahead, at);
    if (at.value < best.value && Math.hypot(...ahead) <= radius * (1 + 1e-12))
      best = {theta: ahead, value: at.value};
    const bound = at.constant - radius * Math.hypot(...at.gradient);
    if (bound > dual.value) dual = {slopes: at.slopes.slice(), value: bound};
    if (best.value - dual.value <= gap) break;
    const next = project(
      ahead.map((v, i) => v - rate * at.gradient[i]!),
      radius,
    );
    let uphill = 0;
    for (let i = 0; i < d; i++) uphill += at.gradient[i]! * (next[i]! - theta[i]!);
    // Momentum that leads uphill is dropped.
    const grown = uphill > 0 ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const share = uphill > 0 ? 0 : (momentum - 1) / grown;
    const before = theta;
    ahead = project(
      next.map((v, i) => v + share * (v - before[i]!)),
      radius,
    );
    theta = next;
    momentum = grown;
  }
  return certified(terms, radius, {theta: best.theta, slopes: dual.slopes}, []);
}
