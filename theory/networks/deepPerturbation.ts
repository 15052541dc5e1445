/**
 * Deep network f_W(x) = act(W_L ... act(W_1 x)), act 1-Lipschitz with act(0) = 0:
 *
 *   |f_W(x) - f_W'(x)| <= |x| (prod_i s_i) sum_i |W_i - W_i'| / s_i,    s_i >= |W_i|, |W_i'| (spectral norms).
 *
 * Proof: change one layer at a time; the layers before it map x to at most |x| prod s_j, those after it are Lipschitz.
 * Written without the quotient, so that s_i = 0 is no exception. Attained by scalars with ReLU.
 * Arguments: |x| -> inputNorm, s_i -> norms[i - 1], |W_i - W_i'| -> changes[i - 1].
 * Source: theory section 6; compare Neyshabur, Bhojanapalli, Srebro 2018, lemma 2.
 */

import {type Interval, mul, ONE} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';

/** Each layer's share of the bound. */
export function deepPerturbation(
  inputNorm: Interval,
  norms: readonly Interval[],
  changes: readonly Interval[],
): Interval[] {
  if (norms.length !== changes.length)
    throw inputError('deepPerturbation', 'changes', `${norms.length} norms, one a layer`, changes.length);
  return changes.map((change, i) =>
    mul(
      inputNorm,
      norms.reduce((rest, s, j) => (j === i ? rest : mul(rest, s)), mul(ONE, change)),
    ),
  );
}
