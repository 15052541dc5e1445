import {realisablePretext, visibleOnly} from '../assumptions.ts';
import {defineClaim, inequality} from '../claim.ts';
import {decoderOf, schurOf} from '../contextEncoder.ts';
import {exactPretextGap} from '../exactPretextGap.ts';
import {abs} from '../interval.ts';
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
    const difference = minus(exactPretextGap(c), traceForm(schurOf(c), decoderOf(c)));
    return inequality(abs(toInterval(difference)), {});
  },
});
