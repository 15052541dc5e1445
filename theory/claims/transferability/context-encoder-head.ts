import {sqrt} from '../../arithmetic/elementary.ts';
import {scale} from '../../arithmetic/interval.ts';
import {toInterval} from '../../arithmetic/rational.ts';
import {type Case, caseOn, memoised} from '../../case/case.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {matrix, toRows} from '../../linear/matrix.ts';
import {quadraticForm} from '../../pretext/schurComplement.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';
import {roomForHead, visibleOnly} from '../../transfer/assumptions.ts';
import {headLoss, headLossLimits, referenceHead, schurOf} from '../../transfer/contextEncoder.ts';
import {exactHeadSlack} from '../../transfer/exactGaps.ts';
import {HEAD_LOSS} from './transferLatex.ts';

/** What a head loses when h replaces h°, under head room alone. */
export const contextEncoderHead = defineClaim({
  id: 'context-encoder-head',
  title: 'Context encoder, head on h for head on h°',
  ...stated(HEAD_LOSS, {transfer: String.raw`G\sqrt{\theta^{\circ\top}\Lambda\,\theta^\circ}`}),
  source: 'theory section 4, second line; docs/theory/transferability.md',
  kind: 'deterministic',
  needs: {heads: 'ball', realisable: true},
  hypotheses: [visibleOnly, roomForHead],
  evaluate(c) {
    const square = quadraticForm(schurOf(c), referenceHead(c));
    return inequality(
      headLoss(c),
      {transfer: named('G sqrt(theta° Lambda theta°)', scale(constants(c).G, sqrt(toInterval(square))))},
      {slack: exactHeadSlack(c, square), ...headLossLimits(c)},
    );
  },
});

/** The centred Schur complement is that of h with a constant feature appended. */
const centredLambda = (c: Case) =>
  memoised(c, ['centred Lambda'], () =>
    schurOf(caseOn(c, matrix(toRows(c.representation).map((row) => [...row, 1])))),
  );

export const mutants = [
  mutantOf(contextEncoderHead, {
    id: 'context-encoder-head-with-centred-moments',
    title: 'Context encoder, head on h for head on h°, with centred second moments',
    ...stated(HEAD_LOSS, {
      transfer: String.raw`G\sqrt{\theta^{\circ\top}\Lambda_{\mathrm{cov}}\,\theta^\circ}`,
    }),
    why: 'heads have no bias: a constant part of h° that h lacks is lost to them',
    evaluate(c) {
      const spread = sqrt(toInterval(quadraticForm(centredLambda(c), referenceHead(c))));
      return inequality(contextEncoderHead.evaluate(c).lhs, {
        transfer: named('G sqrt(theta° Lambda_cov theta°)', scale(constants(c).G, spread)),
      });
    },
  }),
];
