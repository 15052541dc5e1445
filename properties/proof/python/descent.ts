/** Section 7's descent on an interval, exactly, in Python: pieces of f, Moreau's envelope, the run. */
export const descent = `
def f(x):
    kinks = sum(k["weight"] / 2 * max(Q(0), x - k["at"]) ** 2 for k in W["kinks"])
    return W["quadratic"][0][0] * x * x / 2 + W["linear"][0] * x + kinks

def slope(x):
    return W["quadratic"][0][0] * x + W["linear"][0] + sum(k["weight"] * max(Q(0), x - k["at"]) for k in W["kinks"])

def curvature(x):
    return W["quadratic"][0][0] + sum(k["weight"] for k in W["kinks"] if x > k["at"])

def pieces():
    """Intervals of X on which f is quadratic."""
    lower, upper = W["lower"][0], W["upper"][0]
    ends = sorted({lower, upper, *(k["at"] for k in W["kinks"] if lower < k["at"] < upper)})
    return list(zip(ends, ends[1:])) or [(lower, lower)]

def least_of(g, slope_at, bend):
    """The argument where g is least: an end of a piece, or where its slope is 0 on a piece that bends upward."""
    tries = []
    for a, b in pieces():
        middle = (a + b) / 2
        inner = middle - slope_at(middle) / bend(middle) if bend(middle) > 0 else a
        tries += [a, b] + ([inner] if a <= inner <= b else [])
    return min(tries, key=g)

def proximal(x):
    r = W["rho_hat"]
    return least_of(lambda y: f(y) + r / 2 * (x - y) ** 2, lambda y: slope(y) + r * (y - x), lambda y: curvature(y) + r)

def envelope(x):
    y = proximal(x)
    return f(y) + W["rho_hat"] / 2 * (x - y) ** 2

def stationarity(x):
    """|grad Phi_{1/rho^}|^2."""
    return (W["rho_hat"] * (x - proximal(x))) ** 2

def states():
    """(a_t / sum a, the law of x_t) of every step, all noise enumerated."""
    now = [(Q(1), W["start"][0])]
    for a in W["steps"]:
        yield a / sum(W["steps"]), now
        moved = lambda x, e: max(W["lower"][0], min(W["upper"][0], x - a * (slope(x) + e[0])))
        now = [(p / len(W["noise"]), moved(x, e)) for p, x in now for e in W["noise"]]

def expected_output(value):
    """E value(x_out)."""
    return sum(share * sum(p * value(x) for p, x in now) for share, now in states())

def hypotheses():
    assert W["lower"][0] <= W["start"][0] <= W["upper"][0], "hypothesis: x_0 in X"
    assert W["rho_hat"] > W["rho"], "hypothesis: rho^ > rho"
    assert all(curvature((a + b) / 2) + W["rho"] >= 0 for a, b in pieces()), "hypothesis: weakly convex"
    assert sum(e[0] for e in W["noise"]) == 0, "hypothesis: unbiased"

def start_term():
    lowest = least_of(f, slope, curvature)
    return (envelope(W["start"][0]) - f(lowest)) / sum(W["steps"])

def noise_term():
    """(rho^ S2/2) sum a^2 / sum a, S2 the largest E|g|^2 of the run."""
    square = lambda x: sum((slope(x) + e[0]) ** 2 for e in W["noise"]) / len(W["noise"])
    S2 = max(square(x) for _, now in states() for _, x in now)
    return W["rho_hat"] * S2 / 2 * sum(a * a for a in W["steps"]) / sum(W["steps"])

def factor():
    return W["rho_hat"] / (W["rho_hat"] - W["rho"])
`;
