/** Section 12, two views and a class, in Python: one class, X2 a number, one feature, so that f* = 1 and A is a number. */
export const conditionalIndependence = `
def scalar(table):
    assert len(table) == 1 and len(table[0]) == 1, "one number"
    return table[0][0]

def law():
    """P(x1)."""
    masses = [sum(map(sum, face)) for face in W["joint"]]
    assert len(W["head"]) == 1 and all(m > 0 for m in masses), "one class, every x1 possible"
    return [m / sum(masses) for m in masses]

def expectation(values):
    return sum(p * v for p, v in zip(law(), values))

def psi():
    """E[X2|x1]."""
    assert all(len(x) == 1 for x in W["targets"]), "X2 is a number"
    return [sum(row[0] * x[0] for row, x in zip(face, W["targets"])) / sum(map(sum, face)) for face in W["joint"]]

def class_mean():
    """A, the mean of X2."""
    return expectation(psi())

def inverse_norm():
    """|A^+|."""
    return 1 / abs(class_mean()) if class_mean() else Q(0)

def ranked():
    assert class_mean() != 0, "hypothesis: A of full column rank"

def feature():
    assert all(len(x) == 1 for x in W["representation"]), "one feature"
    return [x[0] for x in W["representation"]]

def dependence():
    """e_CI."""
    return sqrt(expectation([(p - class_mean()) ** 2 for p in psi()]))

def pretext():
    """e^(1/2)."""
    w = scalar(W["decoder"])
    return sqrt(expectation([(w * h - p) ** 2 for h, p in zip(feature(), psi())]))

def regression():
    """min_w (E (1 - w h)^2)^(1/2)."""
    square = expectation([h * h for h in feature()])
    return sqrt(1 - (expectation(feature()) ** 2 / square if square else 0))

def head_room():
    assert abs(W["head"][0] / class_mean() * scalar(W["decoder"])) <= W["radius"], "hypothesis: |S A^+ W| <= R"

def best_head():
    """inf of E (1 - t h)_+ over |t| <= R: at an end, or where a margin is 1."""
    R = W["radius"]
    tries = [-R, R] + [1 / h for h in feature() if h and abs(1 / h) <= R]
    return min(expectation([max(Q(0), 1 - t * h) for h in feature()]) for t in tries)

def transfer():
    """inf_F L(f o h) - L(S o f*), hinge, every label +1."""
    return best_head() - max(Q(0), 1 - W["head"][0])

def constant():
    """G |S A^+|."""
    return abs(W["head"][0]) * inverse_norm()
`;
