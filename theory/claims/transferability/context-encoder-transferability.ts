import {sqrt} from '../../arithmetic/elementary.ts';
import {scale} from '../../arithmetic/interval.ts';
import {times, toInterval} from '../../arithmetic/rational.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {traceForm} from '../../pretext/schurComplement.ts';
import {inequality, named} from '../../statement/inequality.ts';
import {stated} from '../../statement/statementParts.ts';
import {decodableHead, realisablePretext, roomForHead, visibleOnly} from '../../transfer/assumptions.ts';
import {decoderOf, headLoss, preimageOf, schurOf} from '../../transfer/contextEncoder.ts';
import {exactHeadSlack} from '../../transfer/exactHeadLoss.ts';
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
      {slack: exactHeadSlack(c, squared)},
    );
  },
});
