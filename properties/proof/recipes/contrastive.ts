import type {Recipe} from './recipe.ts';

const sides = (python: string): Recipe => ({kind: 'sides', python});

/** Both sides of the mutants of claims/contrastive, and of the claim where it is attained, in Python. */
export const contrastive: Readonly<Record<string, Recipe>> = {
  'contrastive-lemma': {
    kind: 'attained',
    python: `
def sides():
    assumed("classes", "convex", "height")
    return supervised(mean), {"(L_un - tau)/(1 - tau)": (contrastive() - tau()) / (1 - tau())}
`,
  },
  'contrastive-lemma-without-scale': sides(`
def sides():
    assumed("classes", "convex", "height")
    return supervised(mean), {"L_un - tau": contrastive() - tau()}
`),
  'contrastive-lemma-without-collisions': sides(`
def sides():
    assumed("classes", "convex", "height")
    return supervised(mean), {"L_un": contrastive()}
`),
  'contrastive-lemma-with-one-example': sides(`
def sides():
    assumed("classes", "convex", "height")
    return supervised(example), {"(L_un - tau)/(1 - tau)": (contrastive() - tau()) / (1 - tau())}
`),
  'contrastive-lemma-with-any-height': sides(`
def sides():
    assumed("classes", "convex")
    return supervised(mean), {"(L_un - tau)/(1 - tau)": (contrastive() - tau()) / (1 - tau())}
`),
  'contrastive-lemma-without-convexity': sides(`
def sides():
    assumed("classes", "height")
    return supervised(mean), {"(L_un - tau)/(1 - tau)": (contrastive() - tau()) / (1 - tau())}
`),
};
