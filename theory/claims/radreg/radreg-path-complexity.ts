import {add, div, type Interval, point, sub, ZERO} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {pathPairs, settled, worstOf} from '../../radReg/alongPath.ts';
import type {Candidate} from '../../radReg/candidates.ts';
import {stated} from '../../statement/statementParts.ts';

/** What stands before the statements about a path. */
export const LAMBDAS = String.raw`\lambda_1<\lambda_2:\quad`;
export const GAPS = String.raw`\frac{e_1+e_2}{\lambda_2-\lambda_1}`;

/** How much the Rademacher term of `to` is above that of `from`; exactly 0 where both have one table. */
export function complexityGrowth(from: Candidate, to: Candidate): Interval {
  return from.table === to.table ? ZERO : sub(to.complexity, from.complexity);
}

/** All ordered pairs of the class count as approximate minimisers, each with its exact gap. Attained by exact ties. */
export const radregPathComplexity = defineClaim({
  id: 'radreg-path-complexity',
  title: 'RadReg path, the Rademacher term does not grow',
  ...stated(String.raw`\hat R_S(F\circ h_2)-\hat R_S(F\circ h_1)`, {gaps: GAPS}, {given: LAMBDAS}),
  source: 'theory section 7, path monotonicity; docs/radreg.md',
  kind: 'deterministic',
  needs: {heads: 'any'},
  hypotheses: [],
  evaluate: (c) =>
    worstOf(
      pathPairs(c).map(({first, second, lambda1, lambda2, e1, e2, other1, other2}) => {
        const apart = point(lambda2 - lambda1);
        return settled(
          complexityGrowth(first, second),
          ['(e1+e2)/(lambda2-lambda1)', div(add(e1, e2), apart)],
          div(add(other1, other2), apart),
        );
      }),
    ),
});
