/** Sections 1, 2, 4, 5 and 6 chained, in Python, on networks of one layer with one target. */
export const endToEnd = `
def clip(x):
    return max(Q(-1), min(Q(1), x))

def targets():
    """w, with the noise."""
    return [dot(W["teacher"][-1], x) + e for x, e in zip(encode(W["teacher"]), W["noise"])]

def losses(tables):
    """|W h - w|^2 at each point."""
    return [(dot(tables[-1], x) - w) ** 2 for x, w in zip(encode(tables), targets())]

def norm(values):
    return sqrt(sum(v * v for v in values))

def inside(tables):
    """Whether the parameters are in the ball around the initialisation."""
    moved = [[a - b for a, b in zip(t, start)] for t, start in zip(tables, W["initial"])]
    return all(table_norms(moved)[i].hi <= r for i, r in enumerate(W["radii"]))

def reach(tables):
    """max_i |W_i - W_i^init| / r_i; a rational number, as all tables here have one entry or one that moved."""
    moved = [[a - b for a, b in zip(t, start)] for t, start in zip(tables, W["initial"])]
    found = largest([n * (1 / r) for n, r in zip(table_norms(moved), W["radii"])])
    return found.exact()

def reference_in_ball():
    assert inside(W["teacher"]), "hypothesis: the reference is in the ball"

def realisable():
    """A1: no noise where U has mass."""
    assert all(e == 0 for e, u in zip(W["noise"], inputs("U")) if u), "hypothesis A1"

def decodable():
    """A2, one target: theta° is a multiple of the decoder's row."""
    w, t = W["teacher"][-1], reference_head()
    assert all(a * d == b * c for a, b in zip(w, t) for c, d in zip(w, t)) and (any(w) or not any(t)), "hypothesis A2"

def draws_of(atoms, n, same):
    """Counts of n draws from atoms with their probabilities; one where all samples lead to the same."""
    if same or len(atoms) == 1:
        return [([n] + [0] * (len(atoms) - 1), Q(1) if same else atoms[0] ** n)]
    others = lambda k: draws_of(atoms[1:], n - k, False)
    return [([k, *c], comb(n, k) * atoms[0] ** k * p) for k in range(n + 1) for c, p in others(k)]

def pretrainings():
    """(counts of the U-sample, its probability, the network of least loss on it, the last of several)."""
    u, base = inputs("U"), losses(W["teacher"])
    seen = [j for j in range(len(u)) if u[j]]
    same = all(len({losses(t)[j] - base[j] for j in seen}) == 1 for t in W["candidates"])
    for c, p in draws_of([u[j] for j in seen], W["N"], same):
        chosen = min(reversed(W["candidates"]), key=lambda t: sum(k * losses(t)[j] for j, k in zip(seen, c)))
        yield dict(zip(seen, c)), p, chosen

def pretext_bound(counts, network, radii=None):
    """The terms of section 6: the gap on the sample, the cover at one radius, the tail."""
    assert inside(network), "a network of the ball"
    B, L = loss_constants(radii or W["radii"])
    gap = sum(k * (losses(network)[j] - losses(W["teacher"])[j]) for j, k in counts.items()) / W["N"]
    return {"optimisation": gap, "cover": cover(B, L), "tail": 2 * B * sqrt(ln(1 / W["nu1"]) * Q(1, 2 * W["N"]))}

def cover(B, L):
    """2 Lambda eps + B_l sqrt(p ln(1 + 2/eps)/(2N)): any eps > 0 bounds the least of them."""
    p, N = sum(map(len, W["initial"])), W["N"]
    value = lambda e: 2 * e * float(upper(L)) + float(upper(B)) * (p * log1p(2 / e) / (2 * N)) ** 0.5
    eps, step = 1.0, 4.0
    while step > 1 + 2**-20:
        eps, last = min((eps, eps / step, eps * step), key=value), eps
        step = step**0.5 if eps == last else step
    return 2 * Q(eps) * L + B * sqrt(Q(p, 2 * N) * ln(1 + 2 / Q(eps)))

def pretext_excess(network):
    """L_U(g, h) - L_U(W°, h°)."""
    return sum(u * (a - b) for u, a, b in zip(inputs("U"), losses(network), losses(W["teacher"])))

def reference_loss():
    return sum(u * x for u, x in zip(inputs("U"), losses(W["teacher"])))

def reference_head(side="U"):
    """theta°: the best head on h°."""
    return best(law(side), encode(W["teacher"]), {"radius": W["R0"]})[1]

def preimage(head, w=W["teacher"][-1]):
    """|(W°^T)^+ theta°|."""
    return abs(dot(w, head)) / dot(w, w) if any(w) else Q(0)

def head_radius(network, head=None):
    """max(R0, |Sigma_hh^+ Sigma_ho theta|), theta the head on h° or theta°."""
    u, columns = inputs("U"), [c for c in zip(*encode(network)) if any(c)]
    scores = [dot(head or reference_head(), x) for x in encode(W["teacher"])]
    assert len(columns) <= 1, "at most one feature other than 0"
    fit = [abs(inner(u, c, scores) / inner(u, c, c)) for c in columns if inner(u, c, c)]
    return max([W["R0"], *fit])

def positive_root(x):
    return sqrt(positive(x))

def scene(network, radius):
    """h, h° and their heads, G, B, the least L_T, and whether all labelled samples lead to the same."""
    T, h, ho, F, F0 = law("T"), encode(network), encode(W["teacher"]), {"radius": radius}, {"radius": W["R0"]}
    G, B = loss_range(largest([score_radius(h, F), score_radius(ho, F0)]))
    overall = least([best(T, t, F)[0] for t in [h, ho, *map(encode, W["others"])]] + [best(T, ho, F0)[0]])
    return h, ho, F, F0, G, B, overall, all(x == 0 for p, j, _ in T for x in h[j])

def downstream(network, radius, transfer):
    """Every fine-tuning sample as (probability, left side, terms, B)."""
    h, ho, F, F0, G, B, overall, same = scene(network, radius)
    T, n = law("T"), W["n"]
    terms = {"deviation": 4 * B * sqrt(ln(1 / W["nu"]) * Q(1, 2 * n)), "transfer": G * transfer}
    terms |= {"shift": 2 * B * variation(), "task": best(T, ho, F0)[0] - overall}
    for c, p in draws_of([p for p, _, _ in T], n, same):
        D = [(k, j, y) for k, (_, j, y) in zip(c, T) if k]
        lost = largest([risk(T, h, t) for t in fitted(D, h, F)])
        size = 2 * G * radius * sqrt(sum(k * dot(h[j], h[j]) for k, (_, j, _) in zip(c, T))) * Q(1, n)
        yield p, lost - overall, {"complexity": size, **terms}, B

def chain(form, head=None, radius=None):
    """Every pair of samples as (probability, left side, terms, B); form gives the transfer term without C."""
    for counts, p, network in pretrainings():
        moved = preimage(head or reference_head()) * real(form(counts, network))
        for q, lhs, terms, B in downstream(network, radius or head_radius(network), moved):
            yield p * q, lhs, terms, B
`;

/** What depends on the kind of encoder: how it encodes, norms of its tables, and B_l and Lambda of a ball of radii. */
export const encoders = {
  context: `
def encode(tables):
    """relu(A v)."""
    rows = [tables[0][i : i + len(W["inputs"][0])] for i in range(0, len(tables[0]), len(W["inputs"][0]))]
    return [[max(Q(0), dot(a, v)) for a in rows] for v in W["inputs"]]

def table_norms(tables):
    return [norm(t) for t in tables]

def loss_constants(radii):
    s = [a + r for a, r in zip(table_norms(W["initial"]), radii)]
    size, target = largest([norm(v) for v in W["inputs"]]), largest([abs(w) for w in targets()])
    most = size * s[0] * s[1] + target
    return most * most, 2 * most * size * (radii[0] * s[1] + radii[1] * s[0])
`,
  masked: `
def encode(tables):
    """mask + position of the masked token: no blocks; one feature in [-1, 1], or rows in the unit ball."""
    d = len(tables[1])
    h = [[m + x for m, x in zip(tables[1], tables[2][int(p) * d : int(p) * d + d])] for (p,) in W["inputs"]]
    assert d == 1 or all(dot(x, x) <= 1 for x in h), "rows in the unit ball"
    return [[clip(x[0])] for x in h] if d == 1 else h

def table_norms(tables):
    """For the positions the largest row."""
    d = len(tables[1])
    rows = [tables[2][i : i + d] for i in range(0, len(tables[2]), d)]
    return [largest([norm(r) for r in rows]) if i == 2 else norm(t) for i, t in enumerate(tables)]

def loss_constants(radii):
    decoder, token = table_norms(W["initial"])[3] + radii[3], largest([abs(w) for w in targets()])
    most = decoder + token
    first = largest([radii[0] * token, radii[1]]) + radii[2]
    return most * most, 2 * most * (decoder * first + radii[3])
`,
} as const;
