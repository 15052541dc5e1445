import {sqrt} from '../../arithmetic/elementary.ts';
import {mul, point, positivePart, scale, sum} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf, withoutTerm} from '../../claim/mutate.ts';
import {
  endToEndOn,
  realisableTransfer,
  referenceHead,
  referenceInBall,
  transferred,
} from '../../endToEnd/endToEndBound.ts';
import {
  endToEndStated,
  endToEndWith,
  realisableEndToEnd,
  withoutPretrainingDeviation,
} from './endToEndClaim.ts';
import {endToEndNeighbours} from './endToEndNeighbours.ts';

/** Proof: theory/endToEnd/endToEndBound.ts. */
export const endToEndContextEncoder = defineClaim({
  id: 'end-to-end-context-encoder',
  title: 'End to end, context encoder',
  ...realisableEndToEnd,
  source: 'theory sections 1, 2, 4 and 6 chained; docs/theory/end-to-end.md',
  needs: {network: 'deep', realisable: true, informative: true},
});

export const mutants = [
  mutantOf(endToEndContextEncoder, {
    ...withoutPretrainingDeviation,
    id: 'end-to-end-without-pretraining-deviation',
    title: 'End to end, context encoder, without the pretraining deviation',
    why: 'a pretraining sample of few draws misses inputs that the downstream task has',
    fixture: {seed: 5},
  }),
  mutantOf(endToEndContextEncoder, {
    id: 'end-to-end-with-beta-one',
    title: 'End to end, context encoder, beta = 1',
    ...endToEndStated(String.raw`C\,\Delta`),
    why: 'small pretext losses cost their root downstream',
    prepare: endToEndWith(({bound}, constant) => mul(constant, positivePart(point(bound.hi)))),
    fixture: {seed: 10},
  }),
  mutantOf(endToEndContextEncoder, {
    id: 'end-to-end-with-reference-outside-ball',
    title: 'End to end, context encoder, (W°, h°) anywhere',
    ...endToEndStated(String.raw`C\,(\epsilon_{opt}+\Delta)_+^{1/2}`, {
      where: String.raw`,\quad(W^\circ,h^\circ)\text{ outside of the ball}`,
    }),
    why: 'the best of a small ball may be far worse than the reference that the task is about',
    hypotheses: endToEndContextEncoder.hypotheses.filter((hypothesis) => hypothesis !== referenceInBall),
    // E_U against the best of the ball, eps_opt at most 2 Lam because two points of the ball are at most 2 apart.
    prepare: (c) => (pretraining) => {
      const {lipschitz} = c.ball(pretraining.network.scale.factor);
      return endToEndOn(c, pretraining, ({cover, tail}, constant) =>
        mul(constant, sqrt(positivePart(point(sum([scale(2, lipschitz), cover, tail]).hi)))),
      ).judge;
    },
    fixture: {hunt: 8},
  }),
  ...endToEndNeighbours(endToEndContextEncoder, {prefix: 'end-to-end-context', encoder: 'context'}),
  withoutTerm(endToEndContextEncoder, 'complexity', {
    id: 'end-to-end-context-without-complexity',
    title: 'End to end, context encoder, without its complexity term',
    why: 'one labelled draw is fitted whatever the noise: the deviation, small for nu near 1, does not pay for it',
    fixture: {edge: 'context chance'},
  }),
  mutantOf(endToEndContextEncoder, {
    id: 'end-to-end-context-with-reference-radius',
    title: 'End to end, context encoder, heads on h of radius R0',
    ...endToEndStated(String.raw`C\,\Delta_+^{1/2}`, {where: String.raw`,\quad R=R_0`}),
    why: 'h may be h° at a smaller scale, which the decoder makes up for and a head of radius R0 does not',
    prepare: (c) => (pretraining) => endToEndOn(c, pretraining, realisableTransfer, false).judge,
    fixture: {edge: 'context scaledDown'},
  }),
  mutantOf(endToEndContextEncoder, {
    id: 'end-to-end-context-with-head-of-downstream-law',
    title: 'End to end, context encoder, C of the best head under T',
    ...endToEndStated(String.raw`C_T\,\Delta_+^{1/2}`, {
      where: String.raw`,\quad C_T=G|(W^{\circ\top})^+\theta_T|`,
    }),
    why: 'a few labels change which of two good heads is best, and only one of them is read by the decoder',
    prepare: (c) => (pretraining) =>
      endToEndOn(c, pretraining, ({bound}) => {
        const {G} = constants(transferred(c, pretraining.network).case);
        const C = scale(G, referenceHead(c, 'T').preimage.norm);
        return mul(C, sqrt(positivePart(point(bound.hi))));
      }).judge,
    fixture: {edge: 'context eitherFeature'},
  }),
];
