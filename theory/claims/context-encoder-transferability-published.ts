import {realisablePretext, roomForHead, visibleOnly} from '../assumptions.ts';
import type {Hypothesis} from '../claim.ts';
import {defineClaim, inequality} from '../claim.ts';
import {decoderOf, headLoss, referenceHead, schurOf} from '../contextEncoder.ts';
import {sqrt} from '../elementary.ts';
import {exactHeadSlack} from '../exactHeadLoss.ts';
import {exactColumn, inner} from '../exactMatrix.ts';
import {div, scale} from '../interval.ts';
import {constants} from '../quantities.ts';
import {over, times, toInterval} from '../rational.ts';
import {rationalSquare} from '../rationalSquare.ts';
import {traceForm} from '../schurComplement.ts';
import {smallestSingularValue} from '../smallestSingularValue.ts';

const fullColumnRank: Hypothesis = {
  name: 'A2 full column rank of W°',
  holds: (c) => smallestSingularValue(decoderOf(c)).lo > 0,
};

/** The familiar constant G |theta°| / s. */
export const contextEncoderTransferabilityPublished = defineClaim({
  id: 'context-encoder-transferability-published',
  title: 'Context encoder, transferability, G |theta°| / s',
  statement: String.raw`\inf_{F_R}L_U(f\circ h)-\inf_{F_{R_0}}L_U(f\circ h^\circ)\le \frac{G\,|\theta^\circ|}{s}\big(\inf_W L_U(W,h)-L_U(W^\circ,h^\circ)\big)^{1/2}`,
  source: 'theory section 4; Deng, Hong, Zhou, Mahdavi 2024, context encoder; docs/theory/transferability.md',
  kind: 'deterministic',
  needs: {heads: 'ball', realisable: true},
  hypotheses: [visibleOnly, realisablePretext, fullColumnRank, roomForHead],
  evaluate(c) {
    const theta = exactColumn(referenceHead(c));
    const W = decoderOf(c);
    const loss = traceForm(schurOf(c), W);
    const square = times(inner(theta, theta), loss);
    // Where s^2 is rational, the whole product under the root is one exact rational.
    const exact = rationalSquare(W);
    const q = exact && over(square, exact);
    const bound = q ? sqrt(toInterval(q)) : div(sqrt(toInterval(square)), smallestSingularValue(W));
    return inequality(
      headLoss(c),
      {'C (pretext gap)^(1/2)': scale(constants(c).G, bound)},
      q && exactHeadSlack(c, q),
    );
  },
});
