/** inf over the heads of a risk, and empirical risk minimisers, in Python. */
export const heads = `
def best(P, table, heads):
    """inf over the heads of the risk, and a head that attains it."""
    risks = [(risk(P, table, theta), theta) for theta in tries(P, table, heads)]
    value = least([r for r, _ in risks])
    return value, next(theta for r, theta in risks if not below(value, r))

def fitted(sample, table, heads):
    """The heads that are best on the sample."""
    risks = [(risk(sample, table, t), t) for t in tries(sample, table, heads)]
    return [t for r, t in risks if not any(below(other, r) for other, _ in risks)]

def samples():
    """All samples of n draws from T, as ([(count, point, label)], probability)."""
    atoms, n = law("T"), W["n"]
    for draws in combinations_with_replacement(range(len(atoms)), n):
        many = Counter(draws)
        p = factorial(n) * prod(atoms[a][0] ** k / factorial(k) for a, k in many.items())
        yield [(k, *atoms[a][1:]) for a, k in many.items()], p

def empirical(sample):
    return [(Q(k, W["n"]), j, y) for k, j, y in sample]

def excess(sample, table):
    """L_T(f.h) - inf L_T(f.h) of a head that is best on the sample; of several the worst."""
    T, heads = law("T"), W["heads"]
    return largest([risk(T, table, t) for t in fitted(sample, table, heads)]) - best(T, table, heads)[0]
`;

/** What depends on whether the heads are a list or a ball: which may be best, the largest score, values on a draw. */
export const headClasses = {
  finite: `
def tries(P, table, heads):
    return heads["thetas"]

def score_radius(table, heads):
    return largest([abs(dot(theta, x)) for x in seen_by_either(table) for theta in heads["thetas"]])

def head_values(table, heads):
    return lambda j, y: [dot(t, table[j]) for t in heads["thetas"]]

def largest_sum(s, heads):
    return largest(s)

def fits(table):
    return len(table[0]) == len(W["h"][0])
`,
  ball: `
def tries(P, table, heads):
    """Heads of one feature: 0, the ends of the ball, and where the risk may be least between them."""
    assert all(len(row) == 1 for row in table), "heads of one feature"
    R = heads["radius"]
    return [[t] for t in [Q(0), -R, R] + stationary(P, [x for (x,) in table]) if abs(t) <= R]

def score_radius(table, heads):
    return largest([heads["radius"] * sqrt(dot(x, x)) for x in seen_by_either(table)])

def head_values(table, heads):
    return lambda j, y: table[j]

def largest_sum(s, heads):
    return heads["radius"] * sqrt(dot(s, s))

def fits(table):
    return True
`,
} as const;

/** In place of `tries` for heads of several features. */
export const severalFeatures = `
def tries(P, table, heads):
    """A head along an axis without any loss; or the best of each feature, which do not meet."""
    R, columns = heads["radius"], list(zip(*table))
    axes = [[R if i == axis else Q(0) for i in range(len(columns))] for axis in range(len(columns))]
    perfect = [head for head in axes if not below(0, risk(P, table, head))][:1]
    assert perfect or all(sum(map(bool, row)) <= 1 for row in table), "points of one feature each"
    head, = perfect or [[min([Q(0), *stationary(P, x)], key=lambda t: lower(risk(P, [[v] for v in x], [t]))) for x in columns]]
    assert dot(head, head) <= R * R, "a ball with room for all features"
    return [head]
`;

/** Where the risk of a head of one feature, with values x, may be least inside the ball. */
export const stationaryHeads = {
  hinge: `
def stationary(P, x):
    """The risk is linear between its kinks."""
    return [y / x[j] for _, j, y in P if x[j]]
`,
  squared: `
def stationary(P, x):
    square = sum(p * x[j] ** 2 for p, j, _ in P)
    return [sum(p * y * x[j] for p, j, y in P) / square] if square else []
`,
  logistic: `
def stationary(P, x):
    """None: where no row pulls against another, the risk is monotone."""
    assert len({y * x[j] > 0 for _, j, y in P if x[j]}) <= 1, "a monotone risk"
    return []
`,
} as const;
