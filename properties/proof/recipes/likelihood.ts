import type {Recipe} from './recipe.ts';

const sides = (python: string): Recipe => ({kind: 'sides', python});

/** Both sides of the mutants of claims/likelihood, in Python: the chance of a violation against nu. */
export const likelihood: Readonly<Record<string, Recipe>> = {
  'likelihood-estimation-without-root': sides(`
def sides():
    """TV > 1 - s^(2/m) where (1 - TV)^m < s^2."""
    in_class()
    return chance(lambda tv: (1 - tv) ** int(W["draws"]) < share() ** 2), {"nu": W["nu"]}
`),
  'likelihood-estimation-outside-class': sides(`
def sides():
    """TV > (1 - s^(2/m))^(1/2) where (1 - TV^2)^m < s^2."""
    return chance(lambda tv: (1 - tv * tv) ** int(W["draws"]) < share() ** 2), {"nu": W["nu"]}
`),
  'likelihood-estimation-logarithmic-without-root': sides(`
def sides():
    in_class()
    return chance(lambda tv: below(rate(len(W["members"])), tv)), {"nu": W["nu"]}
`),
  'likelihood-estimation-logarithmic-without-union': sides(`
def sides():
    in_class()
    return chance(lambda tv: below(rate(1), tv * tv)), {"nu": W["nu"]}
`),
};
