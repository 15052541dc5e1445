/**
 * Dudley's integral for a class with |f| <= b on N points, covers in unnormalised l2 over the sample:
 *
 *   Rhat <= inf_{a > 0}  4a / sqrt N + (12 / N) int_a^{b sqrt N} sqrt(ln N(eps)) d eps.
 *
 * No absolute value inside the supremum; the class need not contain 0: at the top scale the constant 0, which need not be
 * a member, is within b sqrt N of everything. The integrand falls, so the sum over a grid with its value at the
 * left end of every cell, rounded up, is an upper bound; the least over the grid's nodes as `a` is taken.
 * Source: Bartlett, Foster, Telgarsky 2017, lemma A.5 (values in [0, 1]); Dudley 1967.
 */
import {sqrt} from '../arithmetic/elementary.ts';
import {addUp, div, type Interval, mul, mulUp, point, scale} from '../arithmetic/interval.ts';
import {positiveInteger} from '../errors.ts';

export interface DudleyBound {
  /** A certified upper bound on Rhat. */
  readonly upper: number;
  /** The lower limit of integration used. */
  readonly a: number;
}

export interface DudleyOptions {
  /** Encloses (or bounds by its upper end) ln N(eps), not increasing in eps; infinite where no cover is known. */
  readonly entropy: (eps: number) => Interval;
  /** b. */
  readonly range: Interval;
  /** N. */
  readonly draws: number;
  /** Cells a halving of eps; default 16: within 2.2% of the integral. */
  readonly cells?: number;
}

const HALVINGS = 40;

export function dudley({entropy, range, draws, cells = 16}: DudleyOptions): DudleyBound {
  positiveInteger('dudley', 'draws', draws, 2 ** 50);
  positiveInteger('dudley', 'cells', cells, 4096);
  const root = sqrt(point(draws));
  const top = mul(range, root).hi;
  const factor = div(point(12), point(draws)).hi;
  const perNode = div(point(4), root).hi;
  let best: DudleyBound = {upper: mulUp(perNode, top), a: top};
  let integral = 0;
  let before = top;
  for (let k = 1; k <= HALVINGS * cells; k++) {
    const eps = top * 2 ** (-k / cells);
    if (!(eps > 0 && eps < before)) break;
    const height = sqrt({lo: 0, hi: Math.max(0, entropy(eps).hi)}).hi;
    integral = addUp(integral, mulUp(addUp(before, -eps), height));
    const upper = addUp(mulUp(perNode, eps), mulUp(factor, integral));
    if (upper < best.upper) best = {upper, a: eps};
    // Once the integral alone is worse than the best, smaller a only add to it.
    if (!(scale(factor, point(integral)).lo < best.upper)) break;
    before = eps;
  }
  return best;
}
