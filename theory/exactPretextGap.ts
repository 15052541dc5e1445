import type {Case} from './case.ts';
import {decoderOf, targetOf} from './contextEncoder.ts';
import {exactInfimum, exactPretextLoss} from './leastSquares.ts';
import {pretextSide, pretextTable} from './pretextSide.ts';
import {minus, type Rational} from './rational.ts';

/**
 * inf_W L(W,h) - L(W°,h°) exactly, L the squared pretext loss under U, or under mu where inputs are masked. At least 0
 * where (W°,h°) is realisable.
 */
export function exactPretextGap(c: Case): Rational {
  const {law, total} = pretextSide(c);
  const target = targetOf(c);
  return minus(
    exactInfimum(law, total, pretextTable(c, c.representation), target),
    exactPretextLoss(law, total, pretextTable(c, c.reference), decoderOf(c), target),
  );
}
