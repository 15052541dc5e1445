import type {Recipe} from './recipe.ts';

const sides = (python: string): Recipe => ({kind: 'sides', python});

/** Both sides of the mutants of claims/networks and of descent, in Python. */
export const networks: Readonly<Record<string, Recipe>> = {
  'attention-perturbation-with-fixed-weights': sides(`
def sides():
    lhs = largest([magnitude(a - b) for a, b in zip(attended("first"), attended("second"))])
    apart = max(abs(clip(a) - clip(b)) for a, b in zip(rows_of("first"), rows_of("second")))
    zeta = (1 + size("output") * size("value")) * apart + size("output") * change("value")
    return lhs, {"zeta": zeta + size("value") * change("output")}
`),
  'deep-network-perturbation-without-other-layers': sides(`
def sides():
    x = W["input"][0][0]
    terms = {name: abs(x) * change(name) for name in W["first"]}
    return magnitude(deep_output("first", x) - deep_output("second", x)), terms
`),
  'feed-forward-perturbation-without-residual': sides(`
def sides():
    lhs = max(abs(a - b) for a, b in zip(feed_forward_output("first"), feed_forward_output("second")))
    apart = max(abs(a - b) for a, b in zip(rows_of("first"), rows_of("second")))
    b = max(map(abs, rows_of("first") + rows_of("second")))
    own = size("feed.2") * change("feed.1") + size("feed.1") * change("feed.2")
    return lhs, {"w1 w2 zeta": size("feed.1") * size("feed.2") * apart, "b (w2 Dw1 + w1 Dw2)": b * own}
`),
  'row-normalisation-lipschitz': sides(`
def sides():
    (a,), (b,) = W["first"]["vector"], W["second"]["vector"]
    assert any(a) and any(b), "hypothesis: both vectors other than 0"
    assert len(a) == 1, "vectors of one entry"
    return abs(a[0] / abs(a[0]) - b[0] / abs(b[0])), {"|a - b|": abs(a[0] - b[0])}
`),
  'softmax-with-constant-half': sides(`
def sides():
    (a,), (b,) = W["first"]["vector"], W["second"]["vector"]
    lhs = total(magnitude(p - q) for p, q in zip(softmax(a), softmax(b)))
    return lhs, {"|a - b|_inf / 2": max(abs(x - y) for x, y in zip(a, b)) / 2}
`),
  'spectral-norm-by-power-iteration': sides(`
def image(x, P):
    return [sum(a * b for a, b in zip(x, column)) for column in zip(*P)]

def found():
    """|x P|/|x| after 20 steps x <- x P P^T, 0 where x is lost."""
    x, P = W["input"][0], W["first"]["matrix"]
    assert any(x), "hypothesis: a start other than 0"
    for _ in range(20):
        x = image(image(x, P), list(zip(*P)))
        if not any(x):
            return real(0)
    return divided(norm(image(x, P)), norm(x))

def sides():
    P = W["first"]["matrix"]
    tried = [W["input"][0]] + [[Q(i == j) for i in range(len(P))] for j in range(len(P))]
    pairs = [(norm(image(x, P)), {"|W v|/|v| |x|": found() * norm(x)}) for x in tried]
    return max(pairs, key=lambda pair: lower(pair[0] - total(pair[1].values())))
`),
  'transformer-perturbation-without-position': sides(`
def sides():
    lhs = max(abs(a - b) for a, b in zip(masked_output("first"), masked_output("second")))
    longest = max(abs(z) for (z,) in W["input"])
    delta = min(2, max(change("embedding") * longest, change("mask")))
    return lhs, {"w_D delta": size("decoder") * delta, "D_D": change("decoder")}
`),
  'subgradient-convergence-of-plain-gradient': sides(`
def sides():
    hypotheses()
    terms = {"start": factor() * start_term(), "noise": factor() * noise_term()}
    return expected_output(lambda x: slope(x) ** 2), terms
`),
  'subgradient-convergence-without-convexity-factor': sides(`
def sides():
    hypotheses()
    return expected_output(stationarity), {"start": start_term(), "noise": noise_term()}
`),
  'subgradient-convergence-without-noise-term': sides(`
def sides():
    hypotheses()
    return expected_output(stationarity), {"start": factor() * start_term()}
`),
};
