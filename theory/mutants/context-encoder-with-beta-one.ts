import {mul, scale} from '../arithmetic/interval.ts';
import {toInterval} from '../arithmetic/rational.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {contextEncoderTransferability} from '../claims/transferability/context-encoder-transferability.ts';
import {traceForm} from '../pretext/schurComplement.ts';
import {inequality} from '../statement/inequality.ts';
import {decoderOf, headLoss, preimageOf, schurOf} from '../transfer/contextEncoder.ts';

export const contextEncoderWithBetaOne = defineClaim({
  ...contextEncoderTransferability,
  id: 'context-encoder-with-beta-one',
  title: 'Context encoder, transferability with beta = 1',
  statement: String.raw`\inf_{F_R}L_U(f\circ h)-\inf_{F_{R_0}}L_U(f\circ h^\circ)\le G\,|(W^{\circ\top})^+\theta^\circ|\,\big(\inf_W L_U(W,h)-L_U(W^\circ,h^\circ)\big)`,
  mutates: {
    claim: contextEncoderTransferability.id,
    why: 'a pretext gap below 1 is smaller than its root, and the head loses the root',
  },
  evaluate(c) {
    const gap = toInterval(traceForm(schurOf(c), decoderOf(c)));
    return inequality(headLoss(c), {
      'C (pretext gap)': scale(constants(c).G, mul(preimageOf(c).norm, gap)),
    });
  },
});
