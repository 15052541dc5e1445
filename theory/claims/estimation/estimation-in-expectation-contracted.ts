import {mul, point, scale} from '../../arithmetic/interval.ts';
import {type Case, onReference} from '../../case/case.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {headComplexity} from '../../estimation/complexity.ts';
import {expectedEstimation} from '../../estimation/estimationTerms.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';
import {estimationLimits} from './estimationClaim.ts';

const contracted = (complexity: string) =>
  stated(String.raw`\mathbb E_D[L_T(\hat f\circ h)]-\inf_{F_R}L_T(f\circ h)`, {
    complexity: String.raw`2G\,R_n(${complexity})`,
    optimisation: String.raw`\mathbb E\,\epsilon_{opt}`,
  });

/** @param on the case whose heads' complexity is taken */
function boundBy(c: Case, name: string, on: Case) {
  const {G} = constants(c);
  const {excess, gap} = expectedEstimation(c);
  const complexity = named(name, scale(2, mul(point(G), headComplexity(on))));
  return inequality(excess, {complexity, optimisation: named('E eps_opt', gap)}, estimationLimits(c));
}

/** Contraction replaces the loss class by the head class: stated for norm balls, where R_n(F.h) is a mean norm. */
export const estimationInExpectationContracted = defineClaim({
  id: 'estimation-in-expectation-contracted',
  title: 'Estimation term in expectation, contracted',
  ...contracted(String.raw`F_R\circ h`),
  source: 'theory section 2, in expectation, with the contraction lemma; docs/theory/fine-tuning.md',
  kind: 'in-expectation',
  needs: {heads: 'any', samples: true, signs: true, informative: true},
  hypotheses: [],
  evaluate: (c) => boundBy(c, '2 G R_n(F.h)', c),
  fixture: {hunt: 2},
});

export const mutants = [
  mutantOf(estimationInExpectationContracted, {
    id: 'estimation-in-expectation-with-reference-complexity',
    title: 'Estimation term in expectation with the complexity of h° for that of h',
    ...contracted(String.raw`F\circ h^\circ`),
    why: 'heads are fitted on h: a small class on h° does not limit what they fit',
    evaluate: (c) => boundBy(c, '2 G R_n(F.h°)', onReference(c)),
  }),
];
