import type {Interval} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {maxRowNorm} from '../../linear/norms/matrixNorms.ts';
import {normBound} from '../../linear/norms/normBound.ts';
import {maskedTransformer, sharedInput} from '../../networks/evaluateNetwork.ts';
import type {NetworkCase} from '../../networks/networkCase.ts';
import {transformerSizes} from '../../networks/networkNorms.ts';
import {
  transformerPerturbation as recursion,
  type TransformerChanges,
  type TransformerNorms,
} from '../../networks/transformerPerturbation.ts';
import {inequality} from '../../statement/inequality.ts';

/** The decoded rows of the whole network against a bound from the longest token and the norms. */
export function transformerInequality(
  c: NetworkCase,
  bound: (tokenNorm: Interval, norms: TransformerNorms, changes: TransformerChanges) => Interval,
) {
  const lhs = maxRowNorm(maskedTransformer(c).change);
  const strict = lhs.lo < lhs.hi;
  const {norms, changes} = transformerSizes(c, strict);
  const tokenNorm = normBound(maxRowNorm(sharedInput(c).first), strict);
  return inequality(lhs, {'w_D delta_L + D_D': bound(tokenNorm, norms, changes)});
}

export const transformerPerturbation = defineClaim({
  id: 'transformer-perturbation',
  subject: 'network',
  title: 'Masked transformer, change of parameters',
  statement: String.raw`\max_p|D h_p-D'h_p'|\le w_D\,\delta_L+\Delta_D,\quad\delta'=\min\big(2,(1+w_1w_2)\zeta+b(w_2\Delta w_1+w_1\Delta w_2)\big)`,
  source: 'theory section 6; docs/theory/lipschitz.md',
  kind: 'deterministic',
  needs: {network: 'masked'},
  hypotheses: [],
  evaluate: (c) =>
    transformerInequality(c, (tokenNorm, norms, changes) => recursion(tokenNorm, norms, changes).decoded),
});
