import {realisablePretext, visibleOnly} from '../assumptions.ts';
import {defineClaim, inequality} from '../claim.ts';
import {decoderOf, schurOf, targetOf} from '../contextEncoder.ts';
import {abs} from '../interval.ts';
import {exactInfimum, exactPretextLoss} from '../leastSquares.ts';
import {pretextSide, pretextTable} from '../pretextSide.ts';
import {minus, toInterval} from '../rational.ts';
import {traceForm} from '../schurComplement.ts';

/** An identity, in exact rationals: its two sides may not differ at all. */
export const contextEncoderPretextIdentity = defineClaim({
  id: 'context-encoder-pretext-identity',
  title: 'Context encoder, pretext identity',
  statement: String.raw`\inf_W L_U(W,h)-L_U(W^\circ,h^\circ)=\mathrm{tr}(W^\circ\Lambda W^{\circ\top})`,
  source: 'theory section 4, first line; docs/theory/transferability.md',
  kind: 'deterministic',
  needs: {heads: 'ball', realisable: true},
  hypotheses: [visibleOnly, realisablePretext],
  evaluate(c) {
    const {law, total} = pretextSide(c);
    const target = targetOf(c);
    const W = decoderOf(c);
    const gap = minus(
      exactInfimum(law, total, pretextTable(c, c.representation), target),
      exactPretextLoss(law, total, pretextTable(c, c.reference), W, target),
    );
    const difference = toInterval(minus(gap, traceForm(schurOf(c), W)));
    return inequality(abs(difference), {});
  },
});
