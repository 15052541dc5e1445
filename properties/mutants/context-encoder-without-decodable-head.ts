import {decodableHead} from '../../theory/assumptions.ts';
import {defineClaim} from '../../theory/claim.ts';
import {contextEncoderTransferability} from '../../theory/claims/context-encoder-transferability.ts';

export const contextEncoderWithoutDecodableHead = defineClaim({
  ...contextEncoderTransferability,
  id: 'context-encoder-without-decodable-head',
  title: 'Context encoder, transferability without A2',
  hypotheses: contextEncoderTransferability.hypotheses.filter((one) => one !== decodableHead),
  mutates: {
    claim: contextEncoderTransferability.id,
    why: 'what the decoder does not read of h° costs the pretext nothing, and theta° may read it',
  },
});
