import {defineClaim} from '../../claim/claim.ts';
import {mutantOf, scaledTerm, withoutTerm} from '../../claim/mutate.ts';
import {referenceInBall} from '../../endToEnd/endToEndBound.ts';
import type {EndToEndCase, Pretraining} from '../../endToEnd/endToEndCase.ts';
import {pretextExcess} from '../../endToEnd/pretextExcess.ts';
import {type Inequality, inequality, named, stated} from '../../statement/inequality.ts';

function measuredOn(c: EndToEndCase, pretraining: Pretraining, largestLhs?: number): () => Inequality {
  const {optimisation, cover, tail, rounding, measured, untrained} = pretextExcess(c, pretraining);
  const terms = {optimisation: named('measured gap on the sample', optimisation), cover, tail, rounding};
  const found = inequality(measured, terms, {largestLhs, untrained});
  return () => found;
}

/** For a network trained by any means, against any reference fixed before the data. */
export const pretrainingGeneralisation = defineClaim({
  id: 'pretraining-generalisation',
  title: 'Pretraining generalisation, parametric cover',
  ...stated(String.raw`L_U(\hat g,\hat h)-L_U(W^\circ,h^\circ)`, {
    optimisation: String.raw`\hat L_U(\hat g,\hat h)-\hat L_U(W^\circ,h^\circ)`,
    cover: String.raw`\inf_\epsilon\Big[2\Lambda\epsilon+B_\ell\sqrt{\tfrac{p\ln(1+2r/\epsilon)}{2N}}\Big]`,
    tail: String.raw`2B_\ell\sqrt{\tfrac{\ln(1/\nu')}{2N}}`,
    rounding: '',
  }),
  source: 'theory section 6, with the measured gap in place of an optimiser; docs/theory/pretraining.md',
  subject: 'endToEnd',
  kind: 'end-to-end',
  pretrainingOnly: true,
  needs: {informative: true},
  hypotheses: [referenceInBall],
  prepare: (c) => (pretraining) =>
    measuredOn(c, pretraining, c.ball(pretraining.network.scale.factor).range.hi),
});

/** Radii this many times smaller: norms of the initialisation, and next to no differences; 0 would have no cover. */
const LEAST = 2 ** -20;

export const mutants = [
  withoutTerm(pretrainingGeneralisation, ['cover', 'tail'], {
    id: 'pretraining-without-deviation',
    title: 'Pretraining generalisation, loss on the sample alone',
    why: 'a network fits the points it has seen and nothing else',
  }),
  mutantOf(pretrainingGeneralisation, {
    id: 'pretraining-with-norms-of-the-initialisation',
    title: 'Pretraining generalisation, norms of the initialisation',
    statement: String.raw`\text{as pretraining-generalisation, }B_\ell,\Lambda\text{ with }s_i=|W_i^{init}|`,
    why: 'the loss of a trained network leaves the range that the initialisation has',
    prepare: (c) => (pretraining) =>
      measuredOn({...c, ball: (factor: number) => c.ball(factor * LEAST)}, pretraining),
  }),
  mutantOf(pretrainingGeneralisation, {
    id: 'pretraining-with-norms-of-the-trained-weights',
    title: 'Pretraining generalisation, the ball as large as training went',
    statement: String.raw`\text{as pretraining-generalisation, }r_i=|\hat W_i-W_i^{init}|\text{ for }B_\ell\text{ and }\Lambda`,
    why: 'a radius read off the data without a union; the reference need not be in that ball',
    prepare: (c) => (pretraining) => {
      const {distance, scale} = pretraining.network;
      const own = {...pretraining.network, scale: {...scale, factor: Math.max(LEAST, distance)}};
      return measuredOn(c, {...pretraining, network: own});
    },
    fixture: {seed: 10},
  }),
  withoutTerm(pretrainingGeneralisation, 'cover', {
    id: 'pretraining-without-covering',
    title: 'Pretraining generalisation without the covering term',
    why: 'the network depends on the sample: the supremum over networks has a mean above 0',
    fixture: {edge: 'context oneOfTwo'},
  }),
  scaledTerm(pretrainingGeneralisation, 'tail', 0.5, {
    id: 'pretraining-with-half-the-tail',
    title: 'Pretraining generalisation, B_l for 2 B_l in the tail',
    name: "B_l sqrt(ln(1/nu')/(2N))",
    latex: String.raw`B_\ell\sqrt{\tfrac{\ln(1/\nu')}{2N}}`,
    why: 'where the target says the opposite on some draws both networks deviate, each by B_l',
    fixture: {edge: 'context oppositeTargets'},
  }),
];
