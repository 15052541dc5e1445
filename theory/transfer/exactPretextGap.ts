import {minus, type Rational} from '../arithmetic/rational.ts';
import type {Case} from '../case/case.ts';
import {pretextSide, pretextTable} from '../case/pretextSide.ts';
import {exactInfimum, exactPretextLoss} from '../pretext/leastSquares.ts';
import {decoderOf, targetOf} from './contextEncoder.ts';

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
