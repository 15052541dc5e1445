import {sqrt} from '../../arithmetic/elementary.ts';
import {mul, positivePart, scale} from '../../arithmetic/interval.ts';
import {compare, times, toInterval} from '../../arithmetic/rational.ts';
import type {Hypothesis} from '../../case/case.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf, withoutHypothesis} from '../../claim/mutate.ts';
import {exactInfimum, exactPretextLoss} from '../../pretext/leastSquares.ts';
import {traceForm} from '../../pretext/schurComplement.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';
import {decodableHead, realisablePretext, roomForHead, visibleOnly} from '../../transfer/assumptions.ts';
import {
  decoderOf,
  headLoss,
  headLossLimits,
  preimageOf,
  schurOf,
  targetOf,
} from '../../transfer/contextEncoder.ts';
import {exactHeadSlack, exactPretextGap} from '../../transfer/exactGaps.ts';
import {HEAD_LOSS, pretextGap, SHARP_CONSTANT} from './transferLatex.ts';

/** beta = 1/2 with C = G |(W°^T)^+ theta°|. The product under the root is one exact rational. */
export const contextEncoderTransferability = defineClaim({
  id: 'context-encoder-transferability',
  title: 'Context encoder, transferability',
  ...stated(HEAD_LOSS, {transfer: `${SHARP_CONSTANT}${pretextGap('U')}`}),
  source:
    'theory section 4; Deng, Hong, Zhou, Mahdavi 2024, context encoder, with the sharper constant; docs/theory/transferability.md',
  kind: 'deterministic',
  needs: {heads: 'ball', realisable: true},
  hypotheses: [visibleOnly, realisablePretext, decodableHead, roomForHead],
  evaluate(c) {
    const squared = times(preimageOf(c).square, traceForm(schurOf(c), decoderOf(c)));
    return inequality(
      headLoss(c),
      {transfer: named('C (pretext gap)^(1/2)', scale(constants(c).G, sqrt(toInterval(squared))))},
      {slack: exactHeadSlack(c, squared), ...headLossLimits(c)},
    );
  },
});

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

export const mutants = [
  mutantOf(contextEncoderTransferability, {
    id: 'context-encoder-without-realisability',
    title: 'Context encoder, transferability without A1',
    hypotheses: contextEncoderTransferability.hypotheses.map((one) =>
      one === realisablePretext ? bestDecoder : one,
    ),
    why: 'an h that predicts what h° leaves of the target makes up for what the task needs',
    evaluate(c) {
      // Without A1 the gap may be negative.
      const squared = positivePart(toInterval(times(preimageOf(c).square, exactPretextGap(c))));
      return inequality(headLoss(c), {
        transfer: named('C (pretext gap)^(1/2)', scale(constants(c).G, sqrt(squared))),
      });
    },
    fixture: {hunt: 1},
  }),
  withoutHypothesis(contextEncoderTransferability, 'A2 theta° in the row space of W°', {
    id: 'context-encoder-without-decodable-head',
    title: 'Context encoder, transferability without A2',
    why: 'what the decoder does not read of h° costs the pretext nothing, and theta° may read it',
  }),
  withoutHypothesis(contextEncoderTransferability, 'A3 head room', {
    id: 'context-encoder-without-head-room',
    title: 'Context encoder, transferability without A3',
    // Settings whose radius is not raised to fit.
    needs: {heads: 'ball', trained: true},
    why: 'h can be h° scaled down: the pretext loses nothing, the head of radius R does',
  }),
  mutantOf(contextEncoderTransferability, {
    id: 'context-encoder-with-beta-one',
    title: 'Context encoder, transferability with beta = 1',
    ...stated(HEAD_LOSS, {transfer: `${SHARP_CONSTANT}${pretextGap('U', '')}`}),
    why: 'a pretext gap below 1 is smaller than its root, and the head loses the root',
    evaluate(c) {
      const gap = toInterval(traceForm(schurOf(c), decoderOf(c)));
      return inequality(headLoss(c), {
        transfer: named('C (pretext gap)', scale(constants(c).G, mul(preimageOf(c).norm, gap))),
      });
    },
  }),
];
