/** Laws, losses, risks and total variation of a finite world, in Python. Probabilities are exact. */
export const laws = `
def law(side):
    """[(probability, point, label)] of U or T."""
    return [(Q(m, W["total"]), j, y) for y, key in LABELS for j, m in enumerate(W[side][key]) if m]

def moved_mass():
    """T - U."""
    return law("T") + [(-p, j, y) for p, j, y in law("U")]

def inputs(side):
    """The probability of each point."""
    return [sum(p for p, i, _ in law(side) if i == j) for j in range(len(W[side]["plus"]))]

def dot(a, b):
    return sum((x * y for x, y in zip(a, b)), Q(0))

def risk(P, table, theta):
    return total(p * phi(y * dot(theta, table[j])) for p, j, y in P)

def seen_by_either(table):
    """The rows at points that either law gives mass."""
    return [x for x, u, t in zip(table, inputs("U"), inputs("T")) if u + t > 0]

def constants():
    """G, the Lipschitz constant of the loss on the reachable scores, and B, the upper end of its values."""
    return loss_range(largest([score_radius(W["h"], W["heads"]), score_radius(W["ho"], W["heads_o"])]))

def variation(name=lambda j, y: (j, y)):
    """The total variation of T and U, of what "name" makes of (point, label)."""
    mass = Counter()
    for p, j, y in moved_mass():
        mass[name(j, y)] += p
    return sum(map(abs, mass.values())) / 2

def seen_through(table):
    return lambda j, y: (tuple(table[j]), y)
`;

/** phi of the margin, and (G, B) on scores of size at most S. */
export const lossFunctions = {
  hinge: `
def phi(m):
    return positive(1 - m)

def loss_range(S):
    return real(1), 1 + S
`,
  logistic: `
def phi(m):
    return ln(1 + exp(-m))

def loss_range(S):
    return inverse(1 + exp(-S)), ln(1 + exp(S))
`,
  squared: `
def phi(m):
    return real((1 - m) * (1 - m))

def loss_range(S):
    return 2 * (1 + S), (1 + S) * (1 + S)
`,
  ramp: `
def phi(m):
    return least([positive(1 - m), 1])

def loss_range(S):
    return real(1), real(1)
`,
  symmetricRamp: `
def phi(m):
    return least([positive(1 - m) * Q(1, 2), 1])

def loss_range(S):
    return real(Q(1, 2)), least([1, (1 + S) * Q(1, 2)])
`,
} as const;
