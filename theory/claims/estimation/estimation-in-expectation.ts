import {scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {lossComplexity} from '../../estimation/complexity.ts';
import {expectedEstimation} from '../../estimation/estimation.ts';
import {inequality} from '../../statement/inequality.ts';

/** Finite head classes: the complexity of the loss class itself, enumerated; the worst empirical risk minimiser. */
export const estimationInExpectation = defineClaim({
  id: 'estimation-in-expectation',
  title: 'Estimation term in expectation',
  statement: String.raw`\mathbb E_D[L_T(\hat f\circ h)]-\inf_{F}L_T(f\circ h)\le 2R_n(\phi\circ F\circ h)+\mathbb E\,\epsilon_{opt}`,
  source: 'theory section 2, in expectation (ghost sample, no absolute value); docs/theory/fine-tuning.md',
  kind: 'in-expectation',
  needs: {heads: 'finite', samples: true, signs: true},
  hypotheses: [],
  evaluate(c) {
    const {excess, gap} = expectedEstimation(c);
    return inequality(
      excess,
      {'2 R_n(phi.F.h)': scale(2, lossComplexity(c)), 'E eps_opt': gap},
      undefined,
      constants(c).B,
    );
  },
});
