import {scale, sub} from '../arithmetic/interval.ts';
import {lawChange} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {transferDecompositionPublished} from '../claims/decomposition/transfer-decomposition-published.ts';
import {inequality} from '../statement/inequality.ts';
import {taskHeterogeneity, transferredGap, transferredHead} from '../transfer/decomposition.ts';

export const decompositionWithoutTransferability = defineClaim({
  ...transferDecompositionPublished,
  id: 'decomposition-without-transferability',
  title: 'Transfer decomposition, published, without the transferability term',
  statement: String.raw`\mathcal E_T(\hat f,h)\le[L_T(\hat f\circ h)-\inf_{F_R}L_T(f\circ h)]+4B\,\mathrm{TV}(T,U)+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  mutates: {
    claim: transferDecompositionPublished.id,
    why: 'an h that is worse than h° at the pretext can be worse for the task under the same law',
  },
  evaluate(c) {
    const {excess, estimation} = transferredHead(c);
    const shift = scale(4, lawChange(c));
    return inequality(
      excess,
      {estimation, '4 B TV(T,U)': shift, 'task heterogeneity': taskHeterogeneity(c)},
      sub(shift, transferredGap(c)),
    );
  },
});
