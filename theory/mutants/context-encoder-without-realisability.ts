import {sqrt} from '../arithmetic/elementary.ts';
import {positivePart, scale} from '../arithmetic/interval.ts';
import {compare, times, toInterval} from '../arithmetic/rational.ts';
import type {Hypothesis} from '../case/hypothesis.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {contextEncoderTransferability} from '../claims/transferability/context-encoder-transferability.ts';
import {exactInfimum, exactPretextLoss} from '../pretext/leastSquares.ts';
import {inequality} from '../statement/inequality.ts';
import {realisablePretext} from '../transfer/assumptions.ts';
import {decoderOf, headLoss, preimageOf, targetOf} from '../transfer/contextEncoder.ts';
import {exactPretextGap} from '../transfer/exactPretextGap.ts';

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
