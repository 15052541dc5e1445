/** Sections 4 and 5 in Python, for references of one feature: theta° best under U, moments by projection, A1 to A3. */
export const transferability = `
def flat(table):
    """The one column of a table of one feature."""
    assert all(len(row) == 1 for row in table), "tables of one feature"
    return [row[0] for row in table]

def theta():
    return best(law("U"), W["ho"], W["heads_o"])[1][0]

def head_loss():
    """inf L_U(f.h) - L_U(theta.ho)."""
    return best(law("U"), W["h"], W["heads"])[0] - risk(law("U"), W["ho"], [theta()])

def left_over(table, column, u=None):
    """What the table, as the pretext sees it, leaves of a column: its mean square."""
    u = u or pretext_law()
    left = rest(u, span(u, table), column)
    return inner(u, left, left)

def read_out(w):
    """W° h° with the decoder entry w, one value per row of the pretext."""
    return [w * x for x in flat(pretext_table("ho"))]

def trace_form():
    """tr(W° Lambda W°^T)."""
    return sum(left_over(pretext_table("h"), read_out(w)) for w in flat(W["decoder"]))

def decoder_loss():
    """L_U(W°, h°)."""
    u, targets = pretext_law(), zip(flat(W["decoder"]), zip(*W["target"]))
    return sum(sum(m * (x - t) ** 2 for m, x, t in zip(u, read_out(w), column)) for w, column in targets)

def pretext_excess():
    """inf L_U(W, h) - L_U(W°, h°)."""
    return infimum(pretext_law(), pretext_table("h"), W["target"]) - decoder_loss()

def preimage():
    """|(W°^T)^+ theta|."""
    size = sqrt(sum(w * w for w in flat(W["decoder"])))
    return divided(abs(theta()), size) if any(flat(W["decoder"])) else real(0)

def head_room():
    """Sigma_hh^+ Sigma_ho theta, tables of one feature."""
    u, h, o = inputs("U"), flat(W["h"]), flat(W["ho"])
    square = inner(u, h, h)
    return inner(u, h, o) * theta() / square if square else Q(0)

def room_under_mask():
    """A3 with moments of the token rows, theta the best head on their means."""
    u, h, o = pretext_law(), flat(pretext_table("h")), flat(pretext_table("ho"))
    square = inner(u, h, h)
    assert not square or abs(inner(u, h, o) * theta() / square) <= W["heads"]["radius"], "hypothesis A3"

def realisable():
    """A1: W° h° is the target wherever the pretext has mass."""
    ways = zip(flat(W["decoder"]), zip(*W["target"]))
    assert all(m == 0 or x == t for w, c in ways for m, x, t in zip(pretext_law(), read_out(w), c)), "hypothesis A1"

def decodable():
    """A2."""
    assert theta() == 0 or any(flat(W["decoder"])), "hypothesis A2"

def room():
    """A3."""
    assert abs(head_room()) <= W["heads"]["radius"], "hypothesis A3"
`;

/** What the pretext reads: the points under U or, where inputs are masked, token rows under mu. */
export const pretextSides = {
  points: `
def pretext_law():
    return inputs("U")

def pretext_table(name):
    return W[name]
`,
  tokens: `
def pretext_law():
    """mu: the mass of a point, in equal parts to its masked tokens."""
    return [u * flag / sum(flags) for u, flags in zip(inputs("U"), W["masked"]) for flag in flags]

def pretext_table(name):
    return W["rows"][name]

def pooled(name, over):
    """Means of the token rows of each point over the tokens with a flag."""
    rows, means = iter(W["rows"][name]), []
    for flags in over:
        own = [next(rows) for _ in flags]
        means.append([sum((f * x for f, x in zip(flags, column)), Q(0)) / sum(flags) for column in zip(*own)])
    return means

def pooled_over_mask():
    """The heads read the means over the masked tokens."""
    assert all(W[name] == pooled(name, W["masked"]) for name in ("h", "ho")), "hypothesis: pooled over K"
`,
} as const;
