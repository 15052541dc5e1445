/** What a certificate does with its two sides, in Python: compare them, or write them for Coq and Lean. */
export const checker = `
def most_violated(found):
    """By left side - bound."""
    return max(found, key=lambda pair: lower(pair[0] - bound(pair[1])))

def enough(found, allowed):
    """Of (probability, left side, terms) the likeliest that fail, until above what is allowed."""
    failing = sorted(((p, bound(t), lhs) for p, lhs, t in found if below(bound(t), lhs)), key=lambda f: -f[0])
    first = next((i for i in range(len(failing) + 1) if sum(p for p, *_ in failing[:i]) > allowed), None)
    assert first is not None, "not refuted"
    return [pair for _, *pair in failing[:first]], [p for p, *_ in failing[:first]], sum(p for p, *_ in failing), allowed

def verify():
    """The (smaller, larger) that the result rests on, and chances that are above what is allowed."""
    assert sha256(repr((CLAIM, FOUND, EVIDENCE, W, BITS, LABELS)).encode()).hexdigest() == DIGEST, "the data were changed"
    goals, chances, lhs, rhs = refutation()
    apart = [max(said[0] - upper(v), lower(v) - said[1]) for v, said in zip((lhs, rhs), EVIDENCE.values())]
    assert max(apart) < Q(1, 10**9), "the evidence differs"
    return goals, chances, lhs, rhs

if __name__ == "__main__":
    _, _, lhs, rhs = verify()
    print(f"accepted: {CLAIM} is {FOUND}: {float(lower(lhs)):.9g} against {float(upper(rhs)):.9g}")
`;

/** The right side of its terms. */
export const sumOfTerms = `
def bound(terms):
    return total(terms.values())
`;

/** What a refutation of one inequality, and of one with probability at least 1 - nu, rests on. */
export const refutations = {
  sides: `
def refutation():
    lhs, terms = sides()
    assert below(bound(terms), lhs), "not refuted"
    return [(bound(terms), lhs)], [], lhs, bound(terms)
`,
  attained: `
def refutation():
    """Not one: the two sides are equal, so no smaller constant would do."""
    lhs, terms = sides()
    assert not below(lhs, bound(terms)), "not attained"
    return [(bound(terms), lhs)], [], lhs, bound(terms)
`,
  samples: `
def refutation():
    return enough([(p, *sides(sample)) for sample, p in samples()], W["nu"])
`,
  'pairs of samples': `
def refutation():
    """Pairs of D and D'."""
    return enough([(p * q, *sides(D, E)) for D, p in samples() for E, q in samples()], W["nu"])
`,
  chains: `
def refutation():
    return enough(pairs(), W["nu"] + W["nu1"])
`,
  pretraining: `
def refutation():
    return enough(pairs(), W["nu1"])
`,
} as const;
