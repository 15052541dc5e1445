import {defineClaim, inequality} from '../claim.ts';
import type {Interval} from '../interval.ts';
import {attention, headWidth, parameter} from '../lipschitz/evaluateNetwork.ts';
import type {NetworkCase} from '../lipschitz/networkCase.ts';
import {type BlockSizes, blockSizes} from '../lipschitz/networkNorms.ts';
import {plus} from '../lipschitz/pair.ts';
import {projectRows} from '../lipschitz/projectRows.ts';
import {attentionStep} from '../lipschitz/transformerPerturbation.ts';
import {maxRowNorm} from '../norms/matrixNorms.ts';
import {normBound} from '../norms/normBound.ts';

/** Attention with its residual on rows in the unit ball, against a bound from their distance and the norms. */
export function attentionInequality(
  c: NetworkCase,
  bound: (delta: Interval, headWidth: number, sizes: BlockSizes) => Interval,
) {
  const x = projectRows(parameter(c, 'input'));
  const lhs = maxRowNorm(plus(x, attention(c, x, '')).change);
  const strict = lhs.lo < lhs.hi;
  const delta = normBound(maxRowNorm(x.change), strict);
  return inequality(lhs, {zeta: bound(delta, headWidth(c, ''), blockSizes(c, '', strict, false))});
}

export const attentionPerturbation = defineClaim({
  id: 'attention-perturbation',
  subject: 'network',
  title: 'Multi-head attention with residual, change of rows and parameters',
  statement: String.raw`\max_p|y_p-y_p'|\le\Big[1+o\big(\sum_hv_h^2(1+2m_h)^2\big)^{1/2}\Big]\delta+o\big(\sum_h(v_h\Delta m_h+\Delta v_h)^2\big)^{1/2}+V\Delta o`,
  source:
    'theory section 6, zeta; Edelman, Goel, Kakade, Zhang 2022, section 4, for one head; docs/theory/lipschitz.md',
  kind: 'deterministic',
  needs: {network: 'attention'},
  hypotheses: [],
  evaluate: (c) =>
    attentionInequality(c, (delta, width, {norms, changes}) => attentionStep(delta, width, norms, changes)),
});
