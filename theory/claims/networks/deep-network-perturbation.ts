import {type Interval, mul, sum} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {normBound, rowNorms} from '../../linear/norms/matrixNorms.ts';
import {deepNetwork, layerNames, parameter, sharedInput} from '../../networks/evaluateNetwork.ts';
import type {NetworkCase} from '../../networks/networkCase.ts';
import {sizesOf} from '../../networks/networkNorms.ts';
import {deepPerturbation} from '../../networks/transformerPerturbation.ts';
import {type Inequality, inequality, named, stated} from '../../statement/inequality.ts';

/** The row of the input with the largest change against any bound that is a multiple of |x|. */
function deepInequality(
  c: NetworkCase,
  bound: (inputNorm: Interval, norms: readonly Interval[], changes: readonly Interval[]) => Interval[],
): Inequality {
  const moved = rowNorms(deepNetwork(c).change);
  const found = rowNorms(sharedInput(c).first).map((length, j) => {
    const lhs = moved[j]!;
    const strict = lhs.lo < lhs.hi;
    const sizes = layerNames(c).map((name) => sizesOf(parameter(c, name), strict));
    const shares = bound(
      normBound(length, strict),
      sizes.map(({norm}) => norm),
      sizes.map(({change}) => change),
    );
    return inequality(lhs, {
      parameters: named("|x| sum_i |W_i - W_i'| prod_{j != i} s_j", sum(shares)),
    });
  });
  return found.reduce((a, b) => (b.slack.lo < a.slack.lo ? b : a));
}

/** Attained by scalars; s_i are certified upper bounds on the spectral norms of both sets. */
export const deepNetworkPerturbation = defineClaim({
  id: 'deep-network-perturbation',
  subject: 'network',
  title: 'Deep network, change of parameters',
  ...stated("|f_W(x)-f_{W'}(x)|", {
    parameters: String.raw`|x|\Big(\prod_is_i\Big)\sum_i|W_i-W_i'|/s_i`,
  }),
  source: 'theory section 6; compare Neyshabur, Bhojanapalli, Srebro 2018, lemma 2; docs/theory/lipschitz.md',
  kind: 'deterministic',
  needs: {network: 'deep'},
  hypotheses: [],
  evaluate: (c) => deepInequality(c, deepPerturbation),
});

export const mutants = [
  mutantOf(deepNetworkPerturbation, {
    id: 'deep-network-perturbation-without-other-layers',
    title: "Deep network, change of parameters, without the other layers' product",
    ...stated("|f_W(x)-f_{W'}(x)|", {parameters: String.raw`|x|\sum_i|W_i-W_i'|`}),
    why: 'the other layers magnify a change of one layer by the product of their norms',
    evaluate: (c) =>
      deepInequality(c, (input, _norms, changes) => changes.map((change) => mul(input, change))),
  }),
];
