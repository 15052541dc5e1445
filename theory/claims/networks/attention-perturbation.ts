import type {Interval} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {maxRowNorm} from '../../linear/norms/matrixNorms.ts';
import {normBound} from '../../linear/norms/normBound.ts';
import {attention, headWidth, parameter} from '../../networks/evaluateNetwork.ts';
import type {NetworkCase} from '../../networks/networkCase.ts';
import {type BlockSizes, blockSizes} from '../../networks/networkNorms.ts';
import {plus} from '../../networks/pair.ts';
import {projectRows} from '../../networks/projectRows.ts';
import {attentionStep} from '../../networks/transformerPerturbation.ts';
import {inequality} from '../../statement/inequality.ts';

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
