/** inf_W L_U(W,h) - L_U(W°,h°) itself, positive part, for the neighbours of section 4 in which no identity gives it. */
import type {Case} from '../../theory/case.ts';
import {decoderOf, targetOf} from '../../theory/contextEncoder.ts';
import {exactInfimum, exactPretextLoss} from '../../theory/leastSquares.ts';
import {minus, type Rational, rational} from '../../theory/rational.ts';

export function pretextGap(c: Case): Rational {
  const {pool, representation, reference} = c;
  const target = targetOf(c);
  const gap = minus(
    exactInfimum(pool.U, pool.total, representation, target),
    exactPretextLoss(pool.U, pool.total, reference, decoderOf(c), target),
  );
  return gap.num < 0n ? rational(0n) : gap;
}
