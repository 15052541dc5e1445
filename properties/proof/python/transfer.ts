/** Exact least squares, task transferability and the terms of the decomposition (sections 1 and 4), in Python. */
export const transfer = `
def span(u, table):
    """Orthogonal columns that span those of the table, in the inner product sum_j u_j a_j b_j."""
    basis = []
    for col in zip(*table):
        col = rest(u, basis, col)
        basis += [col] if inner(u, col, col) else []
    return basis

def inner(u, a, b):
    return sum(m * x * y for m, x, y in zip(u, a, b))

def rest(u, basis, col):
    """What is left of a column when its projections on the basis are taken off."""
    for e in basis:
        share = inner(u, col, e) / inner(u, e, e)
        col = [c - share * x for c, x in zip(col, e)]
    return col

def infimum(u, table, target):
    """inf over V of sum_j u_j |V table_j - target_j|^2."""
    left = [rest(u, span(u, table), w) for w in zip(*target)]
    return sum(inner(u, w, w) for w in left)

def family():
    return [W["h"], W["ho"]] + W["others"]

def members():
    """The representations of the class that the heads fit."""
    return [t for t in family() if fits(t)]

def pretext_gap(table):
    return infimum(inputs("U"), table, W["target"]) - infimum(inputs("U"), W["ho"], W["target"])

def risk_gap(table):
    return best(law("U"), table, W["heads"])[0] - best(law("U"), W["ho"], W["heads_o"])[0]

def transfer_constant():
    """The least C with risk gap <= C (pretext gap)_+^beta on the class."""
    costly = [t for t in members() if below(0, risk_gap(t))]
    return largest([0] + [divided(risk_gap(t), power(pretext_gap(t), W["beta"])) for t in costly])

def transfer_term():
    gap = pretext_gap(W["h"]) - min(pretext_gap(t) for t in family())
    return transfer_constant() * power(gap, W["beta"])

def best_overall():
    values = [best(law("T"), t, W["heads"])[0] for t in members()]
    return least(values + [best(law("T"), W["ho"], W["heads_o"])[0]])

def task():
    return best(law("T"), W["ho"], W["heads_o"])[0] - best_overall()

def decomposition(shift):
    """E_T of the head that is best under U, and the terms with this shift term."""
    f = best(law("U"), W["h"], W["heads"])[1]
    of_f = risk(law("T"), W["h"], f)
    estimation = of_f - best(law("T"), W["h"], W["heads"])[0]
    return of_f - best_overall(), {"estimation": estimation, "transfer": transfer_term(), **shift, "task": task()}

def without(terms, key):
    return {name: value for name, value in terms.items() if name != key}
`;

/** x^beta for x >= 0, by beta. */
export const powers = {
  half: `
def power(x, beta):
    return sqrt(x)
`,
  one: `
def power(x, beta):
    return real(x)
`,
  other: `
def power(x, beta):
    return real(0) if real(x).exact() == 0 else exp(beta * ln(x))
`,
} as const;
