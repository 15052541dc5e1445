import {defineClaim} from '../../claim/defineClaim.ts';
import {endToEndOn, realisableTransfer} from '../../endToEnd/endToEndBound.ts';
import {decodableHead, realisablePretext, referenceInBall} from '../../endToEnd/hypotheses.ts';

/** Proof: theory/endToEnd/endToEndBound.ts. */
export const endToEndContextEncoder = defineClaim({
  id: 'end-to-end-context-encoder',
  title: 'End to end, context encoder',
  statement: String.raw`\mathcal E_T(\hat f,\hat h)\le\tfrac{2GR}{n}\sqrt{\textstyle\sum_D|\hat h_i|^2}+4B\sqrt{\tfrac{\ln(1/\nu)}{2n}}+\epsilon_{opt}+G\,|(W^{\circ\top})^+\theta^\circ|\Big(\hat L_U(\hat g,\hat h)-\hat L_U(W^\circ,h^\circ)+\inf_\epsilon\big[2\Lambda\epsilon+B_\ell\sqrt{\tfrac{p\ln(1+2r/\epsilon)}{2N}}\big]+2B_\ell\sqrt{\tfrac{\ln(1/\nu')}{2N}}\Big)_+^{1/2}+2B\,\mathrm{TV}(T,U)+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  source: 'theory sections 1, 2, 4 and 6 chained; docs/theory/end-to-end.md',
  subject: 'endToEnd',
  kind: 'end-to-end',
  needs: {network: 'deep', realisable: true},
  hypotheses: [realisablePretext, decodableHead, referenceInBall],
  prepare: (c) => (pretraining) => endToEndOn(c, pretraining, realisableTransfer).judge,
});
