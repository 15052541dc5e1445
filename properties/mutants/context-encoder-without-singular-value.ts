import {defineClaim, inequality} from '../../theory/claim.ts';
import {contextEncoderTransferabilityPublished} from '../../theory/claims/context-encoder-transferability-published.ts';
import {decoderOf, headLoss, referenceHead, schurOf} from '../../theory/contextEncoder.ts';
import {sqrt} from '../../theory/elementary.ts';
import {exactColumn, inner} from '../../theory/exactMatrix.ts';
import {scale} from '../../theory/interval.ts';
import {constants} from '../../theory/quantities.ts';
import {times, toInterval} from '../../theory/rational.ts';
import {traceForm} from '../../theory/schurComplement.ts';

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
