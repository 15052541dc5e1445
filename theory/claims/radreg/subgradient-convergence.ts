import {times} from '../../arithmetic/rational.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {
  convergenceTerms,
  convexityFactor,
  largerRho,
  startsInside,
  unbiased,
  weaklyConvex,
} from '../../radReg/convergenceBound.ts';
import {expectedOutput} from '../../radReg/descentRun.ts';
import {exactInequality} from '../../radReg/exactInequality.ts';
import {stationarity} from '../../radReg/moreau.ts';

/** What RadReg's descent is promised. Attained by -x^2/2 on [-1,1], x_0 = 1/3, rho^ = 3/2, one step of 2. */
export const subgradientConvergence = defineClaim({
  id: 'subgradient-convergence',
  title: 'Projected stochastic subgradient on a weakly convex function',
  statement: String.raw`E|\nabla\Phi_{1/\hat\rho}(x_{out})|^2\le\frac{\hat\rho}{\hat\rho-\rho}\cdot\frac{\Phi_{1/\hat\rho}(x_0)-\min\Phi+\tfrac{\hat\rho S^2}{2}\sum_t a_t^2}{\sum_t a_t}`,
  source: 'theory section 7; Davis, Drusvyatskiy 2019, theorem 3.1; docs/radreg.md',
  subject: 'descent',
  kind: 'in-expectation',
  needs: {},
  hypotheses: [startsInside, weaklyConvex, largerRho, unbiased],
  evaluate(c) {
    const {start, noise} = convergenceTerms(c);
    const factor = convexityFactor(c);
    return exactInequality(
      expectedOutput(c, (x) => stationarity(c, x)),
      {
        'rho^/(rho^-rho) (Phi(x_0) - min Phi)/sum a': times(factor, start),
        'rho^/(rho^-rho) rho^ S2 sum a^2/(2 sum a)': times(factor, noise),
      },
    );
  },
});
