import {defineClaim} from '../../theory/claim.ts';
import {
  transformerInequality,
  transformerPerturbation,
} from '../../theory/claims/transformer-perturbation.ts';
import {ZERO} from '../../theory/interval.ts';
import type {NetworkCase} from '../../theory/lipschitz/networkCase.ts';
import {transformerPerturbation as recursion} from '../../theory/lipschitz/transformerPerturbation.ts';

export const transformerPerturbationWithoutPosition = defineClaim({
  ...transformerPerturbation,
  id: 'transformer-perturbation-without-position',
  title: 'Masked transformer, change of parameters, positional embedding left out',
  statement: String.raw`\delta_0=\max(|\Delta E|\max|z|,\Delta_{mask})`,
  mutates: {
    claim: transformerPerturbation.id,
    why: 'a change of the positional embedding moves every token before the first block',
  },
  evaluate: (c: NetworkCase) =>
    transformerInequality(
      c,
      (tokenNorm, norms, changes) => recursion(tokenNorm, norms, {...changes, position: ZERO}).decoded,
    ),
});
