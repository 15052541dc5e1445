import {defineClaim} from '../../theory/claim.ts';
import {radregPathLoss} from '../../theory/claims/radreg-path-loss.ts';
import {add, WHOLE} from '../../theory/interval.ts';
import {pathPairs, settled, worstOf} from '../../theory/radReg/alongPath.ts';
import {minus, toInterval} from '../../theory/rational.ts';

export const radregPathLossWithPlainGaps = defineClaim({
  ...radregPathLoss,
  id: 'radreg-path-loss-with-plain-gaps',
  title: 'RadReg path, the pretext loss falls by the gaps at most',
  statement: String.raw`\lambda_1<\lambda_2:\quad\hat L_U(g_1,h_1)-\hat L_U(g_2,h_2)\le e_1+e_2`,
  mutates: {
    claim: radregPathLoss.id,
    why: 'the gaps are of the whole objective: near penalties let the loss differ by many times as much',
  },
  evaluate: (c) =>
    worstOf(
      pathPairs(c).map(({first, second, e1, e2}) =>
        settled(toInterval(minus(first.loss, second.loss)), ['e1 + e2', add(e1, e2)], WHOLE),
      ),
    ),
});
