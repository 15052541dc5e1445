import {abs} from '../../arithmetic/interval.ts';
import {minus, toInterval} from '../../arithmetic/rational.ts';
import {defineClaim} from '../../claim/claim.ts';
import {withoutHypothesis} from '../../claim/mutate.ts';
import {traceForm} from '../../pretext/schurComplement.ts';
import {inequality} from '../../statement/inequality.ts';
import {realisablePretext, visibleOnly} from '../../transfer/assumptions.ts';
import {decoderOf, schurOf} from '../../transfer/contextEncoder.ts';
import {exactPretextGap} from '../../transfer/exactGaps.ts';

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
  fixture: {none: 'an identity has no ratio'},
});

export const mutants = [
  withoutHypothesis(contextEncoderPretextIdentity, 'A1 realisable pretext', {
    id: 'pretext-identity-without-realisability',
    title: 'Context encoder, pretext identity without A1',
    why: 'what h° leaves of the target, h may predict',
    fixture: {hunt: 2},
  }),
];
