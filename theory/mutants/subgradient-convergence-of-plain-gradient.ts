import {times} from '../arithmetic/rational.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {subgradientConvergence} from '../claims/radreg/subgradient-convergence.ts';
import {convergenceTerms, convexityFactor} from '../radReg/convergenceBound.ts';
import {type DescentCase, innerProduct} from '../radReg/descentCase.ts';
import {expectedOutput} from '../radReg/descentRun.ts';
import {exactInequality} from '../radReg/exactInequality.ts';
import {gradientAt} from '../radReg/moreau.ts';

export const subgradientConvergenceOfPlainGradient = defineClaim({
  ...subgradientConvergence,
  id: 'subgradient-convergence-of-plain-gradient',
  title: 'Projected stochastic subgradient, gradient of f itself',
  statement: String.raw`E|\nabla f(x_{out})|^2\le\frac{\hat\rho}{\hat\rho-\rho}\cdot\frac{\Phi_{1/\hat\rho}(x_0)-\min\Phi+\tfrac{\hat\rho S^2}{2}\sum_t a_t^2}{\sum_t a_t}`,
  mutates: {
    claim: subgradientConvergence.id,
    why: 'at the edge of X the gradient of f does not vanish, however stationary the point is',
  },
  evaluate(c: DescentCase) {
    const {start, noise} = convergenceTerms(c);
    const factor = convexityFactor(c);
    return exactInequality(
      expectedOutput(c, (x) => {
        const gradient = gradientAt(c, x);
        return innerProduct(gradient, gradient);
      }),
      {
        'rho^/(rho^-rho) (Phi(x_0) - min Phi)/sum a': times(factor, start),
        'rho^/(rho^-rho) rho^ S2 sum a^2/(2 sum a)': times(factor, noise),
      },
    );
  },
});
