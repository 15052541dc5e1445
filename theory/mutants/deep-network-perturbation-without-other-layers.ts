import {mul} from '../arithmetic/interval.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {deepInequality, deepNetworkPerturbation} from '../claims/networks/deep-network-perturbation.ts';
import type {NetworkCase} from '../networks/networkCase.ts';

export const deepNetworkPerturbationWithoutOtherLayers = defineClaim({
  ...deepNetworkPerturbation,
  id: 'deep-network-perturbation-without-other-layers',
  title: "Deep network, change of parameters, without the other layers' product",
  statement: String.raw`|f_W(x)-f_{W'}(x)|\le|x|\sum_i|W_i-W_i'|`,
  mutates: {
    claim: deepNetworkPerturbation.id,
    why: 'the other layers magnify a change of one layer by the product of their norms',
  },
  evaluate: (c: NetworkCase) =>
    deepInequality(c, (input, _norms, changes) => changes.map((change) => mul(input, change))),
});
