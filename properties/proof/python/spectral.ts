/** Section 12, the spectral representation of at most three points, k being the number of parts, in Python: eigenvalues from a quadratic. */
export const spectral = `
def weights():
    total = sum(map(sum, W["weights"]))
    return [[x / total for x in row] for row in W["weights"]]

def degrees():
    return [sum(row) for row in weights()]

def laplacian():
    return [[(d if i == j else 0) - x for j, x in enumerate(row)] for i, (d, row) in enumerate(zip(degrees(), weights()))]

def spectrum(divisors):
    """Of the rows of D - w over divisors, ascending: 0, and the roots of the rest of the characteristic polynomial."""
    M = [[x / b for x in row] for b, row in zip(divisors, laplacian())]
    trace = sum(M[i][i] for i in range(len(M)))
    if len(M) == 2:
        return [Q(0), trace]
    assert len(M) == 3, "at most three points"
    minors = sum(M[i][i] * M[j][j] - M[i][j] * M[j][i] for i in range(3) for j in range(i))
    root = sqrt(trace * trace - 4 * minors)
    return [Q(0), (trace - root) * Q(1, 2), (trace + root) * Q(1, 2)]

def parts():
    """The connected parts of the graph."""
    found = []
    for i, row in enumerate(W["weights"]):
        near = {i} | {j for j, x in enumerate(row) if x > 0}
        touched = [part for part in found if part & near]
        found = [part for part in found if not part & near] + [near.union(*touched)]
    return found

def mean(part, values):
    return sum(degrees()[i] * values[i] for i in part) / sum(degrees()[i] for i in part)

def residual():
    """What is left of u on k eigenvectors of eigenvalue 0, those of k parts: the variance within the parts."""
    assert len(parts()) == W["kept"], "as many parts as k, so that l_(k+1) > 0"
    u = W["labels"]
    return sum(degrees()[i] * (u[i] - mean(part, u)) ** 2 for part in parts() for i in part)

def last_residual():
    """The same on the last of two eigenvectors: what lies along the constants."""
    assert W["kept"] == 1 and len(W["labels"]) == 2 and len(parts()) == 1, "two points that are joined, k = 1"
    return mean([0, 1], W["labels"]) ** 2

def dirichlet():
    u, pairs = W["labels"], range(len(W["labels"]))
    return sum(weights()[i][j] * (u[i] - u[j]) ** 2 for i in pairs for j in pairs) / 2
`;
