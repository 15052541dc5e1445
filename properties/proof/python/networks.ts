/** Networks of scalars, section 6, in Python: two parameter sets, one entry per table. */
export const networks = `
def scalar(name, of):
    """The one entry of a table."""
    table = W[of][name]
    assert len(table) == 1 and len(table[0]) == 1, "tables of one entry"
    return table[0][0]

def size(name):
    return max(abs(scalar(name, "first")), abs(scalar(name, "second")))

def change(name):
    return abs(scalar(name, "first") - scalar(name, "second"))

def clip(x):
    """The projection of a row of one entry onto the unit ball."""
    return max(Q(-1), min(Q(1), x))

def relu(x):
    return max(Q(0), x)

def rows_of(of):
    return [x for (x,) in W[of]["input"]]

def softmax(logits):
    weights = [exp(x) for x in logits]
    return [w * inverse(total(weights)) for w in weights]

def deep_output(of, x):
    for i in range(1, len(W[of]) + 1):
        x = relu(scalar(f"encoder.{i}", of) * x)
    return x

def feed_forward_output(of):
    return [y + scalar("feed.2", of) * relu(scalar("feed.1", of) * y) for y in rows_of(of)]

def masked_output(of):
    """Decoded rows of a network without blocks: of the mask token, or of the embedded input, at each position."""
    rows = []
    for (z,), hidden, (p,) in zip(W["input"], W["masked"], W[of]["position"]):
        rows.append(scalar("decoder", of) * clip((scalar("mask", of) if hidden else scalar("embedding", of) * z) + p))
    return rows

def attended(of):
    """Rows after one head of attention and the residual."""
    x = [clip(v) for v in rows_of(of)]
    q, k, v, o = (scalar(name, of) for name in ("query", "key", "value", "output"))
    weights = [softmax([q * a * k * b for b in x]) for a in x]
    return [a + o * v * total(w * b for w, b in zip(row, x)) for a, row in zip(x, weights)]

def norm(values):
    return sqrt(sum(v * v for v in values))
`;
