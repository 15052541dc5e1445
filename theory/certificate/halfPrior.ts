/**
 * A Gaussian prior from one half of a sample, for PAC-Bayes-kl on the other: N(c u, I), u the direction of a head fitted on the first half.
 *
 * The 0-1 loss of a linear head does not depend on its length, so c sets the width of the noise, 1/c of the head's length. It is fixed: to choose
 * it on the second half would need a union bound.
 */

/** c: a row errs with probability P(Z >= c cos), so beyond an angle of some degrees from the boundary the noise does nothing. */
export const PRIOR_SCALE = 32;

/** v / |v|; 0 stays. */
export function unitVector(v: ArrayLike<number>): Float64Array {
  const norm = Math.hypot(...Array.from(v));
  return Float64Array.from(v, (x) => (norm > 0 ? x / norm : 0));
}
