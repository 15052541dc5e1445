import {ZERO} from '../arithmetic/interval.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {transformerInequality, transformerPerturbation} from '../claims/networks/transformer-perturbation.ts';
import type {NetworkCase} from '../networks/networkCase.ts';
import {transformerPerturbation as recursion} from '../networks/transformerPerturbation.ts';

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
