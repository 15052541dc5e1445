import {defineClaim} from '../claim/defineClaim.ts';
import {subgradientConvergence} from '../claims/radreg/subgradient-convergence.ts';
import {convergenceTerms} from '../radReg/convergenceBound.ts';
import type {DescentCase} from '../radReg/descentCase.ts';
import {expectedOutput} from '../radReg/descentRun.ts';
import {exactInequality} from '../radReg/exactInequality.ts';
import {stationarity} from '../radReg/moreau.ts';

export const subgradientConvergenceWithoutConvexityFactor = defineClaim({
  ...subgradientConvergence,
  id: 'subgradient-convergence-without-convexity-factor',
  title: 'Projected stochastic subgradient, as if convex',
  statement: String.raw`E|\nabla\Phi_{1/\hat\rho}(x_{out})|^2\le\frac{\Phi_{1/\hat\rho}(x_0)-\min\Phi+\tfrac{\hat\rho S^2}{2}\sum_t a_t^2}{\sum_t a_t}`,
  mutates: {
    claim: subgradientConvergence.id,
    why: 'a negative gradient points towards the proximal point only up to the curvature that weak convexity allows',
  },
  evaluate(c: DescentCase) {
    const {start, noise} = convergenceTerms(c);
    return exactInequality(
      expectedOutput(c, (x) => stationarity(c, x)),
      {'(Phi(x_0) - min Phi)/sum a': start, 'rho^ S2 sum a^2/(2 sum a)': noise},
    );
  },
});
