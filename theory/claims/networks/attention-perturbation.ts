import type {Interval} from '../../arithmetic/interval.ts';
import {ZERO} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {maxRowNorm, normBound} from '../../linear/norms/matrixNorms.ts';
import {attention, headWidth, parameter} from '../../networks/evaluateNetwork.ts';
import type {NetworkCase} from '../../networks/networkCase.ts';
import {type BlockSizes, blockSizes} from '../../networks/networkNorms.ts';
import {plus} from '../../networks/pair.ts';
import {projectRows} from '../../networks/projectRows.ts';
import {attentionStep, type BlockNorms} from '../../networks/transformerPerturbation.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

/** Attention with its residual on rows in the unit ball, against a bound from their distance and the norms. */
function attentionInequality(
  c: NetworkCase,
  bound: (delta: Interval, headWidth: number, sizes: BlockSizes) => Interval,
) {
  const x = projectRows(parameter(c, 'input'));
  const lhs = maxRowNorm(plus(x, attention(c, x, '')).change);
  const strict = lhs.lo < lhs.hi;
  const delta = normBound(maxRowNorm(x.change), strict);
  return inequality(lhs, {
    'rows and parameters': named('zeta', bound(delta, headWidth(c, ''), blockSizes(c, '', strict, false))),
  });
}

const attentionStated = (rows: string, heads: string) =>
  stated(String.raw`\max_p|y_p-y_p'|`, {'rows and parameters': String.raw`${rows}+${heads}+V\Delta o`});

export const attentionPerturbation = defineClaim({
  id: 'attention-perturbation',
  subject: 'network',
  title: 'Multi-head attention with residual, change of rows and parameters',
  ...attentionStated(
    String.raw`\Big[1+o\big(\sum_hv_h^2(1+2m_h)^2\big)^{1/2}\Big]\delta`,
    String.raw`o\big(\sum_h(v_h\Delta m_h+\Delta v_h)^2\big)^{1/2}`,
  ),
  source:
    'theory section 6, zeta; Edelman, Goel, Kakade, Zhang 2022, section 4, for one head; docs/theory/lipschitz.md',
  kind: 'deterministic',
  needs: {network: 'attention'},
  hypotheses: [],
  evaluate: (c) =>
    attentionInequality(c, (delta, width, {norms, changes}) => attentionStep(delta, width, norms, changes)),
});

/** m = 0 and Dm = 0. */
const withoutLogits = (norms: BlockNorms): BlockNorms => ({
  ...norms,
  query: norms.query.map(() => ZERO),
  key: norms.key.map(() => ZERO),
});

export const mutants = [
  mutantOf(attentionPerturbation, {
    id: 'attention-perturbation-with-fixed-weights',
    title: 'Attention, change of rows and parameters, as if its weights did not change',
    ...attentionStated(String.raw`[1+oV]\,\delta`, String.raw`o\big(\sum_h\Delta v_h^2\big)^{1/2}`),
    why: 'queries and keys move the weights of the mixture, at no cost to the rows or the values',
    evaluate: (c) =>
      attentionInequality(c, (delta, width, {norms, changes}) =>
        attentionStep(delta, width, withoutLogits(norms), withoutLogits(changes)),
      ),
  }),
];
