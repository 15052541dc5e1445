import {add, div, point, sub, WHOLE} from '../arithmetic/interval.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {radregPathComplexity} from '../claims/radreg/radreg-path-complexity.ts';
import {pathPairs, settled, worstOf} from '../radReg/alongPath.ts';

export const radregPathWithLargerDivisor = defineClaim({
  ...radregPathComplexity,
  id: 'radreg-path-with-larger-divisor',
  title: 'RadReg path, gaps over lambda2',
  statement: String.raw`\lambda_1<\lambda_2:\quad\hat R_S(F\circ h_2)-\hat R_S(F\circ h_1)\le\frac{e_1+e_2}{\lambda_2}`,
  mutates: {
    claim: radregPathComplexity.id,
    why: 'near each other two penalties tell their approximate minimisers apart no better than lambda2 - lambda1 allows',
  },
  evaluate: (c) =>
    worstOf(
      pathPairs(c).map(({first, second, lambda2, e1, e2}) => {
        const grown = first.table === second.table ? point(0) : sub(second.complexity, first.complexity);
        return settled(grown, ['(e1+e2)/lambda2', div(add(e1, e2), point(lambda2))], WHOLE);
      }),
    ),
});
