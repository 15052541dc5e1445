import {add, div, point, sub, WHOLE} from '../arithmetic/interval.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {radregPathComplexity} from '../claims/radreg/radreg-path-complexity.ts';
import {pathPairs, settled, worstOf} from '../radReg/alongPath.ts';

export const radregPathReversed = defineClaim({
  ...radregPathComplexity,
  id: 'radreg-path-reversed',
  title: 'RadReg path, reversed',
  statement: String.raw`\lambda_1<\lambda_2:\quad\hat R_S(F\circ h_1)-\hat R_S(F\circ h_2)\le\frac{e_1+e_2}{\lambda_2-\lambda_1}`,
  mutates: {
    claim: radregPathComplexity.id,
    why: 'a heavier penalty moves the minimiser to a smaller Rademacher term, not to a larger one',
  },
  evaluate: (c) =>
    worstOf(
      pathPairs(c).map(({first, second, lambda1, lambda2, e1, e2}) => {
        const grown = first.table === second.table ? point(0) : sub(first.complexity, second.complexity);
        const gaps = div(add(e1, e2), point(lambda2 - lambda1));
        return settled(grown, ['(e1+e2)/(lambda2-lambda1)', gaps], WHOLE);
      }),
    ),
});
