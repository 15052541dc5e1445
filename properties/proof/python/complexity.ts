/** Rademacher complexities over all signs, and the terms of section 2, in Python. */
export const complexity = `
def supremum(vectors, heads):
    """E_sigma sup_f sum_i sigma_i f(x_i) / n: a vector has one value per head or, for a ball, the row of x_i."""
    found, n = real(0), len(vectors)
    many = Counter(map(tuple, vectors))
    for plus in product(*(range(k + 1) for k in many.values())):
        ways = prod(comb(k, a) for k, a in zip(many.values(), plus))
        s = [sum((2 * a - k) * v[i] for (v, k), a in zip(many.items(), plus)) for i in range(len(vectors[0]))]
        found += ways * largest_sum(s, heads)
    return found * Q(1, n * 2**n)

def loss_values(table, heads):
    return lambda j, y: [phi(y * dot(t, table[j])) for t in heads["thetas"]]

def on_sample(sample, values, heads):
    return supremum([values(j, y) for k, j, y in sample for _ in range(k)], heads)

def expected(values, heads):
    return total(p * on_sample(s, values, heads) for s, p in samples())

def head_complexity(table, heads):
    return expected(head_values(table, heads), heads)

def loss_complexity():
    return expected(loss_values(W["h"], W["heads"]), W["heads"])

def deviation(times, log_of, over):
    """times B sqrt(ln(log_of/nu)/over)."""
    return times * constants()[1] * sqrt(ln(log_of / W["nu"]) * Q(1, over))

def estimation(sample, table, factor=2, log_of=1, over=None):
    """factor G Rhat_D(F.h); 4 B sqrt(ln(log_of/nu)/over)."""
    size = on_sample(sample, head_values(table, W["heads"]), W["heads"])
    return {"complexity": factor * constants()[0] * size, "deviation": deviation(4, log_of, over or 2 * W["n"])}

def main_theorem(sample, factor=2, over=None):
    """E_T of the fitted head, and the terms of the main theorem: sharp, or published with factor 4 and over = n."""
    beyond = best(law("T"), W["h"], W["heads"])[0] - best_overall()
    moved = {"transfer": transfer_term(), "shift": factor * constants()[1] * variation(), "task": task()}
    return excess(sample, W["h"]) + beyond, {**estimation(sample, W["h"], factor, over=over), **moved}

def deviations(sample):
    """sup over heads of (L_T - Lhat)(f) - (L_T - Lhat)(f_0)."""
    off = [risk(law("T"), W["h"], t) - risk(empirical(sample), W["h"], t) for t in W["heads"]["thetas"]]
    return largest([d - off[0] for d in off])

def mean_deviation():
    return total(p * deviations(s) for s, p in samples())

def most_attained(found):
    """Of pairs (left side, terms) the one nearest to equality, of equals the one with the largest left side."""
    return min(found, key=lambda pair: (lower(bound(pair[1]) - pair[0]), -lower(pair[0])))

def drawn():
    """S: h at the first 12 points that T gives mass."""
    return [x for x, t in zip(W["h"], inputs("T")) if t][:12]
`;
