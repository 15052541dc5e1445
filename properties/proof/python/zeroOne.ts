/** 0-1 losses, binomial tails and kl (section 11), in Python, on finite worlds. */
export const zeroOne = `
def mistakes(atoms, t):
    """How many, or how much, of the atoms the head gets wrong; a score of 0 is an error of both labels."""
    return sum((k for k, j, y in atoms if y * dot(t, W["h"][j]) <= 0), Q(0))

def chance_of_so_few(S, p):
    """P(Bin(n, p) <= S), which falls in p where S < n: so p is above sup {q : P(Bin(n, q) <= S) >= nu} where this is below nu."""
    return sum((comb(W["n"], k) * p**k * (1 - p) ** (W["n"] - k) for k in range(int(S) + 1)), Q(0))

def before_labels():
    """The head that is best under U, which no labelled draw has touched."""
    return best(law("U"), W["h"], W["heads"])[1]

def test_set(sample):
    """Errors in the sample, and the risk that they say something about."""
    return mistakes(sample, before_labels()), mistakes(law("T"), before_labels())

def kl(q, p):
    """q ln(q/p) + (1-q) ln((1-q)/(1-p)), with 0 ln 0 = 0."""
    return total(a * ln(a / b) for a, b in ((q, p), (1 - q, 1 - p)) if a)

def xi():
    """sum_k binom(n,k) (k/n)^k (1-k/n)^(n-k)."""
    n = W["n"]
    return sum(comb(n, k) * Q(k, n) ** k * (1 - Q(k, n)) ** (n - k) for k in range(n + 1))

def posterior_gain(sample, price):
    """n kl(Lhat(Q), L(Q)) - price KL(Q|P), the largest over posteriors of one head: the supremum over all is no smaller."""
    pairs = [(mistakes(empirical(sample), t), mistakes(law("T"), t)) for t in W["heads"]["thetas"]]
    return largest([W["n"] * kl(q, p) for q, p in pairs]) - price * ln(len(pairs))

def tiny():
    """P(Z >= 10) is below it."""
    return Q(1, 2**64)

def noisy(atoms, t, c, up):
    """A limit of the risk of N(c t/|t|, I): atoms where the margin is beyond 10 have errors near 0 or 1, others any; h = 0 always errs."""
    risk = Q(0)
    for k, j, y in atoms:
        x, h = y * dot(t, W["h"][j]), W["h"][j]
        far = c * c * x * x >= 100 * dot(t, t) * dot(h, h)
        error = 1 if not any(h) else tiny() if far and x > 0 else 1 - tiny() if far and not up else up
        risk += k * error
    return risk

def learned(sample, t, n):
    """n kl(Lhat(Q), L(Q)) at least, of a posterior far along a head that errs on no draw: no shorter one has a smaller limit; else 0."""
    q, p = noisy(empirical(sample), t, 32, True), noisy(law("T"), t, 32, False)
    return n * kl(q, p) if q < p and mistakes(sample, t) == 0 else 0
`;
