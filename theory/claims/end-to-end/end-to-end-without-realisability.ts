import {defineClaim} from '../../claim/defineClaim.ts';
import {endToEndOn, unrealisableTransfer} from '../../endToEnd/endToEndBound.ts';
import {decodableHead, referenceInBall} from '../../endToEnd/hypotheses.ts';

/** For pretexts that nothing realises, such as images: the reference is any network fixed before the data. */
export const endToEndWithoutRealisability = defineClaim({
  id: 'end-to-end-without-realisability',
  title: 'End to end without (A1), any reference',
  statement: String.raw`\mathcal E_T(\hat f,\hat h)\le\text{estimation}+G\,|(W^{\circ\top})^+\theta^\circ|\Big[\big(L_U(W^\circ,h^\circ)+\Delta\big)^{1/2}+L_U(W^\circ,h^\circ)^{1/2}\Big]+2B\,\mathrm{TV}(T,U)+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  source: 'theory sections 1, 2, 4 and 6 chained, triangle inequality for (A1); docs/theory/end-to-end.md',
  subject: 'endToEnd',
  kind: 'end-to-end',
  needs: {},
  hypotheses: [decodableHead, referenceInBall],
  prepare: (c) => (pretraining) => endToEndOn(c, pretraining, unrealisableTransfer).judge,
});
