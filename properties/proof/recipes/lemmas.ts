import type {Recipe} from './recipe.ts';

/** Both sides of the mutants of claims/lemmas, in Python. */
export const lemmas: Readonly<Record<string, Recipe>> = {
  'hoeffding-with-half-variance': {
    kind: 'samples',
    python: `
def sides(sample):
    """How far the mean of the losses of one head, the best under T, falls short of its risk."""
    f = best(law("T"), W["h"], W["heads"])[1]
    short = risk(law("T"), W["h"], f) - risk(empirical(sample), W["h"], f)
    return short, {"B sqrt(ln(1/nu)/(4n))": constants()[1] * sqrt(ln(1 / W["nu"]) * Q(1, 4 * W["n"]))}
`,
  },
  'mcdiarmid-with-single-range': {
    kind: 'samples',
    python: `
def sides(sample):
    return deviations(sample), {"E Z": mean_deviation(), "B sqrt(ln(1/nu)/(2n))": constants()[1] * sqrt(ln(1 / W["nu"]) * Q(1, 2 * W["n"]))}
`,
  },
  'symmetrisation-with-factor-one': {
    kind: 'sides',
    python: `
def sides():
    """E sup over heads of (L_T - Lhat): the deviation of the first head has mean 0."""
    return mean_deviation(), {"R_n(phi.F.h)": loss_complexity()}
`,
  },
  'contraction-without-lipschitz-constant': {
    kind: 'sides',
    python: `
def sides():
    terms = {"R_n(F.h)": head_complexity(W["h"], W["heads"])}
    return loss_complexity(), terms
`,
  },
  'contraction-with-absolute-values': {
    kind: 'sides',
    python: `
def with_opposites(values):
    """|.| inside the supremum: the class together with its opposites."""
    return lambda j, y: [s * v for v in values(j, y) for s in (1, -1)]

def sides():
    heads = W["heads"]
    rhs = constants()[0] * expected(with_opposites(head_values(W["h"], heads)), heads)
    return expected(with_opposites(loss_values(W["h"], heads)), heads), {"G R_n(F.h)": rhs}
`,
  },
  'rademacher-lower-with-larger-constant': {
    kind: 'sides',
    python: `
def sides():
    S = drawn()
    root = sqrt(sum(dot(x, x) for x in S) * Q(9, 16))
    return W["heads"]["radius"] * root * Q(1, len(S)), {"Rhat_S(F.h)": supremum(S, W["heads"])}
`,
  },
  'rademacher-upper-without-root': {
    kind: 'sides',
    python: `
def sides():
    S = drawn()
    return supremum(S, W["heads"]), {"(R/n) sum |h|^2": W["heads"]["radius"] * sum(dot(x, x) for x in S) / len(S)}
`,
  },
};
