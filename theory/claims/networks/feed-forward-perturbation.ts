import {add, type Interval, max, mul} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {maxRowNorm, normBound} from '../../linear/norms/matrixNorms.ts';
import {feedForward, parameter} from '../../networks/evaluateNetwork.ts';
import type {NetworkCase} from '../../networks/networkCase.ts';
import {type Sizes, sizesOf} from '../../networks/networkNorms.ts';
import {plus} from '../../networks/pair.ts';
import {feedForwardStep} from '../../networks/transformerPerturbation.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

/** Feed-forward with its residual on rows of any length, against a bound from their length, distance and the norms. */
function feedForwardInequality(
  c: NetworkCase,
  bound: (zeta: Interval, b: Interval, feed1: Sizes, feed2: Sizes) => Interval,
) {
  const y = parameter(c, 'input');
  const lhs = maxRowNorm(plus(y, feedForward(c, y, '')).change);
  const strict = lhs.lo < lhs.hi;
  const length = normBound(max(maxRowNorm(y.first), maxRowNorm(y.second)), strict);
  const [feed1, feed2] = ['feed.1', 'feed.2'].map((name) => sizesOf(parameter(c, name), strict));
  const rhs = bound(normBound(maxRowNorm(y.change), strict), length, feed1!, feed2!);
  return inequality(lhs, {
    'rows and parameters': named('(1 + w1 w2) zeta + b (w2 Dw1 + w1 Dw2)', rhs),
  });
}

const feedForwardStated = (rows: string) =>
  stated(String.raw`\max_p|y_p+\phi(y_p)-y_p'-\phi'(y_p')|`, {
    'rows and parameters': String.raw`${rows}+b(w_2\Delta w_1+w_1\Delta w_2)`,
  });

export const feedForwardPerturbation = defineClaim({
  id: 'feed-forward-perturbation',
  subject: 'network',
  title: 'Feed-forward with residual, change of rows and parameters',
  ...feedForwardStated(String.raw`(1+w_1w_2)\zeta`),
  source: 'theory section 6, inside delta prime; docs/theory/lipschitz.md',
  kind: 'deterministic',
  needs: {network: 'feed'},
  hypotheses: [],
  evaluate: (c) =>
    feedForwardInequality(c, (zeta, b, feed1, feed2) =>
      feedForwardStep(
        zeta,
        b,
        {feed1: feed1.norm, feed2: feed2.norm},
        {feed1: feed1.change, feed2: feed2.change},
      ),
    ),
});

export const mutants = [
  mutantOf(feedForwardPerturbation, {
    id: 'feed-forward-perturbation-without-residual',
    title: 'Feed-forward with residual, change of rows and parameters, with w1 w2 for 1 + w1 w2',
    ...feedForwardStated(String.raw`w_1w_2\,\zeta`),
    why: 'the residual carries the distance of the rows itself',
    evaluate: (c) =>
      feedForwardInequality(c, (zeta, b, feed1, feed2) => {
        const own = add(mul(feed2.norm, feed1.change), mul(feed1.norm, feed2.change));
        return add(mul(mul(feed1.norm, feed2.norm), zeta), mul(b, own));
      }),
  }),
];
