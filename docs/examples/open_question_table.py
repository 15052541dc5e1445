"""Checks worlds that refute PAC-Bayes-kl with ln(1/nu) and no 2 sqrt n, one-sided, and prints them as a table.

    python3 open_question_table.py open-question.json

The statement: with probability at least 1 - nu over n draws, every posterior Q whose empirical risk is below its risk has
kl(Lhat(Q), L(Q)) <= (KL(Q | P) + ln(1/nu)) / n. A world is a law on kinds of draws, each given by the heads that are wrong on it
(bit h for head h), and a prior P. For every sample a posterior is sought in floating point; whether it is above the limit is then
decided with whole numbers: it is made of fractions, and logarithms are enclosed.
"""
import json
import sys
from fractions import Fraction
from math import comb, exp, log

ONE = 2**120  # The unit of logarithms.
ERROR = 2**13  # More than they are off by.


def ln(x):
    """ln x in units of 1/ONE, off by less than ERROR: 2 atanh((x - 1)/(x + 1)) after dividing by 2 until x is near 1."""
    halvings = 0
    while 3 * x > 4:
        x, halvings = x / 2, halvings + 1
    while 3 * x < 2:
        x, halvings = x * 2, halvings - 1

    def atanh2(z):
        whole = abs(z.numerator) * ONE // z.denominator
        square, power, found = whole * whole // ONE, whole, 0
        for k in range(60):  # z is at most 1/3: the rest is below 1/ONE.
            found += 2 * power // (2 * k + 1)
            power = power * square // ONE
        return found if z >= 0 else -found

    return atanh2((x - 1) / (x + 1)) + halvings * atanh2(Fraction(1, 3))


def over_logs(pairs):
    """Less than the sum of a ln b, in units of 1/ONE, with 0 ln b = 0."""
    known = [(a, ln(b)) for a, b in pairs if a]
    return sum(a * value - abs(a) * ERROR for a, value in known)


def above(n, seen, risks, prior, posterior, nu):
    """Whether n kl(Lhat(Q), L(Q)) - KL(Q|P) > ln(1/nu) and Lhat(Q) < L(Q), for sure."""
    a = sum(w * s for w, s in zip(posterior, seen))
    b = sum(w * r for w, r in zip(posterior, risks))
    if not a < b:
        return False
    pairs = [(n * a, a / b), (n * (1 - a), (1 - a) / (1 - b)), (Fraction(1), nu)]
    pairs = [(weight, ratio) for weight, ratio in pairs if weight]
    pairs += [(-w, w / p) for w, p in zip(posterior, prior) if w]
    return over_logs(pairs) > 0


def gain(n, seen, risks, prior, q):
    """n kl(Lhat(Q), L(Q)) - KL(Q|P) in floating point, and the two risks."""
    a, b = sum(w * s for w, s in zip(q, seen)), sum(w * r for w, r in zip(q, risks))
    price = sum(w * log(w / p) for w, p in zip(q, prior) if w > 0)
    kl = (a * log(a / b) if a > 0 else 0) + ((1 - a) * log((1 - a) / (1 - b)) if a < 1 else 0)
    return n * kl - price, a, b


def ascend(n, seen, risks, prior, q):
    """From a posterior to better ones: the linear lower limit of kl at Q is maximised by a tilted prior."""
    best = (0, None)
    for _ in range(80):
        value, a, b = gain(n, seen, risks, prior, q)
        if not a < b:
            break
        best = max(best, (value, q), key=lambda one: one[0])
        x, y = max(a, 1e-15), min(max(b, 1e-15), 1 - 1e-15)
        along, across = log(x / y) - log((1 - x) / (1 - y)), (y - x) / (y * (1 - y))
        tilts = [n * (along * s + across * r) for s, r in zip(seen, risks)]
        most = max(tilts)
        q = [p * exp(t - most) for p, t in zip(prior, tilts)]
        q = [w / sum(q) for w in q]
    return best


def posteriors(n, seen, risks, prior):
    """Candidates, the best first."""
    starts = [prior]
    found = []
    for h, s in enumerate(seen):
        if s < risks[h]:
            starts.append([0.02 * p + (0.98 if i == h else 0) for i, p in enumerate(prior)])
            vertex = [1.0 if i == h else 0.0 for i in range(len(prior))]
            found.append((gain(n, seen, risks, prior, vertex)[0], vertex))
    found += [ascend(n, seen, risks, prior, q) for q in starts]
    return [q for _, q in sorted((one for one in found if one[1]), key=lambda one: -one[0])[:2]]


def counts(n, kinds):
    """All ways to draw n of so many kinds."""
    if kinds == 1:
        yield [n]
        return
    for first in range(n + 1):
        for rest in counts(n - first, kinds - 1):
            yield [first, *rest]


def violated(row):
    """The exact probability of the samples on which some posterior is above the limit for sure, and nu."""
    n, heads, nu = row["n"], range(row["heads"]), Fraction(row["nu"], row["of"])
    law = [Fraction(c, sum(row["chances"])) for c in row["chances"]]
    prior = [Fraction(c, sum(row["prior"])) for c in row["prior"]]
    assert len(prior) == row["heads"] and len(law) == len(row["wrong"]) and min(law) > 0 and min(prior) > 0
    wrong = [[kind >> h & 1 for h in heads] for kind in row["wrong"]]
    risks = [sum(p * w[h] for p, w in zip(law, wrong)) for h in heads]
    found = Fraction(0)
    for sample in counts(n, len(law)):
        seen = [Fraction(sum(c * w[h] for c, w in zip(sample, wrong)), n) for h in heads]
        for q in posteriors(n, list(map(float, seen)), list(map(float, risks)), list(map(float, prior))):
            exact = [Fraction(round(w * 2**50), 2**50) for w in q]
            if above(n, seen, risks, prior, [w / sum(exact) for w in exact], nu):
                chance, left = Fraction(1), n
                for c, p in zip(sample, law):
                    chance, left = chance * comb(left, c) * p**c, left - c
                found += chance
                break
    return found, nu


def cut(x, places, up=False):
    """A decimal below x, or above it."""
    scaled = x * 10**places
    whole = scaled.numerator // scaled.denominator + (1 if up and scaled.denominator != 1 else 0)
    return f"{whole // 10**places}.{whole % 10**places:0{places}}"


def main(file, chosen):
    """A line for each number of draws and of heads; `chosen` numbers of draws alone, if any are given."""
    with open(file, encoding="utf-8") as text:
        rows = json.load(text)["rows"]
    cells = {}
    for row in rows:
        if chosen and row["n"] not in chosen:
            continue
        chance, nu = violated(row)
        if chance > nu:
            cells.setdefault((row["n"], row["heads"]), {})[row["goal"]] = (chance, nu)
        else:
            cells.setdefault((row["n"], row["heads"]), {})
    print("| draws | heads | smallest nu refuted | largest P/nu | at nu |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    for (n, heads), found in sorted(cells.items()):
        # A world with fewer heads is one with more: the others are never used.
        below = [one for (m, k), goals in cells.items() if m == n and k <= heads for one in goals.values()]
        if not below:
            print(f"| {n} | {heads} | none | none above 1 | |")
            continue
        smallest = min(nu for _, nu in below)
        chance, nu = max(below, key=lambda one: one[0] / one[1])
        print(f"| {n} | {heads} | {cut(smallest, 6, True)} | {cut(chance / nu, 6)} | {cut(nu, 6, True)} |")


if __name__ == "__main__":
    main(sys.argv[1], set(map(int, sys.argv[2:])))
