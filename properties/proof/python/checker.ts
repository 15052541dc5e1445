/** What a certificate does with its two sides, in Python: compare them, or write them for Coq and Lean. */
export const checker = String.raw`
def verify():
    """Checks the data and the refutation; returns the (smaller, larger) that it rests on, and chances with more than nu in all."""
    assert sha256(repr((CLAIM, EVIDENCE, W)).encode()).hexdigest() == DIGEST, "the data were changed"
    goals, chances, lhs, rhs = refutation()
    assert all(below(smaller, larger) for smaller, larger in goals), "not refuted"
    for found, said in ((lhs, EVIDENCE["lhs"]), (rhs, EVIDENCE["rhs"])):
        assert max(said[0] - upper(found), lower(found) - said[1]) < Q(1, 10**9), "the evidence differs"
    return goals, chances, lhs, rhs

if __name__ == "__main__":
    _, _, lhs, rhs = verify()
    print(f"accepted: {CLAIM} is refuted: {float(lower(lhs)):.9g} > {float(upper(rhs)):.9g}")
`;

/** What a refutation of one inequality, and of one with probability at least 1 - nu, rests on. */
export const refutations = {
  sides: `
def refutation():
    lhs, terms = sides()
    rhs = total(terms.values())
    return [(rhs, lhs)], [], lhs, rhs
`,
  samples: `
def refutation():
    """The samples on which the bound fails, and that together they are more likely than nu."""
    found = [(p, *sides(sample)) for sample, p in samples()]
    failing = [(p, total(terms.values()), lhs) for p, lhs, terms in found if below(total(terms.values()), lhs)]
    chances = [p for p, _, _ in failing]
    assert sum(chances) > W["nu"], "not refuted"
    return [pair for _, *pair in failing], chances, sum(chances), W["nu"]
`,
} as const;
