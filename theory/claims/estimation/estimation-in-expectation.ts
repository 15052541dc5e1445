import {scale} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/claim.ts';
import {scaledTerm} from '../../claim/mutate.ts';
import {lossComplexity} from '../../estimation/complexity.ts';
import {expectedEstimation} from '../../estimation/estimationTerms.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';
import {estimationLimits} from './estimationClaim.ts';

/** Finite head classes: the complexity of the loss class itself, enumerated; the worst empirical risk minimiser. */
export const estimationInExpectation = defineClaim({
  id: 'estimation-in-expectation',
  title: 'Estimation term in expectation',
  ...stated(String.raw`\mathbb E_D[L_T(\hat f\circ h)]-\inf_{F}L_T(f\circ h)`, {
    complexity: String.raw`2R_n(\phi\circ F\circ h)`,
    optimisation: String.raw`\mathbb E\,\epsilon_{opt}`,
  }),
  source: 'theory section 2, in expectation (ghost sample, no absolute value); docs/theory/fine-tuning.md',
  kind: 'in-expectation',
  needs: {heads: 'finite', samples: true, signs: true, informative: true},
  hypotheses: [],
  evaluate(c) {
    const {excess, gap} = expectedEstimation(c);
    return inequality(
      excess,
      {
        complexity: named('2 R_n(phi.F.h)', scale(2, lossComplexity(c))),
        optimisation: named('E eps_opt', gap),
      },
      estimationLimits(c),
    );
  },
  fixture: {hunt: 1},
});

export const mutants = [
  scaledTerm(estimationInExpectation, 'complexity', 0.5, {
    id: 'estimation-in-expectation-with-factor-one',
    title: 'Estimation term in expectation with factor 1',
    name: 'R_n(phi.F.h)',
    latex: String.raw`R_n(\phi\circ F\circ h)`,
    why: 'a minimiser can fit the points that were drawn and fail on all others',
  }),
];
