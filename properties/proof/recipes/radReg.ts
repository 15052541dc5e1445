import type {Recipe} from './recipe.ts';

const sides = (python: string): Recipe => ({kind: 'sides', python});

/** Both sides of the mutants of claims/radreg on finite worlds, in Python. */
export const radReg: Readonly<Record<string, Recipe>> = {
  'radreg-path-reversed': sides(`
def sides():
    return most_violated([(a[2] - b[2], {"(e1+e2)/(l2-l1)": (e + f) * Q(1, m - l)}) for a, b, l, m, e, f in along_path()])
`),
  'radreg-path-with-larger-divisor': sides(`
def sides():
    return most_violated([(b[2] - a[2], {"(e1+e2)/l2": (e + f) * Q(1, m)}) for a, b, _, m, e, f in along_path()])
`),
  'radreg-path-loss-with-plain-gaps': sides(`
def sides():
    return most_violated([(a[1] - b[1], {"e1 + e2": e + f}) for a, b, _, _, e, f in along_path()])
`),
  'radreg-scale-free-shrinkage': sides(`
def sides():
    grown = lambda a, b: scale_free(b[0]) - scale_free(a[0])
    pairs = along_path()
    return most_violated([(grown(a, b), {"(e1+e2)/(l2-l1)": (e + f) * Q(1, m - l)}) for a, b, l, m, e, f in pairs])
`),
  'radreg-plain-shrinkage-carries-over': sides(`
def sides():
    """The class is h and the table that it came from, h°."""
    before = distinct()[-1]
    assert below(size_of(W["h"]), size_of(before)), "hypothesis: the plain term shrinks"
    return scale_free(W["h"]), {"R Rhat before": scale_free(before)}
`),
};
