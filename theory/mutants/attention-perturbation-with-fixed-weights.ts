import {ZERO} from '../arithmetic/interval.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {attentionInequality, attentionPerturbation} from '../claims/networks/attention-perturbation.ts';
import type {NetworkCase} from '../networks/networkCase.ts';
import {attentionStep, type BlockNorms} from '../networks/transformerPerturbation.ts';

/** m = 0 and Dm = 0. */
const withoutLogits = (norms: BlockNorms): BlockNorms => ({
  ...norms,
  query: norms.query.map(() => ZERO),
  key: norms.key.map(() => ZERO),
});

export const attentionPerturbationWithFixedWeights = defineClaim({
  ...attentionPerturbation,
  id: 'attention-perturbation-with-fixed-weights',
  title: 'Attention, change of rows and parameters, as if its weights did not change',
  statement: String.raw`\max_p|y_p-y_p'|\le[1+oV]\,\delta+o\big(\sum_h\Delta v_h^2\big)^{1/2}+V\Delta o`,
  mutates: {
    claim: attentionPerturbation.id,
    why: 'queries and keys move the weights of the mixture, at no cost to the rows or the values',
  },
  evaluate: (c: NetworkCase) =>
    attentionInequality(c, (delta, width, {norms, changes}) =>
      attentionStep(delta, width, withoutLogits(norms), withoutLogits(changes)),
    ),
});
