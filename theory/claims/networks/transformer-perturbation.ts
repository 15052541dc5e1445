import type {Interval} from '../../arithmetic/interval.ts';
import {ZERO} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {maxRowNorm, normBound} from '../../linear/norms/matrixNorms.ts';
import {maskedTransformer, sharedInput} from '../../networks/evaluateNetwork.ts';
import type {NetworkCase} from '../../networks/networkCase.ts';
import {transformerSizes} from '../../networks/networkNorms.ts';
import {
  transformerPerturbation as recursion,
  type TransformerChanges,
  type TransformerNorms,
} from '../../networks/transformerPerturbation.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

/** The decoded rows of the whole network against a bound from the longest token and the norms. */
function transformerInequality(
  c: NetworkCase,
  bound: (tokenNorm: Interval, norms: TransformerNorms, changes: TransformerChanges) => Interval,
) {
  const lhs = maxRowNorm(maskedTransformer(c).change);
  const strict = lhs.lo < lhs.hi;
  const {norms, changes} = transformerSizes(c, strict);
  const tokenNorm = normBound(maxRowNorm(sharedInput(c).first), strict);
  return inequality(lhs, {
    'rows and parameters': named('w_D delta_L + D_D', bound(tokenNorm, norms, changes)),
  });
}

export const transformerPerturbation = defineClaim({
  id: 'transformer-perturbation',
  subject: 'network',
  title: 'Masked transformer, change of parameters',
  ...stated(
    String.raw`\max_p|D h_p-D'h_p'|`,
    {'rows and parameters': String.raw`w_D\,\delta_L+\Delta_D`},
    {where: String.raw`,\quad\delta'=\min\big(2,(1+w_1w_2)\zeta+b(w_2\Delta w_1+w_1\Delta w_2)\big)`},
  ),
  source: 'theory section 6; docs/theory/lipschitz.md',
  kind: 'deterministic',
  needs: {network: 'masked'},
  hypotheses: [],
  evaluate: (c) =>
    transformerInequality(c, (tokenNorm, norms, changes) => recursion(tokenNorm, norms, changes).decoded),
});

export const mutants = [
  mutantOf(transformerPerturbation, {
    id: 'transformer-perturbation-without-position',
    title: 'Masked transformer, change of parameters, positional embedding left out',
    statement: String.raw`\delta_0=\max(|\Delta E|\max|z|,\Delta_{mask})`,
    why: 'a change of the positional embedding moves every token before the first block',
    evaluate: (c) =>
      transformerInequality(
        c,
        (tokenNorm, norms, changes) => recursion(tokenNorm, norms, {...changes, position: ZERO}).decoded,
      ),
  }),
];
