/** The certificate through the decoder, in Python, on networks of one target: p is one number. */
export const decoded = `
def decoded_head(tables, p):
    """W^T p."""
    return [p * w for w in tables[-1]]

def decoded_transfer(head, limit):
    return {"transfer": head["slope"] * head["norm"] * sqrt(limit), "curvature": head["curvature"] * head["norm"] ** 2 * limit}

def decoded_heads(network):
    """f° and f' of some p; the bound is about every one."""
    T, ho, h, u, t = law("T"), encode(W["teacher"]), encode(network), inputs("U"), inputs("T")
    for p in W.get("p", (Q(1), Q(2), Q(0))):
        own, moved = decoded_head(W["teacher"], p), decoded_head(network, p)
        lost = [m * (phi(-norm(moved) * norm(h[j])) - phi(y * dot(own, ho[j]))) for m, j, y in T if not u[j]]
        slope, curvature = slopes([dot(own, x) for x in ho], [j for j in range(len(u)) if u[j] and t[j]], u, t)
        yield {
            "norm": abs(p), "risk": risk(T, ho, own), "moved": moved, "unseen": total([Q(0), *lost]),
            "slope": slope, "curvature": curvature,
        }

def through_decoder(limit=planned, form=decoded_transfer, test=planned):
    """Every four samples as (probability, left side, terms, B)."""
    for _, p, network in pretrainings():
        for draws, q in held_out(network):
            e = positive(total(limit(draws, width(network), W["nu1"]).values()))
            heads = list(decoded_heads(network))
            costs = [total([h["risk"], h["unseen"], *form(h, e).values()]) for h in heads]
            head = next(h for h, cost in zip(heads, costs) if not any(below(c, cost) for c in costs))
            for r, lhs, terms, B in decoded_labelled(network, head, test):
                yield p * q * r, lhs, {**terms, **form(head, e)}, B

def decoded_labelled(network, head, test):
    """Every pair of labelled samples D, D' as (probability, left side, terms, B), without the transfer."""
    R = largest([W["R0"], norm(head["moved"])]).exact()
    h, _, F, _, _, B, overall, same = scene(network, R)
    T = law("T")
    terms = {"unseen": head["unseen"], "task": head["risk"] - overall}
    for c, p in draws_of([p for p, _, _ in T], W["n"], same):
        D = [(k, j, y) for k, (_, j, y) in zip(c, T) if k]
        for e, q in draws_of([p for p, _, _ in T], W["test"], same):
            found = []
            for f in fitted(D, h, F):
                X = [phi(y * dot(f, h[j])) - phi(y * dot(head["moved"], h[j])) for _, j, y in T]
                b = largest(X) - least(X)
                read = total(test([(k, x) for k, x in zip(e, X) if k], b, W["nu"]).values())
                spare = Q(1, 2**20) * sqrt(ln(1 / W["nu"]) * Q(1, 2 * W["test"]))
                found.append((risk(T, h, f) - overall, {"test": read + spare, **terms}))
            yield p * q, *most_violated(found), B
`;

/** slope and curvature of a transfer from scores on h°, at the points A; by loss. */
export const decodedSlopes: Readonly<Record<string, string>> = {
  logistic: `
def slopes(s, A, u, t):
    raise AssertionError("hinge or squared loss")
`,
  hinge: `
def slopes(s, A, u, t):
    return sqrt(sum(t[j] * t[j] / u[j] for j in A)), Q(0)
`,
  squared: `
def slopes(s, A, u, t):
    g = [total([Q(0)] + [m * 2 * (s[j] - y) for m, i, y in law("T") if i == j]) for j in range(len(u))]
    return sqrt(total([Q(0)] + [g[j] * g[j] * (1 / u[j]) for j in A])), max([Q(0)] + [t[j] / u[j] for j in A])
`,
};
