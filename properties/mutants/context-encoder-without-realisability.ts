import {realisablePretext} from '../../theory/assumptions.ts';
import {defineClaim, type Hypothesis, inequality} from '../../theory/claim.ts';
import {contextEncoderTransferability} from '../../theory/claims/context-encoder-transferability.ts';
import {decoderOf, headLoss, preimageOf, targetOf} from '../../theory/contextEncoder.ts';
import {sqrt} from '../../theory/elementary.ts';
import {exactPretextGap} from '../../theory/exactPretextGap.ts';
import {positivePart, scale} from '../../theory/interval.ts';
import {exactInfimum, exactPretextLoss} from '../../theory/leastSquares.ts';
import {constants} from '../../theory/quantities.ts';
import {compare, times, toInterval} from '../../theory/rational.ts';

/** What is left of A1: W° is a best decoder on h°. */
const bestDecoder: Hypothesis = {
  name: 'W° is a best decoder on h°',
  holds(c) {
    const {pool, reference} = c;
    const target = targetOf(c);
    const loss = exactPretextLoss(pool.U, pool.total, reference, decoderOf(c), target);
    return compare(loss, exactInfimum(pool.U, pool.total, reference, target)) === 0;
  },
};

export const contextEncoderWithoutRealisability = defineClaim({
  ...contextEncoderTransferability,
  id: 'context-encoder-without-realisability',
  title: 'Context encoder, transferability without A1',
  hypotheses: contextEncoderTransferability.hypotheses.map((one) =>
    one === realisablePretext ? bestDecoder : one,
  ),
  mutates: {
    claim: contextEncoderTransferability.id,
    why: 'an h that predicts what h° leaves of the target makes up for what the task needs',
  },
  evaluate(c) {
    // Without A1 the gap may be negative.
    const squared = positivePart(toInterval(times(preimageOf(c).square, exactPretextGap(c))));
    return inequality(headLoss(c), {
      'C (pretext gap)^(1/2)': scale(constants(c).G, sqrt(squared)),
    });
  },
});
