/**
 * Certified ends for inf over |theta|_2 <= R of f(theta) = (1/total) sum_k c_k phi(<x_k, theta>).
 *
 * Upper end: f at a theta whose norm is at most R, in intervals.
 * Lower end: every convex margin loss here satisfies phi(m) >= e(l) - l m for all m and every slope l in its domain,
 *   hinge e(l) = l, l in [0,1];  logistic e(l) = -l ln l - (1-l) ln(1-l), l in [0,1];  squared e(l) = l - l^2/4;
 * so f(theta) >= (1/total) [ sum_k c_k e(l_k) - R |sum_k c_k l_k x_k|_2 ] for all theta in the ball (Fenchel duality).
 * Both hold for any theta and any l: how they were found does not matter.
 */
import {log, sqrt} from '../arithmetic/elementary.ts';
import {
  add,
  addDown,
  addUp,
  div,
  type Interval,
  mul,
  mulDown,
  mulUp,
  neg,
  ONE,
  point,
  scale,
  square,
  sub,
  ZERO,
} from '../arithmetic/interval.ts';
import type {HeadTerms} from './headTerms.ts';
import {lossAtMargin} from './loss.ts';

/** True only where |theta|_2 <= radius is certain. */
export function inBall(theta: Float64Array, radius: number): boolean {
  let squared = 0;
  for (const value of theta) squared = addUp(squared, mulUp(value, value));
  return squared <= mulDown(radius, radius);
}

/** Enclosure of f(theta). */
export function headRisk(terms: HeadTerms, theta: Float64Array): Interval {
  const {count, dimension: d, x, c} = terms;
  let totalLo = 0;
  let totalHi = 0;
  for (let k = 0; k < count; k++) {
    let lo = 0;
    let hi = 0;
    for (let i = 0; i < d; i++) {
      lo = addDown(lo, mulDown(x[k * d + i]!, theta[i]!));
      hi = addUp(hi, mulUp(x[k * d + i]!, theta[i]!));
    }
    const value = lossAtMargin(terms.loss, {lo, hi});
    totalLo = addDown(totalLo, mulDown(c[k]!, value.lo));
    totalHi = addUp(totalHi, mulUp(c[k]!, value.hi));
  }
  return div({lo: totalLo, hi: totalHi}, point(terms.total));
}

function intercept(loss: HeadTerms['loss'], slope: number): Interval {
  if (loss === 'hinge') return point(slope);
  const l = point(slope);
  if (loss === 'squared') return sub(l, scale(0.25, square(l)));
  if (slope === 0 || slope === 1) return ZERO;
  const rest = sub(ONE, l);
  return neg(add(mul(l, log(l)), mul(rest, log(rest))));
}

/** A certified lower end for inf f over the ball from slopes l_k (clamped into the loss's domain). */
export function dualBound(terms: HeadTerms, radius: number, slopes: Float64Array): number {
  const {count, dimension: d, x, c, loss} = terms;
  const vectorLo = new Float64Array(d);
  const vectorHi = new Float64Array(d);
  let constant = 0;
  for (let k = 0; k < count; k++) {
    const slope = loss === 'squared' ? slopes[k]! : Math.min(1, Math.max(0, slopes[k]!));
    constant = addDown(constant, mulDown(c[k]!, intercept(loss, slope).lo));
    const wLo = mulDown(c[k]!, slope);
    const wHi = mulUp(c[k]!, slope);
    for (let i = 0; i < d; i++) {
      const v = x[k * d + i]!;
      vectorLo[i] = addDown(vectorLo[i]!, v >= 0 ? mulDown(wLo, v) : mulDown(wHi, v));
      vectorHi[i] = addUp(vectorHi[i]!, v >= 0 ? mulUp(wHi, v) : mulUp(wLo, v));
    }
  }
  let norm: Interval = ZERO;
  if (d === 1) {
    norm = point(Math.max(Math.abs(vectorLo[0]!), Math.abs(vectorHi[0]!)));
  } else {
    for (let i = 0; i < d; i++) norm = add(norm, square({lo: vectorLo[i]!, hi: vectorHi[i]!}));
    norm = sqrt(norm);
  }
  return div(point(addDown(constant, -mulUp(radius, norm.hi))), point(terms.total)).lo;
}
