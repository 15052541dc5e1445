"""Training steps of the benchmark's models in JAX, the whole loop compiled. Same job and answers as torch_train.py.

Exit code 3: JAX is not installed.
"""

import json
import sys
import time

try:
    import jax
    import jax.numpy as jnp
except ImportError:
    print("JAX is not installed for this python", file=sys.stderr)
    sys.exit(3)


def say(**line):
    print(json.dumps(line), flush=True)


def activate(name, x):
    if name == "tanh":
        return jnp.tanh(x)
    return jax.nn.relu(x) if name == "relu" else jax.nn.leaky_relu(x, 0.1)


def project(x):
    return x / jnp.sqrt(jnp.maximum((x * x).sum(-1, keepdims=True), 1))


def context_loss(a, w, data):
    h = data["inputs"]
    for i in range(len(a["widths"])):
        h = activate(a["activation"], h @ w[f"encoder.{i + 1}"])
    return ((h @ w["decoder"] - data["targets"]) ** 2).sum(-1).mean(-1)


def masked_loss(a, w, data):
    inputs, masks = data["inputs"], data["masks"]
    cases, rows, tokens, _ = inputs.shape
    heads, width = a["heads"], a["width"]

    def times(x, name):
        return x @ w[name][:, None]

    m = masks[..., None]
    x = times(inputs, "embedding") * (1 - m) + m * w["mask"][:, None]
    x = project(x + w["position"][:, None])
    for b in range(1, a["blocks"] + 1):

        def split(name):
            return times(x, f"block.{b}.{name}").reshape(cases, rows, tokens, heads, width // heads).swapaxes(2, 3)

        q, k, v = split("query"), split("key"), split("value")
        mixed = jax.nn.softmax(q @ k.swapaxes(-1, -2) / (width // heads) ** 0.5, -1) @ v
        x = x + times(mixed.swapaxes(2, 3).reshape(cases, rows, tokens, width), f"block.{b}.output")
        x = project(x + times(activate(a["activation"], times(x, f"block.{b}.feed.1")), f"block.{b}.feed.2"))
    errors = ((times(x, "decoder") - inputs) ** 2).sum(-1) * masks
    return (errors.sum(-1) / masks.sum(-1)).mean(-1)


def prepare(model, cases):
    a = model["architecture"]
    masked = a["kind"] == "masked"

    def table(name, *shape):
        one = jnp.array(model[name], dtype=jnp.float32).reshape(1, model["rows"], *shape)
        return jnp.tile(one, (cases,) + (1,) * (one.ndim - 1))

    w = {
        name: jnp.tile(jnp.array(p["values"], dtype=jnp.float32).reshape(1, *p["shape"]), (cases, 1, 1))
        for name, p in model["parameters"].items()
    }
    if masked:
        data = {"inputs": table("inputs", a["tokens"], a["inputs"]), "masks": table("masks", a["tokens"])}
    else:
        data = {"inputs": table("inputs", a["inputs"]), "targets": table("targets", a["outputs"])}
    rate = model["learningRate"]

    def total(w):
        losses = (masked_loss if masked else context_loss)(a, w, data)
        return losses.sum(), losses

    def step(state, _):
        w, m, v, t = state
        (_, losses), g = jax.value_and_grad(total, has_aux=True)(w)
        t = t + 1
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
        c1, c2 = 1 - 0.9**t, 1 - 0.999**t
        w = jax.tree.map(lambda w, m, v: w - rate * (m / c1) / (jnp.sqrt(v / c2) + 1e-8), w, m, v)
        return (w, m, v, t), losses

    zeros = jax.tree.map(jnp.zeros_like, w)
    state = (w, zeros, zeros, jnp.float32(0))
    loop = jax.jit(lambda state, count: jax.lax.scan(step, state, None, length=count), static_argnums=1)
    return state, loop


job = json.load(sys.stdin)
library = f"JAX {jax.__version__}"
for model in job["models"]:
    state, loop = prepare(model, 1)
    say(check=model["name"], library=library, losses=[float(x) for x in loop(state, job["checkSteps"])[1][:, 0]])
    start = time.perf_counter()
    jax.block_until_ready(loop(state, job["checkSteps"]))
    each = (time.perf_counter() - start) / job["checkSteps"]
    for cases in job["cases"]:
        common = dict(library=library, mode="whole loop compiled", model=model["name"], cases=cases)
        if 6 * each * cases > job["limit"]:
            say(leftOut=each * cases, **common)
            continue
        # As many steps a call as a tenth of the time has room for.
        count = max(1, min(10, int(job["seconds"] / 10 / (each * cases))))
        state, loop = prepare(model, cases)
        jax.block_until_ready(loop(state, count))
        times = []
        begun = time.perf_counter()
        while True:
            start = time.perf_counter()
            taken = (start - begun) / job["seconds"]
            if len(times) >= 500 or taken > 1 and len(times) >= (3 if taken > 5 else 12):
                break
            jax.block_until_ready(loop(state, count))
            times.append((time.perf_counter() - start) / count)
        times.sort()
        each = times[len(times) // 2] / cases
        say(seconds=times[len(times) // 2], fastest=times[0], steps=count * len(times), **common)
