import type {Recipe} from './recipe.ts';

const samples = (python: string): Recipe => ({kind: 'samples', python});

const pairs = (python: string): Recipe => ({kind: 'pairs of samples', python});

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
  'pac-bayes-kl-maurer-with-half-kl': posteriors('Q(1, 2)', '2 * sqrt(W["n"]) * (1 / W["nu"])'),
  'pac-bayes-kl-maurer-at-twice-the-level': posteriors('1', 'sqrt(W["n"]) * (1 / W["nu"])'),
  'pac-bayes-mcallester-at-half-deviation': samples(`
def sides(sample):
    """Posteriors of one head: the supremum over all is no smaller."""
    pairs = [(mistakes(empirical(sample), t), mistakes(law("T"), t)) for t in W["heads"]["thetas"]]
    gain = max(8 * W["n"] * max(Q(0), p - q) ** 2 for q, p in pairs)
    return gain - ln(len(pairs)), {"limit": ln(2 * sqrt(W["n"]) * (1 / W["nu"]))}
`),
  'half-sample-clopper-pearson-with-head-of-all-draws': pairs(`
def sides(D, E):
    """Of several heads that are best on both the first: their risks under T are equal."""
    heads = fitted(D + E, W["h"], W["heads"])
    assert len({mistakes(law("T"), t) for t in heads}) == 1
    return W["nu"], {"P(Bin(n,p) <= S)": chance_of_so_few(mistakes(E, heads[0]), mistakes(law("T"), heads[0]))}
`),
  'half-sample-clopper-pearson-counting-all-draws': pairs(`
def sides(D, E):
    """Of several heads that are best on D the one with the largest chance."""
    def chance(S, p):
        N = 2 * W["n"]
        return sum((comb(N, k) * p**k * (1 - p) ** (N - k) for k in range(int(S) + 1)), Q(0))
    heads = fitted(D, W["h"], W["heads"])
    return W["nu"], {"P(Bin(2n,p) <= S)": max(chance(mistakes(E, t), mistakes(law("T"), t)) for t in heads)}
`),
  'pac-bayes-kl-gaussian-without-kl': samples(`
def sides(sample):
    heads = fitted(sample, W["h"], W["heads"])
    return least([learned(sample, t, W["n"]) for t in heads]), {"limit": ln(xi() / W["nu"])}
`),
  'pac-bayes-kl-gaussian-with-score-zero-as-chance': samples(`
def sides(sample):
    """Where h is 0 everywhere every head errs; kl(1/2, p) <= b where 4 p (1 - p) >= e^(-2b)."""
    assert W["n"] == 1 and not any(x for h in W["h"] for x in h)
    return 1, {"kl^-1(1/2, b)": Q(1, 2) + sqrt(1 - (W["nu"] / xi()) ** 2) * Q(1, 2)}
`),
  'pac-bayes-kl-half-prior-from-counted-draws': pairs(`
def sides(D, E, known={}):
    """Whatever D is."""
    if str(E) not in known:
        heads = fitted(E, W["h"], W["heads"])
        known[str(E)] = least([learned(E, t, W["n"]) for t in heads]), {"limit": ln(xi() / W["nu"])}
    return known[str(E)]
`),
  'pac-bayes-kl-half-prior-counting-all-draws': pairs(`
def sides(D, E):
    """Where all heads that are best on some sample have one direction, the posterior is the prior."""
    heads, n = fitted(D, W["h"], W["heads"]), 2 * W["n"]
    constant = sum(comb(n, k) * Q(k, n) ** k * (1 - Q(k, n)) ** (n - k) for k in range(n + 1))
    return least([learned(E, t, n) for t in heads]), {"limit": ln(constant / W["nu"])}
`),
};
