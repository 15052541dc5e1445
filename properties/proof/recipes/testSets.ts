import type {Recipe} from './recipe.ts';

const samples = (python: string): Recipe => ({kind: 'samples', python});

const posteriors = (price: string, limit: string): Recipe =>
  samples(`
def sides(sample):
    return posterior_gain(sample, ${price}), {"limit": ln(${limit})}
`);

/** Both sides of the mutants of test-set and PAC-Bayes bounds, in Python. */
export const testSets: Readonly<Record<string, Recipe>> = {
  'clopper-pearson-with-one-error-fewer': samples(`
def sides(sample):
    S, p = test_set(sample)
    return W["nu"], {"P(Bin(n,p) <= S-1)": chance_of_so_few(max(0, S - 1), p)}
`),
  'clopper-pearson-at-twice-the-level': samples(`
def sides(sample):
    S, p = test_set(sample)
    return min(Q(1), 2 * W["nu"]), {"P(Bin(n,p) <= S)": chance_of_so_few(S, p)}
`),
  'clopper-pearson-observed-rate': samples(`
def sides(sample):
    S, p = test_set(sample)
    return p, {"S/n": S / W["n"]}
`),
  'clopper-pearson-normal-approximation': samples(`
def sides(sample):
    S, p = test_set(sample)
    rate = S / W["n"]
    return p, {"S/n": rate, "deviation": sqrt(2 * ln(1 / W["nu"]) * (rate * (1 - rate) / W["n"]))}
`),
  'clopper-pearson-with-head-chosen-on-test-set': samples(`
def sides(sample):
    """The head with fewest errors on the sample; of several the worst."""
    found = [(mistakes(sample, t), -mistakes(law("T"), t)) for t in W["heads"]["thetas"]]
    S, p = min(found)
    return W["nu"], {"P(Bin(n,p) <= S)": chance_of_so_few(S, -p)}
`),
  'pac-bayes-kl-with-half-kl': posteriors('Q(1, 2)', 'xi() / W["nu"]'),
  'pac-bayes-kl-without-kl': posteriors('0', 'xi() / W["nu"]'),
  'pac-bayes-kl-at-twice-the-level': posteriors('1', 'xi() / (2 * W["nu"])'),
  'pac-bayes-kl-without-constant': posteriors('1', '1 / W["nu"]'),
  'pac-bayes-kl-maurer-with-half-kl': posteriors('Q(1, 2)', '2 * sqrt(W["n"]) / W["nu"]'),
  'pac-bayes-kl-maurer-at-twice-the-level': posteriors('1', 'sqrt(W["n"]) / W["nu"]'),
  'pac-bayes-mcallester-at-half-deviation': samples(`
def sides(sample):
    """Posteriors of one head: the supremum over all is no smaller."""
    pairs = [(mistakes(empirical(sample), t), mistakes(law("T"), t)) for t in W["heads"]["thetas"]]
    gain = max(8 * W["n"] * max(Q(0), p - q) ** 2 for q, p in pairs)
    return gain - ln(len(pairs)), {"limit": ln(2 * sqrt(W["n"]) / W["nu"])}
`),
};
