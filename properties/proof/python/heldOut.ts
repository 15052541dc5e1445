/** Limits from held-out samples (section 11), in Python: draws are [(count, value)], b the length of an interval that holds the values. */
export const heldOut = `
def count_of(draws):
    return sum(k for k, *_ in draws)

def mean_of(draws):
    return total(k * x for k, x in draws) * Q(1, count_of(draws))

def hoeffding(draws, b, nu):
    return {"mean": mean_of(draws), "deviation": b * sqrt(ln(1 / nu) * Q(1, 2 * count_of(draws)))}

def bernstein(draws, b, nu):
    """Empirical, of Maurer and Pontil: s2 has the divisor m - 1."""
    m, log = count_of(draws), ln(2 / nu)
    off = [(k, x - mean_of(draws)) for k, x in draws]
    s2 = total(k * (d * d) for k, d in off) * Q(1, m - 1)
    return {"mean": mean_of(draws), "spread": sqrt(2 * s2 * log * Q(1, m)), "slack": 7 * b * log * Q(1, 3 * (m - 1))}

def planned(draws, b, nu):
    """Bernstein from 100 draws on."""
    return (bernstein if count_of(draws) >= 100 else hoeffding)(draws, b, nu)

def held_out_estimation(D, E, t, table, S):
    """Terms of a head t fitted on D, of scores up to S: losses in an interval of length b."""
    b = largest([Q(1, 2**30), phi(-S) - least([phi(S), phi(least([1, S]))])])
    on = lambda sample: [(k, phi(y * dot(t, table[j]))) for k, j, y in sample]
    test = total(planned(on(E), b, W["nu"] / 2).values()) - mean_of(on(D))
    return {"test": test, "deviation": b * sqrt(ln(2 / W["nu"]) * Q(1, 2 * count_of(D)))}

def estimation_from_labels(D, E):
    """L_T - inf L_T on h of the fitted head, of several the one with the largest violation of its bound."""
    h, F, T = W["h"], W["heads"], law("T")
    S, lowest = score_radius(h, F), best(T, h, F)[0]
    return [(risk(T, h, t) - lowest, held_out_estimation(D, E, t, h, S), t) for t in fitted(D, h, F)]
`;

/** Held-out pretext losses and the chained certificates, on networks of one target. */
export const certified = `
def excess_law(network):
    """[(value, probability)] of X, the loss of the network less that of the reference, at a draw from U."""
    X = [(a - b, u) for u, a, b in zip(inputs("U"), losses(network), losses(W["teacher"])) if u]
    return [(x, sum(u for v, u in X if v == x)) for x in sorted(dict(X))]

def width(network):
    return excess_law(network)[-1][0] - excess_law(network)[0][0]

def held_out(network):
    """Every held-out U-sample as ([(count, value)], probability)."""
    values, chances = zip(*excess_law(network))
    return [([(k, x) for k, x in zip(counts, values) if k], p) for counts, p in draws_of(chances, W["m"], False)]

def held_out_pretext(limit):
    """Every pair of U-samples as (probability, L_U(g, h) - L_U(W°, h°), limit)."""
    for _, p, network in pretrainings():
        for draws, q in held_out(network):
            yield p * q, pretext_excess(network), limit(draws, width(network), W["nu1"])

def capital(values, mean, bottom, top):
    """The most that bets against this mean ever win, on y = (top - x)/(top - bottom); above 1/nu' where the limit is below it."""
    m, s, squares, won = (top - mean) / (top - bottom), Q(1, 2), Q(1, 4), [real(1)]
    for i, x in enumerate(values, 1):
        y = (top - x) / (top - bottom)
        bet = least([sqrt(2 * ln(1 / W["nu1"]) * inverse(squares * ln(i + 1))), 1 / (2 * m)])
        won.append(won[-1] * (1 + bet * (y - m)))
        s += y
        squares += (y - s / (i + 1)) ** 2
    return largest(won)

def gap_of(head):
    return risk(law("U"), encode(W["teacher"]), head) - best(law("U"), encode(W["teacher"]), {"radius": W["R0"]})[0]

def cheapest(root):
    """Of theta° and the head 0 the one with less gap + C root, with G as on h°."""
    a, b = reference_head(), [Q(0) for _ in reference_head()]
    cost = lambda head: gap_of(head) + loss_range(score_radius(encode(W["teacher"]), {"radius": W["R0"]}))[0] * preimage(head) * root
    return b if below(cost(b), cost(a)) else a

def labelled(network, radius, transfer, gap):
    """Every pair of labelled samples D, D' as (probability, left side, terms, B)."""
    h, ho, F, F0, G, B, overall, same = scene(network, radius)
    T, S, shifts = law("T"), score_radius(h, F), {"shift": discrepancy(h, F, B), "shift of h°": discrepancy(ho, F0, B)}
    terms = {"transfer": G * transfer, "task": best(T, ho, F0)[0] - overall, "reference gap": gap, **shifts}
    for c, p in draws_of([p for p, _, _ in T], W["n"], same):
        for e, q in draws_of([p for p, _, _ in T], W["test"], same):
            D, E = [[(k, j, y) for k, (_, j, y) in zip(count, T) if k] for count in (c, e)]
            found = [(risk(T, h, t) - overall, {**held_out_estimation(D, E, t, h, S), **terms}) for t in fitted(D, h, F)]
            yield p * q, *most_violated(found), B

def certificate(form, limit=planned, head=None, radius=None):
    """Four samples as (probability, left side, terms, B); C form(limit) is the transfer."""
    for _, p, network in pretrainings():
        for draws, q in held_out(network):
            e = total(limit(draws, width(network), W["nu1"]).values())
            chosen = cheapest(positive_root(e))
            moved, R = preimage(head or chosen) * real(form(e)), radius or head_radius(network, chosen)
            for r, lhs, terms, B in labelled(network, R, moved, gap_of(chosen)):
                yield p * q * r, lhs, terms, B
`;

/** sup over the heads of |L_T - L_U|, or more: sharp for heads of one feature whose risks are made of lines or parabolas. */
export const discrepancies = {
  sharp: `
def discrepancy(table, heads, B):
    return largest([magnitude(risk(moved_mass(), table, t)) for t in tries(moved_mass(), table, heads)])
`,
  byVariation: `
def discrepancy(table, heads, B):
    return B * variation(seen_through(table))
`,
} as const;
