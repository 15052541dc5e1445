import type {HeadTerms} from './headTerms.ts';

/** f(theta) in plain doubles. */
export function plainRisk({count, dimension: d, x, c, total, loss}: HeadTerms, theta: Float64Array): number {
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
