import {sqrt} from '../arithmetic/elementary.ts';
import {scale} from '../arithmetic/interval.ts';
import {toInterval} from '../arithmetic/rational.ts';
import {memoised} from '../case/case.ts';
import {caseOn} from '../case/caseOn.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {contextEncoderHead} from '../claims/transferability/context-encoder-head.ts';
import {matrix, toRows} from '../linear/matrix.ts';
import {quadraticForm} from '../pretext/schurComplement.ts';
import {inequality} from '../statement/inequality.ts';
import {referenceHead, schurOf} from '../transfer/contextEncoder.ts';

/** The centred Schur complement is that of h with a constant feature beside it. */
export const contextEncoderHeadWithCentredMoments = defineClaim({
  ...contextEncoderHead,
  id: 'context-encoder-head-with-centred-moments',
  title: 'Context encoder, head on h for head on h°, with centred second moments',
  statement: String.raw`\inf_{F_R}L_U(f\circ h)-\inf_{F_{R_0}}L_U(f\circ h^\circ)\le G\sqrt{\theta^{\circ\top}\Lambda_{\mathrm{cov}}\,\theta^\circ}`,
  mutates: {
    claim: contextEncoderHead.id,
    why: 'heads have no bias: a constant part of h° that h lacks is lost to them',
  },
  evaluate(c) {
    const lambda = memoised(c, ['centred Lambda'], () =>
      schurOf(caseOn(c, matrix(toRows(c.representation).map((row) => [...row, 1])))),
    );
    const spread = sqrt(toInterval(quadraticForm(lambda, referenceHead(c))));
    return inequality(contextEncoderHead.evaluate(c).lhs, {
      'G sqrt(theta° Lambda_cov theta°)': scale(constants(c).G, spread),
    });
  },
});
