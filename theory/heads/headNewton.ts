/**
 * Barrier function of the head problem and its Newton step, in plain doubles: it only proposes; headCertificate.ts
 * decides. With m_k = <x_k, theta>, weights c_k summing to about 1 and barrier parameter mu:
 *   hinge: sum_k min_xi [c_k xi - mu ln xi - mu ln(xi - 1 + m_k)] - mu ln(R^2 - |theta|^2), xi eliminated in closed form;
 *   smooth losses: sum_k c_k phi(m_k) - mu ln(R^2 - |theta|^2).
 * Source: Boyd and Vandenberghe 2004, chapter 11.
 */
import type {HeadTerms} from './headTerms.ts';

export interface Derivatives {
  value: number;
  readonly gradient: Float64Array;
  /** Row-major d x d. */
  readonly hessian: Float64Array;
  /** Dual slopes l_k in the loss's domain. */
  readonly slopes: Float64Array;
  /** -d l_k / d m_k, nonnegative. */
  readonly curvatures: Float64Array;
}

export function newDerivatives(count: number, d: number): Derivatives {
  return {
    value: 0,
    gradient: new Float64Array(d),
    hessian: new Float64Array(d * d),
    slopes: new Float64Array(count),
    curvatures: new Float64Array(count),
  };
}

/** Fills `out` at theta (strictly inside the ball) and barrier parameter mu. */
export function derivatives(
  terms: HeadTerms,
  radius: number,
  mu: number,
  theta: Float64Array,
  out: Derivatives,
): void {
  const {count, dimension: d, x, c, total, loss} = terms;
  const {gradient, hessian, slopes, curvatures} = out;
  gradient.fill(0);
  hessian.fill(0);
  let value = 0;
  for (let k = 0; k < count; k++) {
    const at = k * d;
    let margin = 0;
    for (let i = 0; i < d; i++) margin += x[at + i]! * theta[i]!;
    const w = c[k]! / total;
    let slope: number;
    let curvature: number;
    if (loss === 'hinge') {
      const a = 1 - margin;
      const z = w * a;
      const s = Math.sqrt(z * z + 4 * mu * mu);
      const rest = z > 0 ? (4 * mu * mu) / (s + z) : s - z;
      const denominator = 2 * mu + rest;
      slope = (2 * mu) / denominator;
      curvature = (2 * mu * w * rest) / (s * denominator * denominator);
      const slack = denominator / (2 * w);
      value += w * (slack + a) - mu * (Math.log(slack + a > 0 ? slack + a : mu / w) + Math.log(slack));
    } else if (loss === 'logistic') {
      const e = Math.exp(-Math.abs(margin));
      slope = margin >= 0 ? e / (1 + e) : 1 / (1 + e);
      curvature = e / ((1 + e) * (1 + e));
      value += w * (Math.max(0, -margin) + Math.log1p(e));
    } else {
      slope = 2 * (1 - margin);
      curvature = 2;
      value += w * (1 - margin) * (1 - margin);
    }
    slopes[k] = slope;
    curvatures[k] = curvature;
    const g = w * slope;
    const h = w * curvature;
    for (let i = 0; i < d; i++) {
      const xi = x[at + i]!;
      gradient[i]! -= g * xi;
      const row = i * d;
      const hx = h * xi;
      for (let l = 0; l <= i; l++) hessian[row + l]! += hx * x[at + l]!;
    }
  }
  let left = radius * radius;
  for (let i = 0; i < d; i++) left -= theta[i]! * theta[i]!;
  out.value = left > 0 ? value - mu * Math.log(left) : Number.POSITIVE_INFINITY;
  const b = (2 * mu) / left;
  for (let i = 0; i < d; i++) {
    gradient[i]! += b * theta[i]!;
    for (let l = 0; l <= i; l++) hessian[i * d + l]! += (2 * b * theta[i]! * theta[l]!) / left;
    hessian[i * d + i]! += b;
    for (let l = 0; l < i; l++) hessian[l * d + i] = hessian[i * d + l]!;
  }
}

/**
 * Solves hessian * step = -gradient by Cholesky; false where it breaks down. In place of the lower triangle, because this
 * runs at every step of every head: with the allocations of linear/cholesky.ts a small head takes a tenth longer.
 */
export function newtonStep(out: Derivatives, step: Float64Array): boolean {
  const d = out.gradient.length;
  const h = out.hessian;
  for (let i = 0; i < d; i++) {
    for (let l = 0; l <= i; l++) {
      let s = h[i * d + l]!;
      for (let q = 0; q < l; q++) s -= h[i * d + q]! * h[l * d + q]!;
      if (i !== l) h[i * d + l] = s / h[l * d + l]!;
      else if (s > 0) h[i * d + i] = Math.sqrt(s);
      else return false;
    }
  }
  for (let i = 0; i < d; i++) {
    let s = -out.gradient[i]!;
    for (let q = 0; q < i; q++) s -= h[i * d + q]! * step[q]!;
    step[i] = s / h[i * d + i]!;
  }
  for (let i = d - 1; i >= 0; i--) {
    let s = step[i]!;
    for (let q = i + 1; q < d; q++) s -= h[q * d + i]! * step[q]!;
    step[i] = s / h[i * d + i]!;
  }
  return true;
}

/**
 * Slopes moved along the Newton step, so that sum_k c_k l_k x_k balances the ball's term up to rounding; without this
 * the dual value would lose R times the remaining gradient. Returns the dual value in plain doubles.
 */
export function correctedSlopes(
  terms: HeadTerms,
  radius: number,
  at: Derivatives,
  step: Float64Array,
  out: Float64Array,
): number {
  const {count, dimension: d, x, c, total, loss} = terms;
  const vector = new Float64Array(d);
  let constant = 0;
  for (let k = 0; k < count; k++) {
    let shift = 0;
    for (let i = 0; i < d; i++) shift += x[k * d + i]! * step[i]!;
    let l = at.slopes[k]! - at.curvatures[k]! * shift;
    if (loss !== 'squared') l = Math.min(1, Math.max(0, l));
    out[k] = l;
    const w = c[k]! / total;
    if (loss === 'hinge') constant += w * l;
    else if (loss === 'squared') constant += w * (l - (l * l) / 4);
    else if (l > 0 && l < 1) constant -= w * (l * Math.log(l) + (1 - l) * Math.log(1 - l));
    for (let i = 0; i < d; i++) vector[i]! += w * l * x[k * d + i]!;
  }
  let squared = 0;
  for (const v of vector) squared += v * v;
  return constant - radius * Math.sqrt(squared);
}
