import {add, scale, sub} from '../arithmetic/interval.ts';
import {bestHead, bestOverall, lawChange} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {transferDecomposition} from '../claims/decomposition/transfer-decomposition.ts';
import {inequality} from '../statement/inequality.ts';
import {transferredHead, transferTerm} from '../transfer/decomposition.ts';

export const decompositionWithoutTaskHeterogeneity = defineClaim({
  ...transferDecomposition,
  id: 'decomposition-without-task-heterogeneity',
  title: 'Transfer decomposition without task heterogeneity',
  statement: String.raw`\mathcal E_T(\hat f,h)\le[L_T(\hat f\circ h)-\inf_{F_R}L_T(f\circ h)]+C\,\mathcal E_U(\hat g,h)^\beta+2B\,\mathrm{TV}(T,U)`,
  mutates: {
    claim: transferDecomposition.id,
    why: 'the reference h° need not be the best representation for the downstream task',
  },
  evaluate(c) {
    const {excess, estimation} = transferredHead(c);
    const transfer = transferTerm(c);
    const shift = scale(2, lawChange(c));
    const beyond = sub(bestHead(c, 'T', c.representation, c.heads).value, bestOverall(c));
    return inequality(
      excess,
      {estimation, 'C E_U^beta': transfer, '2 B TV(T,U)': shift},
      sub(add(transfer, shift), beyond),
    );
  },
});
