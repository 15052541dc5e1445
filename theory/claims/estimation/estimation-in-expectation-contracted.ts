import {mul, point, scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {headComplexity} from '../../estimation/complexity.ts';
import {expectedEstimation} from '../../estimation/estimation.ts';
import {inequality} from '../../statement/inequality.ts';

/** Contraction replaces the loss class by the head class: stated for norm balls, where R_n(F.h) is a mean norm. */
export const estimationInExpectationContracted = defineClaim({
  id: 'estimation-in-expectation-contracted',
  title: 'Estimation term in expectation, contracted',
  statement: String.raw`\mathbb E_D[L_T(\hat f\circ h)]-\inf_{F_R}L_T(f\circ h)\le 2G\,R_n(F_R\circ h)+\mathbb E\,\epsilon_{opt}`,
  source: 'theory section 2, in expectation, with the contraction lemma; docs/theory/fine-tuning.md',
  kind: 'in-expectation',
  needs: {heads: 'any', samples: true, signs: true},
  hypotheses: [],
  evaluate(c) {
    const {excess, gap} = expectedEstimation(c);
    const complexity = mul(point(constants(c).G), headComplexity(c));
    return inequality(
      excess,
      {'2 G R_n(F.h)': scale(2, complexity), 'E eps_opt': gap},
      undefined,
      constants(c).B,
    );
  },
});
