import {add, div, point, sub} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {pathPairs, settled, worstOf} from '../../radReg/alongPath.ts';

/** All ordered pairs of the class count as approximate minimisers, each with its exact gap. Attained by exact ties. */
export const radregPathComplexity = defineClaim({
  id: 'radreg-path-complexity',
  title: 'RadReg path, the Rademacher term does not grow',
  statement: String.raw`\lambda_1<\lambda_2:\quad\hat R_S(F\circ h_2)-\hat R_S(F\circ h_1)\le\frac{e_1+e_2}{\lambda_2-\lambda_1}`,
  source: 'theory section 7, path monotonicity; docs/radreg.md',
  kind: 'deterministic',
  needs: {heads: 'any'},
  hypotheses: [],
  evaluate: (c) =>
    worstOf(
      pathPairs(c).map(({first, second, lambda1, lambda2, e1, e2, other1, other2}) => {
        const apart = point(lambda2 - lambda1);
        const grown = first.table === second.table ? point(0) : sub(second.complexity, first.complexity);
        return settled(
          grown,
          ['(e1+e2)/(lambda2-lambda1)', div(add(e1, e2), apart)],
          div(add(other1, other2), apart),
        );
      }),
    ),
});
