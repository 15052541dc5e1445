/** Section 12, contrastive pretraining: both losses and the chance of a collision, in Python. */
export const contrastive = `
def probabilities(masses):
    return [m / sum(masses) for m in masses]

def classes():
    """(rho_c, D_c) of every class."""
    return list(zip(probabilities(W["priors"]), map(probabilities, W["laws"])))

def score(a, b):
    return sum((x * y for x, y in zip(a, b)), Q(0))

def minus(a, b):
    return [x - y for x, y in zip(a, b)]

def loss(t):
    """Hinge, or the ramp, times its height."""
    assert W["loss"] != "logistic", "rational"
    hinge = max(Q(0), 1 - t)
    return W["height"] * (min(Q(1), hinge) if W["loss"] == "ramp" else hinge)

def tau():
    return sum(rho * rho for rho, _ in classes())

def contrastive():
    """L_un: classes of x, x+ and of x-, then the three points."""
    f, found = W["representation"], Q(0)
    for (p, own), (q, other) in product(classes(), classes()):
        for (x, a), (y, b), (z, c) in product(enumerate(own), enumerate(own), enumerate(other)):
            found += p * q * a * b * c * loss(score(f[x], minus(f[y], f[z])))
    return found

def mean(law):
    return [sum(p * f[i] for p, f in zip(law, W["representation"])) for i in range(len(W["representation"][0]))]

def example(law):
    return next(f for p, f in zip(law, W["representation"]) if p > 0)

def supervised(centre):
    """The loss of the classifier of these centres, given two different classes."""
    found, apart = Q(0), Q(0)
    for (i, (p, own)), (j, (q, other)) in product(enumerate(classes()), enumerate(classes())):
        if i != j:
            apart += p * q
            found += sum(p * q * a * loss(score(f, minus(centre(own), centre(other)))) for a, f in zip(own, W["representation"]))
    return found / apart

def assumed(*names):
    holds = {"classes": len(W["priors"]) > 1, "convex": W["loss"] != "ramp", "height": W["height"] == 1}
    assert all(holds[name] for name in names), "hypotheses"
`;
