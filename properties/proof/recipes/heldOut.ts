import type {Recipe} from './recipe.ts';

const pretext = (python: string): Recipe => ({kind: 'pretraining', python});
const labels = (python: string): Recipe => ({kind: 'pairs of samples', python});

const limited = (limit: string, change: string): Recipe =>
  pretext(`
def pairs():
    for p, lhs, terms in held_out_pretext(${limit}):
        yield p, lhs, ${change}
`);

/** Both sides of the mutants of the claims about held-out samples, in Python. */
export const heldOut: Readonly<Record<string, Recipe>> = {
  'held-out-pretext-without-deviation': limited('hoeffding', 'without(terms, "deviation")'),
  'held-out-pretext-with-half-the-range': limited(
    'hoeffding',
    '{**terms, "deviation": terms["deviation"] * Q(1, 2)}',
  ),
  'held-out-pretext-of-the-training-sample': pretext(`
def pairs():
    for counts, p, network in pretrainings():
        X = [a - b for a, b in zip(losses(network), losses(W["teacher"]))]
        draws = [(k, X[j]) for j, k in counts.items() if k]
        yield p, pretext_excess(network), hoeffding(draws, width(network), W["nu1"])
`),
  'held-out-pretext-bernstein-of-variance-alone': limited('bernstein', 'without(terms, "slack")'),
  'held-out-pretext-bernstein-without-variance': limited('bernstein', 'without(terms, "spread")'),
  'held-out-pretext-betting-with-hindsight': pretext(`
def pairs():
    """The draws sorted by value, so that counts of them are enough."""
    for _, p, network in pretrainings():
        bottom, top = excess_law(network)[0][0], excess_law(network)[-1][0]
        for draws, q in held_out(network):
            values = [x for k, x in sorted(draws, key=lambda d: d[1]) for _ in range(k)]
            yield p * q, capital(values, pretext_excess(network), bottom, top), {"1/nu'": 1 / W["nu1"]}
`),
  'held-out-pretext-betting-on-seen-range': pretext(`
def pairs():
    """The draws in their order. The limit is never above the largest of them."""
    for _, p, network in pretrainings():
        mean, bottom = pretext_excess(network), excess_law(network)[0][0]
        for draws in product(excess_law(network), repeat=W["m"]):
            values, q = [x for x, _ in draws], prod(chance for _, chance in draws)
            if max(values) < mean:
                yield p * q, mean, {"top": max(values)}
            else:
                yield p * q, capital(values, mean, bottom, max(values)), {"1/nu'": 1 / W["nu1"]}
`),
  'held-out-estimation-without-deviation': labels(`
def sides(D, E):
    return most_violated([(lost, without(terms, "deviation")) for lost, terms, _ in estimation_from_labels(D, E)])
`),
  'held-out-estimation-with-observed-loss': labels(`
def sides(D, E):
    on = lambda sample, t: mean_of([(k, phi(y * dot(t, W["h"][j]))) for k, j, y in sample])
    found = estimation_from_labels(D, E)
    return most_violated([(lost, {**terms, "test": on(E, t) - on(D, t)}) for lost, terms, t in found])
`),
};
