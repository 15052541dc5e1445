import {roomForHead} from '../../theory/assumptions.ts';
import {defineClaim} from '../../theory/claim.ts';
import {contextEncoderTransferability} from '../../theory/claims/context-encoder-transferability.ts';

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
