import {defineClaim} from '../claim/defineClaim.ts';
import {contextEncoderTransferability} from '../claims/transferability/context-encoder-transferability.ts';
import {decodableHead} from '../transfer/assumptions.ts';

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
