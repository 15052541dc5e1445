import type {Recipe} from './recipe.ts';

const sides = (python: string): Recipe => ({kind: 'sides', python});

const regression = `
def sides():
    ranked()
    return regression(), {"dependence": dependence() * inverse_norm(), "pretext": pretext() * inverse_norm()}
`;

const transferability = `
def sides():
    ranked(), head_room()
    return transfer(), {"dependence": dependence() * constant(), "pretext": pretext() * constant()}
`;

/** Both sides of the mutants of claims/conditional-independence, and of the claims where they are attained, in Python. */
export const conditionalIndependence: Readonly<Record<string, Recipe>> = {
  'conditional-independence-regression': {kind: 'attained', python: regression},
  'conditional-independence-transferability': {kind: 'attained', python: transferability},
  'conditional-independence-regression-without-dependence': sides(`
def sides():
    ranked()
    return regression(), {"|A^+| e^(1/2)": pretext() * inverse_norm()}
`),
  'conditional-independence-regression-with-norm': sides(`
def sides():
    ranked()
    return regression(), {"|A| e_CI": dependence() * abs(class_mean()), "|A| e^(1/2)": pretext() * abs(class_mean())}
`),
  'conditional-independence-regression-without-rank': sides(regression.replace('    ranked()\n', '')),
  'conditional-independence-transferability-without-head-room': sides(
    transferability.replace('ranked(), head_room()', 'ranked()'),
  ),
};
