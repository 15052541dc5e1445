import {add, WHOLE} from '../arithmetic/interval.ts';
import {minus, toInterval} from '../arithmetic/rational.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {radregPathLoss} from '../claims/radreg/radreg-path-loss.ts';
import {pathPairs, settled, worstOf} from '../radReg/alongPath.ts';

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
