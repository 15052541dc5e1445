import {sqrt} from '../arithmetic/elementary.ts';
import {scale} from '../arithmetic/interval.ts';
import {times, toInterval} from '../arithmetic/rational.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {contextEncoderTransferabilityPublished} from '../claims/transferability/context-encoder-transferability-published.ts';
import {exactColumn, inner} from '../linear/exactMatrix.ts';
import {traceForm} from '../pretext/schurComplement.ts';
import {inequality} from '../statement/inequality.ts';
import {decoderOf, headLoss, referenceHead, schurOf} from '../transfer/contextEncoder.ts';

export const contextEncoderWithoutSingularValue = defineClaim({
  ...contextEncoderTransferabilityPublished,
  id: 'context-encoder-without-singular-value',
  title: 'Context encoder, transferability, C = G |theta°| without 1/s',
  statement: String.raw`\inf_{F_R}L_U(f\circ h)-\inf_{F_{R_0}}L_U(f\circ h^\circ)\le G\,|\theta^\circ|\,\big(\inf_W L_U(W,h)-L_U(W^\circ,h^\circ)\big)^{1/2}`,
  mutates: {
    claim: contextEncoderTransferabilityPublished.id,
    why: 'a decoder that shrinks h° makes the pretext gap small and leaves the task as it is',
  },
  evaluate(c) {
    const theta = exactColumn(referenceHead(c));
    const squared = times(inner(theta, theta), traceForm(schurOf(c), decoderOf(c)));
    return inequality(headLoss(c), {
      'G |theta°| (pretext gap)^(1/2)': scale(constants(c).G, sqrt(toInterval(squared))),
    });
  },
});
