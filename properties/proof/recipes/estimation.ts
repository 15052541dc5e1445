import type {Recipe} from './recipe.ts';

/** @param published further arguments of `main_theorem` */
const mainTheoremWithout = (term: string, published = ''): Recipe => ({
  kind: 'samples',
  python: `
def sides(sample):
    lhs, terms = main_theorem(sample${published})
    return lhs, without(terms, "${term}")
`,
});

/** Norm-ball heads on one-hot h. @param complexity of one sample s, in Python */
export const oneHot = (complexity: string): string => `
def advantages():
    """P(x, +1) - P(x, -1) under T, of each point."""
    return [sum(y * p for p, i, y in law("T") if i == j) for j in range(len(W["h"]))]

def worst_excess(sample):
    """Of the heads that are best on the sample: any score where it has no majority, where the worst is taken."""
    majority = [sum(y * k for k, i, y in sample if i == j) for j in range(len(W["h"]))]
    gained = sum((abs(a) if m * a > 0 else -abs(a)) for m, a in zip(majority, advantages()))
    return (sum(map(abs, advantages())) - gained) / 2

def sides():
    """Risks are (1 - sum a s)/2 in the scores s: with R^2 at least the number of points, any of [-1, 1]."""
    size = len(W["h"])
    assert W["h"] == [[Q(i == j) for i in range(size)] for j in range(size)], "hypothesis: one-hot h"
    assert W["heads"]["radius"] ** 2 >= max(size, W["n"]), "hypothesis: room for every score"
    lhs = total(p * worst_excess(s) for s, p in samples())
    return lhs, {"complexity": total(p * ${complexity} for s, p in samples())}

def mean_size(sample):
    """Rhat(phi.F.h): the mean over signs of sum_j |their sum at point j| / (2n)."""
    counts = [sum(k for k, i, _ in sample if i == j) for j in range(len(W["h"]))]
    mean = lambda k: Q(sum(comb(k, a) * abs(2 * a - k) for a in range(k + 1)), 2**k)
    return sum((mean(k) for k in counts), Q(0)) / (2 * W["n"])
`;

/** Both sides of the mutants of claims/estimation, in Python. */
export const estimation: Readonly<Record<string, Recipe>> = {
  'main-theorem-without-tv': mainTheoremWithout('shift'),
  'main-theorem-without-transferability': mainTheoremWithout('transfer'),
  'main-theorem-without-task-heterogeneity': mainTheoremWithout('task'),
  'main-theorem-with-tenth-of-terms': {
    kind: 'samples',
    python: `
def sides(sample):
    lhs, terms = main_theorem(sample)
    return lhs, {name: real(value) * Q(1, 10) for name, value in terms.items()}
`,
  },
  'main-theorem-published-without-tv': mainTheoremWithout('shift', ', 4, W["n"]'),
  'estimation-textbook-with-fast-deviation': {
    kind: 'samples',
    python: `
def sides(sample):
    terms = estimation(sample, W["h"], log_of=3)
    return excess(sample, W["h"]), {**terms, "deviation": deviation(4, 3, 2) * Q(1, W["n"])}
`,
  },
  'estimation-textbook-with-single-range': {
    kind: 'samples',
    python: `
def sides(sample):
    return excess(sample, W["h"]), {"complexity": 2 * constants()[0] * head_complexity(W["h"], W["heads"]), "deviation": deviation(1, 2, 2 * W["n"])}
`,
  },
  'estimation-with-fast-deviation': {
    kind: 'samples',
    python: `
def sides(sample):
    return excess(sample, W["h"]), {"complexity": 2 * constants()[0] * head_complexity(W["h"], W["heads"]), "deviation": deviation(2, 1, 2) * Q(1, W["n"])}
`,
  },
  'estimation-without-deviation': {
    kind: 'samples',
    python: `
def sides(sample):
    return excess(sample, W["h"]), {"complexity": 2 * constants()[0] * head_complexity(W["h"], W["heads"])}
`,
  },
  'estimation-with-reference-complexity': {
    kind: 'samples',
    python: `
def sides(sample):
    """The excess risk on h against the complexity of the heads on h°."""
    complexity = on_sample(sample, head_values(W["ho"], W["heads_o"]), W["heads_o"])
    return excess(sample, W["h"]), {"complexity": 2 * constants()[0] * complexity, "deviation": deviation(4, 1, 2 * W["n"])}
`,
  },
  'estimation-with-encoder-memorising-sample': {
    kind: 'samples',
    python: `
def sides(sample):
    """The worse of two encoders that know the inputs of the sample: h there and -h elsewhere; 0 there and h elsewhere."""
    drawn, found = {j for _, j, _ in sample}, []
    for seen, unseen in ((1, -1), (0, 1)):
        table = [[(seen if j in drawn else unseen) * v for v in x] for j, x in enumerate(W["h"])]
        found.append((excess(sample, table), estimation(sample, table)))
    return most_violated(found)
`,
  },
  'estimation-with-representation-pretrained-on-sample': {
    kind: 'samples',
    python: `
def sides(sample):
    """The worst of the representations of the class that fit the pretext on the inputs of the sample best."""
    u = [sum(k for k, i, _ in sample if i == j) for j in range(len(W["h"]))]
    fits = [infimum(u, t, W["target"]) for t in members()]
    chosen = [t for t, fit in zip(members(), fits) if fit == min(fits)]
    found = [(excess(sample, t), estimation(sample, t, 4, 1, W["n"])) for t in chosen]
    return most_violated(found)
`,
  },
  'estimation-with-representation-regularised-on-sample': {
    kind: 'samples',
    python: `
def sides(sample):
    """The worst of the representations of the class with the least complexity on the sample."""
    size = [on_sample(sample, head_values(t, W["heads"]), W["heads"]) for t in members()]
    chosen = [t for t, s in zip(members(), size) if not below(least(size), s)]
    found = [(excess(sample, t), estimation(sample, t)) for t in chosen]
    return most_violated(found)
`,
  },
  'radreg-on-own-inputs': {
    kind: 'samples',
    python: `
def sides(sample):
    """The worst representation of least pretext loss plus complexity on the sample's own inputs."""
    objective = [infimum(inputs("U"), t, W["target"]) + on_sample(sample, head_values(t, W["heads"]), W["heads"]) for t in members()]
    chosen = [t for t, o in zip(members(), objective) if not below(least(objective), o)]
    found = [(excess(sample, t), estimation(sample, t)) for t in chosen]
    return most_violated(found)
`,
  },
  'estimation-in-expectation-with-factor-one': {
    kind: 'sides',
    python: `
def sides():
    lhs = total(p * excess(s, W["h"]) for s, p in samples())
    return lhs, {"R_n(phi.F.h)": loss_complexity()}
`,
  },
  'estimation-in-expectation-with-reference-complexity': {
    kind: 'sides',
    python: `
def sides():
    lhs = total(p * excess(s, W["h"]) for s, p in samples())
    return lhs, {"2 G R_n(F.h°)": 2 * constants()[0] * head_complexity(W["ho"], W["heads_o"])}
`,
  },
  'estimation-one-hot-with-factor-one': {kind: 'sides', python: oneHot('mean_size(s)')},
};
