import type {Recipe} from './recipe.ts';

const attains = (python: string): Recipe => ({kind: 'attained', python});

/** Both sides of the claims whose committed witness attains them, in Python. */
export const attained: Readonly<Record<string, Recipe>> = {
  'change-of-law': attains(`
def sides():
    """The largest |L_T(f.h) - L_U(f.h)|, and B times the total variation."""
    off = [magnitude(risk(law("T"), W["h"], t) - risk(law("U"), W["h"], t)) for t in W["heads"]["thetas"]]
    return largest(off), {"B TV(T,U)": constants()[1] * variation()}
`),
  'data-processing': attains(`
def sides():
    return variation(seen_through(W["h"])), {"TV(T,U)": variation()}
`),
  'transfer-decomposition': attains(`
def sides():
    return decomposition({"shift": 2 * constants()[1] * variation()})
`),
  'transfer-decomposition-refined': attains(`
def sides():
    shift = lambda table: constants()[1] * variation(seen_through(table))
    return decomposition({"shift": shift(W["h"]), "shift of h°": shift(W["ho"])})
`),
  'transfer-decomposition-discrepancy': attains(`
def discrepancy(table, heads):
    return largest([magnitude(risk(law("T"), table, t) - risk(law("U"), table, t)) for t in heads["thetas"]])

def sides():
    of_h, of_ho = discrepancy(W["h"], W["heads"]), discrepancy(W["ho"], W["heads_o"])
    return decomposition({"shift": of_h, "shift of h°": of_ho})
`),
  contraction: attains(`
def sides():
    return loss_complexity(), {"G R_n(F.h)": constants()[0] * head_complexity(W["h"], W["heads"])}
`),
  'rademacher-lower': attains(`
def sides():
    S = drawn()
    root = sqrt(sum(dot(x, x) for x in S) * Q(1, 2))
    return W["heads"]["radius"] * root * Q(1, len(S)), {"Rhat_S(F.h)": supremum(S, W["heads"])}
`),
  'rademacher-upper': attains(`
def sides():
    S = drawn()
    root = sqrt(sum(dot(x, x) for x in S))
    return supremum(S, W["heads"]), {"(R/n) (sum |h|^2)^(1/2)": W["heads"]["radius"] * root * Q(1, len(S))}
`),
  'context-encoder-head': attains(`
def sides():
    room()
    spread = sqrt(left_over(pretext_table("h"), [theta() * x for x in flat(pretext_table("ho"))]))
    return head_loss(), {"G sqrt(theta Lambda theta)": constants()[0] * spread}
`),
  'masked-autoencoder-head': attains(`
def sides():
    pooled_over_mask(), room_under_mask()
    spread = sqrt(left_over(pretext_table("h"), [theta() * x for x in flat(pretext_table("ho"))]))
    return head_loss(), {"G sqrt(theta Lambda theta)": constants()[0] * spread}
`),
  'context-encoder-transferability': attains(`
def sides():
    realisable(), decodable(), room()
    return head_loss(), {"C (pretext gap)^(1/2)": constants()[0] * preimage() * sqrt(trace_form())}
`),
  'masked-autoencoder-transferability': attains(`
def sides():
    pooled_over_mask(), realisable(), decodable(), room_under_mask()
    return head_loss(), {"C (pretext gap)^(1/2)": constants()[0] * preimage() * sqrt(trace_form())}
`),
  'context-encoder-transferability-published': attains(`
def sides():
    realisable(), room()
    assert any(flat(W["decoder"])), "hypothesis: full column rank"
    size = sqrt(sum(w * w for w in flat(W["decoder"])))
    return head_loss(), {"C (pretext gap)^(1/2)": constants()[0] * abs(theta()) * divided(sqrt(trace_form()), size)}
`),
  'masked-autoencoder-transferability-published': attains(`
def sides():
    pooled_over_mask(), realisable(), room_under_mask()
    assert any(flat(W["decoder"])), "hypothesis: full column rank"
    size = sqrt(sum(w * w for w in flat(W["decoder"])))
    return head_loss(), {"C (pretext gap)^(1/2)": constants()[0] * abs(theta()) * divided(sqrt(trace_form()), size)}
`),
  'radreg-path-complexity': attains(`
def sides():
    pairs = [(b[2] - a[2], {"(e1+e2)/(l2-l1)": (e + f) * Q(1, m - l)}) for a, b, l, m, e, f in along_path()]
    return most_attained(pairs)
`),
  'radreg-path-loss': attains(`
def sides():
    gaps = lambda l, m, e, f: {"(l2 e1 + l1 e2)/(l2-l1)": (m * e + l * f) * Q(1, m - l)}
    return most_attained([(a[1] - b[1], gaps(l, m, e, f)) for a, b, l, m, e, f in along_path()])
`),
  'attention-perturbation': attains(`
def sides():
    lhs = largest([magnitude(a - b) for a, b in zip(attended("first"), attended("second"))])
    apart = max(abs(clip(a) - clip(b)) for a, b in zip(rows_of("first"), rows_of("second")))
    m, logit = size("query") * size("key"), size("key") * change("query") + size("query") * change("key")
    zeta = (1 + size("output") * size("value") * (1 + 2 * m)) * apart
    own = size("output") * (size("value") * logit + change("value")) + size("value") * change("output")
    return lhs, {"rows": zeta, "parameters": own}
`),
  'deep-network-perturbation': attains(`
def sides():
    x, names = W["input"][0][0], list(W["first"])
    others = lambda name: prod((size(n) for n in names if n != name), start=Q(1))
    return magnitude(deep_output("first", x) - deep_output("second", x)), {n: abs(x) * change(n) * others(n) for n in names}
`),
  'feed-forward-perturbation': attains(`
def sides():
    lhs = max(abs(a - b) for a, b in zip(feed_forward_output("first"), feed_forward_output("second")))
    apart = max(abs(a - b) for a, b in zip(rows_of("first"), rows_of("second")))
    b = max(map(abs, rows_of("first") + rows_of("second")))
    own = size("feed.2") * change("feed.1") + size("feed.1") * change("feed.2")
    return lhs, {"(1 + w1 w2) zeta": (1 + size("feed.1") * size("feed.2")) * apart, "b (w2 Dw1 + w1 Dw2)": b * own}
`),
  'row-projection-lipschitz': attains(`
def sides():
    (a,), (b,) = W["first"]["vector"], W["second"]["vector"]
    assert len(a) == 1, "vectors of one entry"
    return abs(clip(a[0]) - clip(b[0])), {"|a - b|": abs(a[0] - b[0])}
`),
  'spectral-norm-certified': attains(`
def sides():
    """|x P| against |P| |x|, a matrix of one entry, whose norm is its size."""
    P, x = scalar("matrix", "first"), W["input"][0][0]
    return abs(x * P), {"|P| |x|": abs(P) * abs(x)}
`),
  'transformer-perturbation': attains(`
def sides():
    lhs = max(abs(a - b) for a, b in zip(masked_output("first"), masked_output("second")))
    longest = max(abs(z) for (z,) in W["input"])
    positions = max(abs(a - b) for (a,), (b,) in zip(W["first"]["position"], W["second"]["position"]))
    delta = min(2, max(change("embedding") * longest, change("mask")) + positions)
    return lhs, {"w_D delta": size("decoder") * delta, "D_D": change("decoder")}
`),
};
