import {defineClaim} from '../../theory/claim.ts';
import {subgradientConvergence} from '../../theory/claims/subgradient-convergence.ts';
import {convergenceTerms, convexityFactor} from '../../theory/radReg/convergenceBound.ts';
import type {DescentCase} from '../../theory/radReg/descentCase.ts';
import {expectedOutput} from '../../theory/radReg/descentRun.ts';
import {exactInequality} from '../../theory/radReg/exactInequality.ts';
import {stationarity} from '../../theory/radReg/moreau.ts';
import {times} from '../../theory/rational.ts';

export const subgradientConvergenceWithoutNoiseTerm = defineClaim({
  ...subgradientConvergence,
  id: 'subgradient-convergence-without-noise-term',
  title: 'Projected stochastic subgradient, whatever the steps',
  statement: String.raw`E|\nabla\Phi_{1/\hat\rho}(x_{out})|^2\le\frac{\hat\rho}{\hat\rho-\rho}\cdot\frac{\Phi_{1/\hat\rho}(x_0)-\min\Phi}{\sum_t a_t}`,
  mutates: {
    claim: subgradientConvergence.id,
    why: 'long steps overshoot: without the sum of their squares a large sum of steps would promise anything',
  },
  evaluate: (c: DescentCase) =>
    exactInequality(
      expectedOutput(c, (x) => stationarity(c, x)),
      {
        'rho^/(rho^-rho) (Phi(x_0) - min Phi)/sum a': times(convexityFactor(c), convergenceTerms(c).start),
      },
    ),
});
