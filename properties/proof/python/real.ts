/** Real numbers of a certificate, in Python: exact rationals, and sqrt, ln and exp as enclosures with rational ends. */
export const real = `
class R:  # A rational combination of closed expressions, {expression: coefficient}, with a rational enclosure.
    ends = {"1": (Q(1), Q(1))}
    def __init__(self, parts):
        self.parts = {e: c for e, c in parts.items() if c}
        both = [[c * v for v in R.ends[e]] for e, c in self.parts.items()]
        self.lo, self.hi = sum(map(min, both), Q(0)), sum(map(max, both), Q(0))
    def exact(self): return self.parts.get("1", Q(0)) if set(self.parts) <= {"1"} else None
    def __add__(self, other):
        return R({e: self.parts.get(e, 0) + real(other).parts.get(e, 0) for e in {**self.parts, **real(other).parts}})
    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -real(other)
    def __rsub__(self, other): return real(other) - self
    def __mul__(self, other):
        a, b = (self, real(other)) if self.exact() is not None else (real(other), self)
        if a.exact() is not None:
            return R({e: a.exact() * c for e, c in b.parts.items()})
        corners = [x * y for x in (a.lo, a.hi) for y in (b.lo, b.hi)]
        return known(f"({a}) * ({b})", min(corners), max(corners))
    __radd__, __rmul__ = __add__, __mul__
    def __str__(self): return " + ".join(f"{fraction(c)} * ({e})" if e != "1" else fraction(c) for e, c in self.parts.items()) or "0"

def inverse(x):
    assert x.lo > 0, "a positive divisor"
    return real(1 / x.exact()) if x.exact() is not None else known(f"1 / ({x})", 1 / x.hi, 1 / x.lo)

def divided(a, b):
    return real(a) * inverse(real(b))

def fraction(c):
    return f"({c.numerator})" if c.denominator == 1 else f"({c.numerator} / {c.denominator})"

def real(x):
    return x if isinstance(x, R) else R({"1": Q(x)})

def rounded(x, up):
    return Q(ceil(x * 2**BITS) if up else floor(x * 2**BITS), 2**BITS)

def known(expression, lo, hi):
    R.ends[expression] = (rounded(lo, False), rounded(hi, True))
    return R({expression: Q(1)})

def lower(x):
    return real(x).lo

def upper(x):
    return real(x).hi

def below(a, b):
    """Whether a < b; an error where the enclosures do not tell."""
    d = real(a) - b
    assert d.hi < 0 or d.lo >= 0, f"undecided: {a} < {b}"
    return d.hi < 0

def largest(values):
    return reduce(lambda a, b: b if below(a, b) else a, map(real, values))

def least(values):
    return -largest([-real(v) for v in values])

def magnitude(x):
    return largest([x, -x])

def positive(x):
    return largest([0, x])

def total(values):
    return sum(values, real(0))

def sqrt(x):
    x, e, root = real(x), real(x).exact(), lambda y: isqrt(floor(y))
    if e is not None and Q(root(e.numerator), root(e.denominator)) ** 2 == e:
        return real(Q(root(e.numerator), root(e.denominator)))
    return known(f"sqrt ({x})", Q(root(x.lo * 4**BITS), 2**BITS), Q(root(x.hi * 4**BITS) + 1, 2**BITS))

def ln(x, done={}):
    """k ln 2 + 2 atanh((y - 1)/(y + 1)), x = 2^k y: 45 terms of each series, with a limit of the rest."""
    def atanh2(z, up):
        left = 2 * abs(z) ** 91 / (91 * (1 - z * z))
        return sum((2 * z ** (2 * i + 1) / (2 * i + 1) for i in range(45)), left if up else -left)
    def end(x, up):
        k = x.numerator.bit_length() - x.denominator.bit_length()
        y = rounded(x / Q(2) ** k, up)
        return k * atanh2(Q(1, 3), up == (k > 0)) + atanh2((y - 1) / (y + 1), up)
    y = real(x)
    if x not in done:
        done[x] = real(0) if y.exact() == 1 else known(f"ln ({y})", end(y.lo, False), end(y.hi, True))
    return done[x]

def exp(x):
    """The series at x / 2^k, at most 1/2: 32 terms, with a limit of the rest; then k squarings, rounded outward."""
    def end(x, up):
        k = (abs(x.numerator) // x.denominator).bit_length() + 1
        first = sum(((x / 2**k) ** i / factorial(i) for i in range(32)), (1 if up else -1) * Q(2, factorial(32)))
        return reduce(lambda s, _: rounded(s * s, up), range(k), rounded(first, up))
    x = real(x)
    return real(1) if x.exact() == 0 else known(f"exp ({x})", end(x.lo, False), end(x.hi, True))
`;

/** The same functions where every number of a certificate is rational. */
export const rationals = `
real = Q

def lower(x):
    return x

def upper(x):
    return x

def below(a, b):
    return a < b

def divided(a, b):
    return Q(a) / b

def largest(values):
    return max(Q(v) for v in values)

def least(values):
    return min(Q(v) for v in values)

def magnitude(x):
    return abs(x)

def positive(x):
    return max(Q(0), x)

def total(values):
    return sum(values, Q(0))
`;
