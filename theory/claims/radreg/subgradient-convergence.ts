import {minus, type Rational, times, toInterval} from '../../arithmetic/rational.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {
  convergenceTerms,
  convexityFactor,
  largerRho,
  startsInside,
  unbiased,
  weaklyConvex,
} from '../../radReg/convergenceBound.ts';
import {type DescentCase, innerProduct, sumOf} from '../../radReg/descentCase.ts';
import {expectedOutput} from '../../radReg/descentRun.ts';
import {gradientAt, stationarity} from '../../radReg/moreau.ts';
import {type Inequality, inequality, named, stated} from '../../statement/inequality.ts';

/**
 * lhs <= sum of terms, decided exactly: the slack is the tightest enclosure of an exact rational.
 * @param terms by key, each with its name
 */
function exactInequality(
  lhs: Rational,
  terms: Readonly<Record<string, readonly [name: string, value: Rational]>>,
): Inequality {
  const enclosed = Object.entries(terms).map(([key, [name, value]]) => [key, named(name, toInterval(value))]);
  const rhs = sumOf(Object.values(terms).map(([, value]) => value));
  return inequality(toInterval(lhs), Object.fromEntries(enclosed), {slack: toInterval(minus(rhs, lhs))});
}

const STATIONARITY = String.raw`E|\nabla\Phi_{1/\hat\rho}(x_{out})|^2`;
const FACTOR = String.raw`\frac{\hat\rho}{\hat\rho-\rho}\cdot`;
const START = String.raw`\Phi_{1/\hat\rho}(x_0)-\min\Phi`;
const BOTH = String.raw`\frac{${START}+\tfrac{\hat\rho S^2}{2}\sum_t a_t^2}{\sum_t a_t}`;

/** Both terms with the factor rho^/(rho^-rho). */
function factored(c: DescentCase) {
  const {start, noise} = convergenceTerms(c);
  const factor = convexityFactor(c);
  return {
    start: ['rho^/(rho^-rho) (Phi(x_0) - min Phi)/sum a', times(factor, start)],
    noise: ['rho^/(rho^-rho) rho^ S2 sum a^2/(2 sum a)', times(factor, noise)],
  } as const;
}

const expectedStationarity = (c: DescentCase) => expectedOutput(c, (x) => stationarity(c, x));

/** The guarantee for RadReg's descent. Attained by -x^2/2 on [-1,1], x_0 = 1/3, rho^ = 3/2, one step of 2. */
export const subgradientConvergence = defineClaim({
  id: 'subgradient-convergence',
  title: 'Projected stochastic subgradient on a weakly convex function',
  ...stated(STATIONARITY, {'start + noise': `${FACTOR}${BOTH}`}),
  source: 'theory section 7; Davis, Drusvyatskiy 2019, theorem 3.1; docs/radreg.md',
  subject: 'descent',
  kind: 'in-expectation',
  needs: {},
  hypotheses: [startsInside, weaklyConvex, largerRho, unbiased],
  evaluate: (c) => exactInequality(expectedStationarity(c), factored(c)),
});

export const mutants = [
  mutantOf(subgradientConvergence, {
    id: 'subgradient-convergence-of-plain-gradient',
    title: 'Projected stochastic subgradient, gradient of f itself',
    ...stated(String.raw`E|\nabla f(x_{out})|^2`, {'start + noise': `${FACTOR}${BOTH}`}),
    why: 'at the edge of X the gradient of f does not vanish, however stationary the point is',
    evaluate(c) {
      const squared = expectedOutput(c, (x) => {
        const gradient = gradientAt(c, x);
        return innerProduct(gradient, gradient);
      });
      return exactInequality(squared, factored(c));
    },
  }),
  mutantOf(subgradientConvergence, {
    id: 'subgradient-convergence-without-convexity-factor',
    title: 'Projected stochastic subgradient, as if convex',
    ...stated(STATIONARITY, {'start + noise': BOTH}),
    why: 'a negative gradient points towards the proximal point only up to the curvature that weak convexity allows',
    evaluate(c) {
      const {start, noise} = convergenceTerms(c);
      return exactInequality(expectedStationarity(c), {
        start: ['(Phi(x_0) - min Phi)/sum a', start],
        noise: ['rho^ S2 sum a^2/(2 sum a)', noise],
      });
    },
  }),
  mutantOf(subgradientConvergence, {
    id: 'subgradient-convergence-without-noise-term',
    title: 'Projected stochastic subgradient, for any step sizes',
    ...stated(STATIONARITY, {start: String.raw`${FACTOR}\frac{${START}}{\sum_t a_t}`}),
    why: 'long steps overshoot: without the sum of their squares a large sum of steps would promise anything',
    evaluate: (c) => exactInequality(expectedStationarity(c), {start: factored(c).start}),
  }),
];
