import {attained} from './attained.ts';
import {conditionalIndependence} from './conditionalIndependence.ts';
import {contrastive} from './contrastive.ts';
import {oneHot} from './estimation.ts';
import type {Recipe} from './recipe.ts';

const sides = (python: string): Recipe => ({kind: 'sides', python});
const samples = (python: string): Recipe => ({kind: 'samples', python});
const pairs = (python: string): Recipe => ({kind: 'pairs of samples', python});

const estimation = (complexity: string, deviation: string): Recipe =>
  samples(`
def sides(sample):
    return excess(sample, W["h"]), {"complexity": ${complexity}, "deviation": ${deviation}}
`);
const EXPECTED = '2 * constants()[0] * head_complexity(W["h"], W["heads"])';

const inExpectation = (complexity: string): Recipe =>
  sides(`
def sides():
    return total(p * excess(s, W["h"]) for s, p in samples()), {"complexity": ${complexity}}
`);

const posteriors = (limit: string): Recipe =>
  samples(`
def sides(sample):
    return posterior_gain(sample, 1), {"limit": ln(${limit})}
`);

const chain = (hypotheses: string, form: string): Recipe => ({
  kind: 'chains',
  python: `
def pairs():
    ${hypotheses}
    for p, lhs, terms, B in ${form}:
        yield p, lhs, terms
`,
});
const REALISABLE = 'realisable(), decodable()';
const heldOutPretext = (limit: string): Recipe => ({
  kind: 'pretraining',
  python: `
def pairs():
    return held_out_pretext(${limit})
`,
});

/** A limit of an error rate, times a factor, is below p where so few errors are unlikely at p over the factor. */
const clopperPearson = (signature: string, head: string, test: string): string => `
def sides(${signature}):
    S, p = mistakes(${test}, ${head}), mistakes(law("T"), ${head}) / W["factor"]
    return W["nu"], {"chance": chance_of_so_few(S, p) if p <= 1 else 0}
`;

/** No limit of a probability is above 1. */
const alwaysWrong = (signature: string): string => `
def sides(${signature}):
    assert not any(x for h in W["h"] for x in h), "every head errs"
    return Q(1), {"limit": W["factor"]}
`;

/** Claims as they are stated, in Python, terms by their keys: with one of the constants changed they are refuted. */
export const stated: Readonly<Record<string, Recipe>> = {
  ...attained,
  ...conditionalIndependence,
  ...contrastive,
  'estimation-in-expectation-one-hot': sides(oneHot('2 * mean_size(s)')),
  'transfer-decomposition-published': sides(`
def sides():
    return decomposition({"shift": 4 * constants()[1] * variation()})
`),
  symmetrisation: sides(`
def sides():
    return mean_deviation(), {"complexity": 2 * loss_complexity()}
`),
  hoeffding: samples(`
def sides(sample):
    f = best(law("T"), W["h"], W["heads"])[1]
    short = risk(law("T"), W["h"], f) - risk(empirical(sample), W["h"], f)
    return short, {"deviation": deviation(1, 1, 2 * W["n"])}
`),
  mcdiarmid: samples(`
def sides(sample):
    return deviations(sample), {"mean": mean_deviation(), "deviation": deviation(2, 1, 2 * W["n"])}
`),
  'estimation-in-expectation': inExpectation('2 * loss_complexity()'),
  'estimation-in-expectation-contracted': inExpectation(EXPECTED),
  'estimation-expected-complexity': estimation(EXPECTED, 'deviation(2, 1, 2 * W["n"])'),
  'estimation-expected-complexity-textbook': estimation(EXPECTED, 'deviation(2, 2, 2 * W["n"])'),
  'estimation-empirical-complexity': samples(`
def sides(sample):
    return excess(sample, W["h"]), estimation(sample, W["h"])
`),
  'estimation-empirical-complexity-textbook': samples(`
def sides(sample):
    return excess(sample, W["h"]), estimation(sample, W["h"], log_of=3)
`),
  'estimation-published': samples(`
def sides(sample):
    return excess(sample, W["h"]), estimation(sample, W["h"], 4, 1, W["n"])
`),
  'main-theorem': samples(`
def sides(sample):
    return main_theorem(sample)
`),
  'main-theorem-published': samples(`
def sides(sample):
    return main_theorem(sample, 4, W["n"])
`),
  'softmax-lipschitz': sides(`
def sides():
    (a,), (b,) = W["first"]["vector"], W["second"]["vector"]
    lhs = total(magnitude(p - q) for p, q in zip(softmax(a), softmax(b)))
    return lhs, {"distance": max(abs(x - y) for x, y in zip(a, b))}
`),
  'pretraining-generalisation': {
    kind: 'pretraining',
    python: `
def pairs():
    reference_in_ball()
    for counts, p, network in pretrainings():
        yield p, pretext_excess(network), pretext_bound(counts, network)
`,
  },
  'end-to-end-context-encoder': chain(
    `${REALISABLE}, reference_in_ball()`,
    'chain(lambda c, net: positive_root(total(pretext_bound(c, net).values())))',
  ),
  'end-to-end-masked-autoencoder': chain(
    `${REALISABLE}, reference_in_ball()`,
    'chain(lambda c, net: positive_root(total(pretext_bound(c, net).values())))',
  ),
  'end-to-end-without-realisability': {
    kind: 'chains',
    python: `
def pairs():
    decodable(), reference_in_ball()
    root = positive_root(reference_loss())
    form = lambda c, net: positive_root(reference_loss() + total(pretext_bound(c, net).values())) + root
    for p, lhs, terms, B in chain(form):
        yield p, lhs, terms
`,
  },
  'held-out-pretext-hoeffding': heldOutPretext('hoeffding'),
  'held-out-pretext-bernstein': heldOutPretext('bernstein'),
  'held-out-pretext-betting': {
    kind: 'pretraining',
    python: `
def pairs():
    """One possible value: the limit is at most that."""
    for _, p, network in pretrainings():
        assert len(excess_law(network)) == 1, "one possible value"
        yield p, pretext_excess(network), {"limit": excess_law(network)[0][0]}
`,
  },
  'held-out-estimation': pairs(`
def sides(D, E):
    return most_violated([(lost, terms) for lost, terms, _ in estimation_from_labels(D, E)])
`),
  'certificate-context-encoder': chain(REALISABLE, 'certificate(positive_root)'),
  'certificate-masked-autoencoder': chain(REALISABLE, 'certificate(positive_root)'),
  'certificate-without-realisability': chain(
    'decodable()',
    'certificate(lambda e: positive_root(reference_loss() + e) + positive_root(reference_loss()))',
  ),
  'certificate-through-decoder': chain('realisable()', 'through_decoder()'),
  'test-set-clopper-pearson': {
    ...samples(clopperPearson('sample', 'before_labels()', 'sample')),
    scales: true,
  },
  'half-sample-clopper-pearson': {
    ...pairs(clopperPearson('D, E', 'fitted(D, W["h"], W["heads"])[0]', 'E')),
    scales: true,
  },
  'pac-bayes-kl': posteriors('xi() / W["nu"]'),
  'pac-bayes-kl-maurer': posteriors('2 * sqrt(W["n"]) * (1 / W["nu"])'),
  'pac-bayes-mcallester': samples(`
def sides(sample):
    """Posteriors of one head: the supremum over all is no smaller."""
    pairs = [(mistakes(empirical(sample), t), mistakes(law("T"), t)) for t in W["heads"]["thetas"]]
    gain = max(2 * W["n"] * max(Q(0), p - q) ** 2 for q, p in pairs)
    return gain - ln(len(pairs)), {"limit": ln(2 * sqrt(W["n"]) * (1 / W["nu"]))}
`),
  'pac-bayes-kl-gaussian': {...samples(alwaysWrong('sample')), scales: true},
  'pac-bayes-kl-half-prior': {...pairs(alwaysWrong('D, E')), scales: true},
  'radreg-estimation': samples(`
def regularised():
    """The table of least pretext loss plus complexity."""
    found = candidates()
    low = least([objective(c, 1) for c in found])
    return next(c[0] for c in found if not below(low, objective(c, 1)))

def sides(sample):
    return excess(sample, regularised()), estimation(sample, regularised())
`),
  'subgradient-convergence': sides(`
def sides():
    hypotheses()
    return expected_output(stationarity), {"start": factor() * start_term(), "noise": factor() * noise_term()}
`),
  'spectral-regression': sides(`
def sides():
    return residual(), {"alignment": divided(dirichlet(), spectrum(degrees())[int(W["kept"])])}
`),
  'likelihood-estimation': sides(`
def sides():
    """TV > (1 - s^(2/m))^(1/2) where (1 - TV^2)^m < s^2."""
    in_class()
    return chance(lambda tv: (1 - tv * tv) ** int(W["draws"]) < share() ** 2), {"level": W["nu"]}
`),
  'likelihood-estimation-logarithmic': sides(`
def sides():
    in_class()
    return chance(lambda tv: below(rate(len(W["members"])), tv * tv)), {"level": W["nu"]}
`),
};
