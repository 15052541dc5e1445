import {times} from '../arithmetic/rational.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {subgradientConvergence} from '../claims/radreg/subgradient-convergence.ts';
import {convergenceTerms, convexityFactor} from '../radReg/convergenceBound.ts';
import type {DescentCase} from '../radReg/descentCase.ts';
import {expectedOutput} from '../radReg/descentRun.ts';
import {exactInequality} from '../radReg/exactInequality.ts';
import {stationarity} from '../radReg/moreau.ts';

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
