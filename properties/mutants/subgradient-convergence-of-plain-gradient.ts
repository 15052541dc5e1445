import {defineClaim} from '../../theory/claim.ts';
import {subgradientConvergence} from '../../theory/claims/subgradient-convergence.ts';
import {convergenceTerms, convexityFactor} from '../../theory/radReg/convergenceBound.ts';
import {type DescentCase, innerProduct} from '../../theory/radReg/descentCase.ts';
import {expectedOutput} from '../../theory/radReg/descentRun.ts';
import {exactInequality} from '../../theory/radReg/exactInequality.ts';
import {gradientAt} from '../../theory/radReg/moreau.ts';
import {times} from '../../theory/rational.ts';

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
