import {sqrt} from '../../arithmetic/elementary.ts';
import {scale} from '../../arithmetic/interval.ts';
import {toInterval} from '../../arithmetic/rational.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {quadraticForm} from '../../pretext/schurComplement.ts';
import {inequality} from '../../statement/inequality.ts';
import {roomForHead, visibleOnly} from '../../transfer/assumptions.ts';
import {headLoss, referenceHead, schurOf} from '../../transfer/contextEncoder.ts';
import {exactHeadSlack} from '../../transfer/exactHeadLoss.ts';

/** What a head loses when h replaces h°, under head room alone. */
export const contextEncoderHead = defineClaim({
  id: 'context-encoder-head',
  title: 'Context encoder, head on h for head on h°',
  statement: String.raw`\inf_{F_R}L_U(f\circ h)-\inf_{F_{R_0}}L_U(f\circ h^\circ)\le G\sqrt{\theta^{\circ\top}\Lambda\,\theta^\circ}`,
  source: 'theory section 4, second line; docs/theory/transferability.md',
  kind: 'deterministic',
  needs: {heads: 'ball', realisable: true},
  hypotheses: [visibleOnly, roomForHead],
  evaluate(c) {
    const square = quadraticForm(schurOf(c), referenceHead(c));
    return inequality(
      headLoss(c),
      {'G sqrt(theta° Lambda theta°)': scale(constants(c).G, sqrt(toInterval(square)))},
      exactHeadSlack(c, square),
    );
  },
});
