/** Section 12, maximum likelihood over a finite class: the chance that an estimate is too far, over all samples, in Python. */
export const likelihood = `
def law(masses):
    return [m / sum(W["truth"]) for m in masses]

def counts(atoms, left):
    if atoms == 1:
        return [[left]]
    return [[first] + rest for first in range(left + 1) for rest in counts(atoms - 1, left - first)]

def probability(p, sample):
    """Of the counts, in any order of the draws."""
    ways, left = 1, sum(sample)
    for c in sample:
        ways, left = ways * comb(left, c), left - c
    return ways * prod([q**c for q, c in zip(p, sample)], start=Q(1))

def distance(p):
    return sum(abs(a - b) for a, b in zip(law(p), law(W["truth"]))) / 2

def in_class():
    assert W["truth"] in W["members"], "hypothesis: p* in Phi"

def chance(far):
    """That some most likely law of the class is far: the worst choice at ties."""
    found = Q(0)
    for sample in counts(len(W["truth"]), int(W["draws"])):
        likely = [probability(law(p), sample) for p in W["members"]]
        if any(x == max(likely) and far(distance(p)) for x, p in zip(likely, W["members"])):
            found += probability(law(W["truth"]), sample)
    return found

def share():
    return W["nu"] / (len(W["members"]) - 1)

def rate(size):
    """2 ln(size/nu)/m."""
    return ln(size / W["nu"]) * (2 / W["draws"])
`;
