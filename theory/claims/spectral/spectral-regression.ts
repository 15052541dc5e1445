import {div, type Interval, mul, ONE, positivePart, sub, sum} from '../../arithmetic/interval.ts';
import {toInterval} from '../../arithmetic/rational.ts';
import type {Hypothesis} from '../../case/case.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {type Eigenvalue, placeOf} from '../../spectral/pencil.ts';
import {
  dirichlet,
  energies,
  energyOf,
  normalised,
  type SpectralCase,
  unnormalised,
  variance,
} from '../../spectral/spectralCase.ts';
import {type Inequality, inequality, named, stated} from '../../statement/inequality.ts';

const LHS = String.raw`\min_bE_{x\sim w_x}\lvert u-\langle b,f^*\rangle\rvert^2`;
const WHERE = String.raw`,\quad\mathcal E(u)=\tfrac12\sum w_{xx'}(u(x)-u(x'))^2`;

const fewComponents: Hypothesis<SpectralCase> = {
  name: 'l_(k+1) > 0',
  holds: ({components, kept}) => components <= kept,
};

const nextEigenvalue: Hypothesis<SpectralCase> = {
  name: 'k + 2 <= n',
  holds: ({degrees, kept}) => kept + 2 <= degrees.length,
};

/** E(u) over an eigenvalue. */
function against(
  c: SpectralCase,
  lhs: Interval,
  [name, {value}]: readonly [name: string, eigenvalue: Eigenvalue],
  slack?: Interval,
): Inequality {
  const bound = div(toInterval(dirichlet(c)), value);
  return inequality(lhs, {alignment: named(name, bound)}, {slack, untrained: toInterval(variance(c))});
}

/**
 * Where l_k = l_(k+1) the k first eigenvectors are not unique, and the worst choice counts: none of that eigenspace, but for what is
 * orthogonal to u.
 */
export const spectralResidual = (
  c: SpectralCase,
  list: readonly Eigenvalue[],
  all = energies(c, list),
): Interval => {
  const first = placeOf(list, c.kept);
  return energyOf(all, (g) => g >= first);
};

/** With D^1/2 u in the eigenvectors of L: E(u) = sum l_i a_i^2 >= l_(k+1) sum_(i > k) a_i^2. Attained by the (k+1)-st eigenvector. */
export const spectralRegression = defineClaim({
  id: 'spectral-regression',
  title: 'Linear regression on the spectral representation',
  ...stated(LHS, {alignment: String.raw`\frac{\mathcal E(u)}{\lambda_{k+1}}`}, {where: WHERE}),
  source: 'theory section 12; HaoChen et al. 2021; docs/theory/spectral.md',
  subject: 'spectral',
  kind: 'deterministic',
  needs: {},
  hypotheses: [fewComponents],
  evaluate(c) {
    const list = normalised(c);
    const all = energies(c, list);
    const first = placeOf(list, c.kept);
    const {value} = list[first]!;
    // E(u)/l - lhs, eigenspace by eigenspace: the one of l itself cancels, later ones have quotients of at least 1.
    const parts = list.flatMap((other, g): Interval[] => {
      const quotient = div(other.value, value);
      if (g === first) return [];
      return [mul(g < first ? quotient : positivePart(sub(quotient, ONE)), all[g]!)];
    });
    return against(c, spectralResidual(c, list, all), ['E(u)/l_(k+1)', list[first]!], sum(parts));
  },
});

export const mutants = [
  mutantOf(spectralRegression, {
    id: 'spectral-regression-with-next-eigenvalue',
    title: 'Spectral representation, the eigenvalue after the next one',
    ...stated(LHS, {alignment: String.raw`\frac{\mathcal E(u)}{\lambda_{k+2}}`}, {where: WHERE}),
    why: 'a function along the (k+1)-st eigenvector has just l_(k+1) times its length',
    hypotheses: [fewComponents, nextEigenvalue],
    evaluate(c) {
      const list = normalised(c);
      return against(c, spectralResidual(c, list), ['E(u)/l_(k+2)', list[placeOf(list, c.kept + 1)]!]);
    },
  }),
  mutantOf(spectralRegression, {
    id: 'spectral-regression-on-last-eigenvectors',
    title: 'Spectral representation of the k largest eigenvalues',
    ...stated(
      LHS,
      {alignment: String.raw`\frac{\mathcal E(u)}{\lambda_{k+1}}`},
      {where: String.raw`,\quad f^*\text{ of the }k\text{ largest eigenvalues}`},
    ),
    why: 'smooth functions lie along the first eigenvectors: a constant is left over whole, and its E is 0',
    evaluate(c) {
      const list = normalised(c);
      const last = placeOf(list, c.degrees.length - c.kept - 1);
      const lhs = energyOf(energies(c, list), (g) => g <= last);
      return against(c, lhs, ['E(u)/l_(k+1)', list[placeOf(list, c.kept)]!]);
    },
  }),
  mutantOf(spectralRegression, {
    id: 'spectral-regression-with-unnormalised-laplacian',
    title: 'Spectral representation, the eigenvalue of n(D - w)',
    ...stated(LHS, {alignment: String.raw`\frac{\mathcal E(u)}{\lambda_{k+1}(n(D-w))}`}, {where: WHERE}),
    why: 'n D is the identity on the mean only: points of small degree make the eigenvalues of n(D - w) too large',
    evaluate(c) {
      const other = unnormalised(c, BigInt(c.degrees.length));
      return against(c, spectralResidual(c, normalised(c)), [
        'E(u)/l_(k+1)(n(D - w))',
        other[placeOf(other, c.kept)]!,
      ]);
    },
  }),
];
