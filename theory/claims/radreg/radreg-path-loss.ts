import {add, div, point, scale} from '../../arithmetic/interval.ts';
import {minus, toInterval} from '../../arithmetic/rational.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {pathPairs, settled, worstOf} from '../../radReg/alongPath.ts';
import {stated} from '../../statement/inequality.ts';
import {LAMBDAS} from './radreg-path-complexity.ts';

const FALL = String.raw`\hat L_U(g_1,h_1)-\hat L_U(g_2,h_2)`;

/** The price of the smaller Rademacher term: the pretext loss does not fall. */
export const radregPathLoss = defineClaim({
  id: 'radreg-path-loss',
  title: 'RadReg path, the pretext loss does not fall',
  ...stated(
    FALL,
    {gaps: String.raw`\frac{\lambda_2e_1+\lambda_1e_2}{\lambda_2-\lambda_1}`},
    {given: LAMBDAS},
  ),
  source: 'theory section 7, path monotonicity; docs/radreg.md',
  kind: 'deterministic',
  needs: {heads: 'any'},
  hypotheses: [],
  evaluate: (c) =>
    worstOf(
      pathPairs(c).map(({first, second, lambda1, lambda2, e1, e2, other1, other2}) => {
        const apart = point(lambda2 - lambda1);
        return settled(
          toInterval(minus(first.loss, second.loss)),
          [
            '(lambda2 e1 + lambda1 e2)/(lambda2-lambda1)',
            div(add(scale(lambda2, e1), scale(lambda1, e2)), apart),
          ],
          div(add(scale(lambda2, other1), scale(lambda1, other2)), apart),
        );
      }),
    ),
});

export const mutants = [
  mutantOf(radregPathLoss, {
    id: 'radreg-path-loss-with-plain-gaps',
    title: 'RadReg path, the pretext loss falls by at most the gaps',
    ...stated(FALL, {gaps: 'e_1+e_2'}, {given: LAMBDAS}),
    why: 'the gaps are of the whole objective: near penalties let the loss differ by many times as much',
    evaluate: (c) =>
      worstOf(
        pathPairs(c).map(({first, second, e1, e2}) =>
          settled(toInterval(minus(first.loss, second.loss)), ['e1 + e2', add(e1, e2)]),
        ),
      ),
  }),
];
