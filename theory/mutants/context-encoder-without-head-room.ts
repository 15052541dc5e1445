import {defineClaim} from '../claim/defineClaim.ts';
import {contextEncoderTransferability} from '../claims/transferability/context-encoder-transferability.ts';
import {roomForHead} from '../transfer/assumptions.ts';

export const contextEncoderWithoutHeadRoom = defineClaim({
  ...contextEncoderTransferability,
  id: 'context-encoder-without-head-room',
  title: 'Context encoder transferability without A3',
  // Settings whose radius is not raised to fit.
  needs: {heads: 'ball', trained: true},
  hypotheses: contextEncoderTransferability.hypotheses.filter((hypothesis) => hypothesis !== roomForHead),
  mutates: {
    claim: contextEncoderTransferability.id,
    why: 'h can be h° scaled down: the pretext loses nothing, the head of radius R does',
  },
});
