import {sqrt} from '../../arithmetic/elementary.ts';
import {scale} from '../../arithmetic/interval.ts';
import {times, toInterval} from '../../arithmetic/rational.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {traceForm} from '../../pretext/schurComplement.ts';
import {inequality} from '../../statement/inequality.ts';
import {decodableHead, realisablePretext, roomForHead, visibleOnly} from '../../transfer/assumptions.ts';
import {decoderOf, headLoss, preimageOf, schurOf} from '../../transfer/contextEncoder.ts';
import {exactHeadSlack} from '../../transfer/exactHeadLoss.ts';

/** beta = 1/2 with C = G |(W°^T)^+ theta°|. The product under the root is one exact rational. */
export const contextEncoderTransferability = defineClaim({
  id: 'context-encoder-transferability',
  title: 'Context encoder, transferability',
  statement: String.raw`\inf_{F_R}L_U(f\circ h)-\inf_{F_{R_0}}L_U(f\circ h^\circ)\le G\,|(W^{\circ\top})^+\theta^\circ|\,\big(\inf_W L_U(W,h)-L_U(W^\circ,h^\circ)\big)^{1/2}`,
  source:
    'theory section 4; Deng, Hong, Zhou, Mahdavi 2024, context encoder, with the sharper constant; docs/theory/transferability.md',
  kind: 'deterministic',
  needs: {heads: 'ball', realisable: true},
  hypotheses: [visibleOnly, realisablePretext, decodableHead, roomForHead],
  evaluate(c) {
    const squared = times(preimageOf(c).square, traceForm(schurOf(c), decoderOf(c)));
    return inequality(
      headLoss(c),
      {'C (pretext gap)^(1/2)': scale(constants(c).G, sqrt(toInterval(squared)))},
      exactHeadSlack(c, squared),
    );
  },
});
