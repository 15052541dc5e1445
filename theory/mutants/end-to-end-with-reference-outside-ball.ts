import {sqrt} from '../arithmetic/elementary.ts';
import {mul, point, positivePart, scale, sum} from '../arithmetic/interval.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {endToEndContextEncoder} from '../claims/end-to-end/end-to-end-context-encoder.ts';
import {endToEndOn} from '../endToEnd/endToEndBound.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';
import {referenceInBall} from '../endToEnd/hypotheses.ts';

/** E_U against the best of the ball, eps_opt at most 2 Lam because two points of the ball are at most 2 apart. */
export const endToEndWithReferenceOutsideBall = defineClaim({
  ...endToEndContextEncoder,
  id: 'end-to-end-with-reference-outside-ball',
  title: 'End to end, context encoder, (W°, h°) anywhere',
  statement: String.raw`\mathcal E_T(\hat f,\hat h)\le\text{estimation}+C\,(\epsilon_{opt}+\Delta)_+^{1/2}+2B\,\mathrm{TV}+\text{task},\quad(W^\circ,h^\circ)\text{ outside of the ball}`,
  mutates: {
    claim: endToEndContextEncoder.id,
    why: 'the best of a small ball may be far worse than the reference that the task is about',
  },
  hypotheses: endToEndContextEncoder.hypotheses.filter((hypothesis) => hypothesis !== referenceInBall),
  prepare: (c: EndToEndCase) => (pretraining: Pretraining) => {
    const {lipschitz} = c.ball(pretraining.network.scale.factor);
    return endToEndOn(c, pretraining, ({cover, tail}, constant) =>
      mul(constant, sqrt(positivePart(point(sum([scale(2, lipschitz), cover, tail]).hi)))),
    ).judge;
  },
});
