"""PAC-Bayes-kl, one-sided, with ln(1/nu) and no 2 sqrt n: false at n = 1, two heads, nu = 0.81525.

    python3 open_question.py

The statement: with probability at least 1 - nu over the draws, every posterior Q whose empirical risk is below its risk has
kl(Lhat(Q), L(Q)) <= (KL(Q | P) + ln(1/nu)) / n. Everything below is a fraction; logarithms are enclosed between fractions.
"""
from fractions import Fraction


def ln(x, terms=60):
    """Fractions below and above ln x, for x > 0: ln x = 2 atanh((x - 1)/(x + 1)), after dividing by 2 until x is near 1."""
    low = high = Fraction(0)
    halvings = 0
    while x > Fraction(4, 3):
        x, halvings = x / 2, halvings + 1
    while x < Fraction(2, 3):
        x, halvings = x * 2, halvings - 1
    for number, times in ((x, 1), (Fraction(2), halvings)):
        z = (number - 1) / (number + 1)
        part = sum(2 * z ** (2 * k + 1) / (2 * k + 1) for k in range(terms))
        rest = abs(2 * z ** (2 * terms + 1) / ((2 * terms + 1) * (1 - z * z)))
        low += min(times * (part - rest), times * (part + rest))
        high += max(times * (part - rest), times * (part + rest))
    return low, high


def times_ln(a, ratio):
    """a ln(ratio) for a >= 0, where 0 ln 0 = 0."""
    if a == 0:
        return Fraction(0), Fraction(0)
    low, high = ln(ratio)
    return a * low, a * high


def kl(q, p):
    """kl(q, p) of two chances, p strictly between 0 and 1."""
    parts = [times_ln(a, a / b if a else Fraction(1)) for a, b in ((q, p), (1 - q, 1 - p))]
    return sum(low for low, _ in parts), sum(high for _, high in parts)


nu = Fraction(81525, 100000)
prior = (Fraction(957, 1267), Fraction(310, 1267))
# (is head 0 wrong, is head 1 wrong): chance of such a draw.
law = {(0, 1): Fraction(460, 747), (1, 0): Fraction(149, 747), (1, 1): Fraction(138, 747)}
posteriors = {(0, 1): (Fraction(1017, 1024), Fraction(7, 1024)), (1, 0): (Fraction(0), Fraction(1))}

assert sum(law.values()) == 1 and sum(prior) == 1
risks = [sum(chance for draw, chance in law.items() if draw[head]) for head in (0, 1)]
violated = Fraction(0)
for draw, posterior in posteriors.items():
    assert sum(posterior) == 1 and min(posterior) >= 0
    seen = sum(w * wrong for w, wrong in zip(posterior, draw))
    true = sum(w * risk for w, risk in zip(posterior, risks))
    left, _ = kl(seen, true)
    gaps = [times_ln(w, w / p if w else Fraction(1)) for w, p in zip(posterior, prior)]
    right = sum(high for _, high in gaps) + ln(1 / nu)[1]
    excess = left - right
    print(f"draw {draw}: posterior ({posterior[0]}, {posterior[1]}) is above the limit by at least {float(excess):.3g}")
    if seen < true and excess > 0:
        violated += law[draw]
if violated > nu:
    print(f"refuted: violated with probability {violated} > nu = {nu}")
else:
    raise SystemExit("not refuted")
