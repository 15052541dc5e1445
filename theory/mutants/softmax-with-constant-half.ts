import {max, scale, sum, ZERO} from '../arithmetic/interval.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {sizes, softmaxLipschitz} from '../claims/networks/softmax-lipschitz.ts';
import {parameter} from '../networks/evaluateNetwork.ts';
import type {NetworkCase} from '../networks/networkCase.ts';
import {softmaxRows} from '../networks/softmaxRows.ts';
import {inequality} from '../statement/inequality.ts';

export const softmaxWithConstantHalf = defineClaim({
  ...softmaxLipschitz,
  id: 'softmax-with-constant-half',
  title: 'Softmax, sup norm to l1 norm, with constant 1/2',
  statement: String.raw`|\mathrm{softmax}(a)-\mathrm{softmax}(b)|_1\le\tfrac12|a-b|_\infty`,
  mutates: {
    claim: softmaxLipschitz.id,
    why: '1/2 is the constant from l2 to l2; from sup norm to l1 norm two logits that part lose twice that',
  },
  evaluate(c: NetworkCase) {
    const logits = parameter(c, 'vector');
    const lhs = sum(sizes(softmaxRows(logits).change));
    return inequality(lhs, {'|a - b|_inf / 2': scale(0.5, sizes(logits.change).reduce(max, ZERO))});
  },
});
