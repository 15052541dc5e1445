import type {Recipe} from './recipe.ts';

const sides = (python: string): Recipe => ({kind: 'sides', python});

/** Both sides of the mutants of claims/spectral, in Python. */
export const spectral: Readonly<Record<string, Recipe>> = {
  'spectral-regression-with-next-eigenvalue': sides(`
def sides():
    return residual(), {"E(u)/l_(k+2)": divided(dirichlet(), spectrum(degrees())[int(W["kept"]) + 1])}
`),
  'spectral-regression-on-last-eigenvectors': sides(`
def sides():
    return last_residual(), {"E(u)/l_2": divided(dirichlet(), spectrum(degrees())[1])}
`),
  'spectral-regression-with-unnormalised-laplacian': sides(`
def sides():
    n = len(W["labels"])
    return residual(), {"E(u)/l_(k+1)(n(D - w))": divided(dirichlet(), spectrum([Q(1, n)] * n)[int(W["kept"])])}
`),
};
