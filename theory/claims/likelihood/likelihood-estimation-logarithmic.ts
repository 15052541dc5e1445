import {log} from '../../arithmetic/elementary.ts';
import {div, type Interval, point, scale} from '../../arithmetic/interval.ts';
import {toInterval} from '../../arithmetic/rational.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import type {LikelihoodCase} from '../../likelihood/likelihoodCase.ts';
import {stated} from '../../statement/inequality.ts';
import {enclosedBy, probability, realisable} from './likelihoodClaim.ts';

const RATE = String.raw`\tfrac{2\ln(|\Phi|/\nu)}{m}`;

/** 2 ln(size/nu)/m. */
const rate = ({level, draws}: LikelihoodCase, size: number): Interval =>
  div(scale(2, log(div(point(size), toInterval(level)))), point(draws));

/** 1 - x^(2/m) <= -(2/m) ln x: implied by the sharp form. */
export const likelihoodEstimationLogarithmic = defineClaim({
  id: 'likelihood-estimation-logarithmic',
  title: 'Maximum likelihood over a finite class, logarithmic form',
  ...stated(probability(String.raw`\sqrt{${RATE}}`), {level: String.raw`\nu`}),
  source: 'theory section 12; after Ge et al. 2024; docs/theory/likelihood.md',
  subject: 'likelihood',
  kind: 'deterministic',
  needs: {},
  hypotheses: [realisable],
  evaluate: (c) => enclosedBy(c, rate(c, c.members.length), true),
  fixture: {hunt: 1},
});

export const mutants = [
  mutantOf(likelihoodEstimationLogarithmic, {
    id: 'likelihood-estimation-logarithmic-without-root',
    title: 'Maximum likelihood, logarithmic form without the square root',
    ...stated(probability(RATE), {level: String.raw`\nu`}),
    why: 'laws at a distance of order m^(-1/2) are mistaken for each other; the constant 2 hides it up to m = 17',
    evaluate: (c) => enclosedBy(c, rate(c, c.members.length), false),
    fixture: {edge: 'eighteenDraws'},
  }),
  mutantOf(likelihoodEstimationLogarithmic, {
    id: 'likelihood-estimation-logarithmic-without-union',
    title: 'Maximum likelihood, logarithmic form with ln(1/nu)',
    ...stated(probability(String.raw`\sqrt{\tfrac{2\ln(1/\nu)}{m}}`), {level: String.raw`\nu`}),
    why: 'each of several laws far from p* may be the one that beats it',
    evaluate: (c) => enclosedBy(c, rate(c, 1), true),
  }),
];
