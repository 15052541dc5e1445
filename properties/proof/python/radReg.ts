/** The finite class of section 7 in Python: pairs of a table and a share of its best decoder, with their objectives. */
export const radReg = `
PATH = ((0, Q(1, 4)), (0, 1), (0, 8), (Q(1, 4), Q(1, 2)), (Q(1, 2), 1), (1, 2), (2, 4), (4, 8))

def unlabelled(table):
    """S: the first 1, 2, 4 or 8 points that U gives mass."""
    seen = [row for row, u in zip(table, inputs("U")) if u][:8]
    return seen[: 2 ** (len(seen).bit_length() - 1)]

def size_of(table):
    """Rhat_S(F.h)."""
    rows = unlabelled(table)
    values = head_values(rows, W["heads"])
    return supremum([values(j, 1) for j in range(len(rows))], W["heads"])

def candidates():
    """(table, pretext loss, complexity) of every table with 1, 1/2 and 0 of its best decoder."""
    u = inputs("U")
    whole = sum(inner(u, w, w) for w in zip(*W["target"]))
    pairs = [(t, infimum(u, t, W["target"])) for t in distinct()]
    return [(t, low + (1 - s) ** 2 * (whole - low), size_of(t)) for t, low in pairs for s in (1, Q(1, 2), Q(0))]

def distinct():
    return [t for i, t in enumerate(members()) if t not in members()[:i]]

def objective(candidate, weight):
    return candidate[1] + weight * candidate[2]

def along_path():
    """(first, second, weight 1, weight 2, gap of the first at weight 1, gap of the second at weight 2)."""
    found = candidates()
    for one, two in PATH:
        low = [least([objective(c, weight) for c in found]) for weight in (one, two)]
        for a in found:
            for b in found:
                yield a, b, one, two, objective(a, one) - low[0], objective(b, two) - low[1]

def radius_for(table):
    """max(R0, |Sigma_hh^+ Sigma_ho theta|), by the normal equations of one or two features."""
    u, columns, o = inputs("U"), list(zip(*table)), [theta() * x for x in flat(W["ho"])]
    b = [inner(u, c, o) for c in columns]
    S = [[inner(u, c, d) for d in columns] for c in columns]
    if len(columns) == 1:
        a = [b[0] / S[0][0] if S[0][0] else Q(0)]
    else:
        det = S[0][0] * S[1][1] - S[0][1] * S[1][0]
        assert len(columns) == 2 and det, "at most two features, independent"
        a = [(b[0] * S[1][1] - b[1] * S[0][1]) / det, (b[1] * S[0][0] - b[0] * S[1][0]) / det]
    return largest([W["heads_o"]["radius"], sqrt(dot(a, a))])

def scale_free(table):
    """R(h) Rhat_S of heads in the unit ball."""
    return radius_for(table) * size_of(table) * (1 / W["heads"]["radius"])
`;
