import {sqrt} from '../../arithmetic/elementary.ts';
import {mul, point, positivePart, scale, sum} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {
  decodableHead,
  endToEndOn,
  realisablePretext,
  realisableTransfer,
  referenceInBall,
} from '../../endToEnd/endToEndBound.ts';
import {
  endToEndStated,
  endToEndWith,
  realisableStated,
  withoutPretrainingDeviation,
} from './endToEndClaim.ts';

/** Proof: theory/endToEnd/endToEndBound.ts. */
export const endToEndContextEncoder = defineClaim({
  id: 'end-to-end-context-encoder',
  title: 'End to end, context encoder',
  ...realisableStated,
  source: 'theory sections 1, 2, 4 and 6 chained; docs/theory/end-to-end.md',
  subject: 'endToEnd',
  kind: 'end-to-end',
  needs: {network: 'deep', realisable: true, informative: true},
  hypotheses: [realisablePretext, decodableHead, referenceInBall],
  prepare: endToEndWith(realisableTransfer),
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
];
