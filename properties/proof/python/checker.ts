/** What a certificate does with its two sides, in Python: compare them, or write them for Coq and Lean. */
export const checker = `
def most_violated(found):
    """Of pairs (left side, terms) the one with the largest difference."""
    return max(found, key=lambda pair: lower(pair[0] - total(pair[1].values())))

def enough(failing, allowed):
    """The likeliest samples on which the bound fails, until they are above what is allowed."""
    failing.sort(key=lambda f: -f[0])
    first = next((i for i in range(len(failing) + 1) if sum(p for p, *_ in failing[:i]) > allowed), None)
    assert first is not None, "not refuted"
    return [pair for _, *pair in failing[:first]], [p for p, *_ in failing[:first]], sum(p for p, *_ in failing), allowed

def verify():
    """The (smaller, larger) that the result rests on, and chances that are above what is allowed."""
    assert sha256(repr((CLAIM, EVIDENCE, W)).encode()).hexdigest() == DIGEST, "the data were changed"
    goals, chances, lhs, rhs = refutation()
    for found, said in ((lhs, EVIDENCE["lhs"]), (rhs, EVIDENCE["rhs"])):
        assert max(said[0] - upper(found), lower(found) - said[1]) < Q(1, 10**9), "the evidence differs"
    return goals, chances, lhs, rhs

if __name__ == "__main__":
    _, _, lhs, rhs = verify()
    print(f"accepted: {CLAIM} is {FOUND}: {float(lower(lhs)):.9g} against {float(upper(rhs)):.9g}")
`;

/** What a refutation of one inequality, and of one with probability at least 1 - nu, rests on. */
export const refutations = {
  sides: `
def refutation():
    lhs, terms = sides()
    rhs = total(terms.values())
    assert below(rhs, lhs), "not refuted"
    return [(rhs, lhs)], [], lhs, rhs
`,
  attained: `
def refutation():
    """Not one: the two sides are equal, so no smaller constant would do."""
    lhs, terms = sides()
    rhs = total(terms.values())
    assert not below(lhs, rhs), "not attained"
    return [(rhs, lhs)], [], lhs, rhs
`,
  samples: `
def refutation():
    """The samples on which the bound fails, and that together they are more likely than nu."""
    found = [(p, *sides(sample)) for sample, p in samples()]
    failing = [(p, total(terms.values()), lhs) for p, lhs, terms in found if below(total(terms.values()), lhs)]
    return enough(failing, W["nu"])
`,
  'pairs of samples': `
def refutation():
    """The pairs of D and D' on which the bound fails, and that together they are more likely than nu."""
    found = [(p * q, *sides(D, E)) for D, p in samples() for E, q in samples()]
    failing = [(p, total(terms.values()), lhs) for p, lhs, terms in found if below(total(terms.values()), lhs)]
    return enough(failing, W["nu"])
`,
  chains: `
def refutation():
    """The samples on which the bound fails, and that together they are more likely than nu + nu'."""
    found = list(pairs())
    failing = [(p, total(terms.values()), lhs) for p, lhs, terms in found if below(total(terms.values()), lhs)]
    return enough(failing, W["nu"] + W["nu1"])
`,
  pretraining: `
def refutation():
    """The samples on which the bound fails, and that together they are more likely than nu'."""
    found = list(pairs())
    failing = [(p, total(terms.values()), lhs) for p, lhs, terms in found if below(total(terms.values()), lhs)]
    return enough(failing, W["nu1"])
`,
} as const;
