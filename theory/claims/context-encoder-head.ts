import {roomForHead, visibleOnly} from '../assumptions.ts';
import {defineClaim, inequality} from '../claim.ts';
import {headLoss, referenceHead, schurOf} from '../contextEncoder.ts';
import {sqrt} from '../elementary.ts';
import {exactHeadSlack} from '../exactHeadLoss.ts';
import {scale} from '../interval.ts';
import {constants} from '../quantities.ts';
import {toInterval} from '../rational.ts';
import {quadraticForm} from '../schurComplement.ts';

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
