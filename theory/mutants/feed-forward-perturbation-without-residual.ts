import {add, mul} from '../arithmetic/interval.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {
  feedForwardInequality,
  feedForwardPerturbation,
} from '../claims/networks/feed-forward-perturbation.ts';
import type {NetworkCase} from '../networks/networkCase.ts';

export const feedForwardPerturbationWithoutResidual = defineClaim({
  ...feedForwardPerturbation,
  id: 'feed-forward-perturbation-without-residual',
  title: 'Feed-forward with residual, change of rows and parameters, with w1 w2 for 1 + w1 w2',
  statement: String.raw`\max_p|y_p+\phi(y_p)-y_p'-\phi'(y_p')|\le w_1w_2\,\zeta+b(w_2\Delta w_1+w_1\Delta w_2)`,
  mutates: {
    claim: feedForwardPerturbation.id,
    why: 'the residual carries the distance of the rows itself',
  },
  evaluate: (c: NetworkCase) =>
    feedForwardInequality(c, (zeta, b, feed1, feed2) => {
      const own = add(mul(feed2.norm, feed1.change), mul(feed1.norm, feed2.change));
      return add(mul(mul(feed1.norm, feed2.norm), zeta), mul(b, own));
    }),
});
