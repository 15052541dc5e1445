"""Training steps of the benchmark's models in eager PyTorch. Reads a job as JSON, writes one JSON object a line.

Independent of the TypeScript code: the models are written again from their definition, so that equal losses
after equal steps check both. Exit code 3: PyTorch is not installed.
"""

import json
import sys
import time

try:
    import torch
except ImportError:
    print("PyTorch is not installed for this python", file=sys.stderr)
    sys.exit(3)


def say(**line):
    print(json.dumps(line), flush=True)


def activate(name, x):
    if name == "tanh":
        return torch.tanh(x)
    return torch.relu(x) if name == "relu" else torch.nn.functional.leaky_relu(x, 0.1)


def project(x):
    return x / torch.clamp(x.norm(dim=-1, keepdim=True), min=1)


def context_loss(a, w, inputs, targets, _masks):
    h = inputs
    for i in range(len(a["widths"])):
        h = activate(a["activation"], h @ w[f"encoder.{i + 1}"])
    return ((h @ w["decoder"] - targets) ** 2).sum(-1).mean(-1)


def masked_loss(a, w, inputs, _targets, masks):
    cases, rows, tokens, _ = inputs.shape
    heads, width = a["heads"], a["width"]

    def times(x, name):
        return x @ w[name][:, None]

    m = masks[..., None]
    x = times(inputs, "embedding") * (1 - m) + m * w["mask"][:, None]
    x = project(x + w["position"][:, None])
    for b in range(1, a["blocks"] + 1):

        def split(name):
            return times(x, f"block.{b}.{name}").view(cases, rows, tokens, heads, width // heads).transpose(2, 3)

        q, k, v = split("query"), split("key"), split("value")
        mixed = torch.softmax(q @ k.transpose(-1, -2) / (width // heads) ** 0.5, -1) @ v
        x = x + times(mixed.transpose(2, 3).reshape(cases, rows, tokens, width), f"block.{b}.output")
        x = project(x + times(activate(a["activation"], times(x, f"block.{b}.feed.1")), f"block.{b}.feed.2"))
    errors = ((times(x, "decoder") - inputs) ** 2).sum(-1) * masks
    return (errors.sum(-1) / masks.sum(-1)).mean(-1)


def prepare(model, cases):
    a = model["architecture"]

    def table(name, *shape):
        return torch.tensor(model[name], dtype=torch.float32).view(1, model["rows"], *shape).repeat(cases, *[1] * (1 + len(shape)))

    w = {
        name: torch.tensor(p["values"], dtype=torch.float32).view(1, *p["shape"]).repeat(cases, 1, 1).requires_grad_()
        for name, p in model["parameters"].items()
    }
    masked = a["kind"] == "masked"
    inputs = table("inputs", a["tokens"], a["inputs"]) if masked else table("inputs", a["inputs"])
    targets = None if masked else table("targets", a["outputs"])
    masks = table("masks", a["tokens"]) if masked else None
    optimizer = torch.optim.Adam(list(w.values()), lr=model["learningRate"])

    def step():
        optimizer.zero_grad()
        losses = (masked_loss if masked else context_loss)(a, w, inputs, targets, masks)
        losses.sum().backward()
        optimizer.step()
        return losses

    return step


def sgemm(size=1024, seconds=1.0):
    x = torch.rand(size, size)
    x @ x
    best = 0.0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        x @ x
        best = max(best, 2 * size**3 / (time.perf_counter() - start))
    return best / 1e9


job = json.load(sys.stdin)
library = f"PyTorch {torch.__version__}"
threads = torch.get_num_threads()
say(sgemm=sgemm(), library=library, threads=threads)
for model in job["models"]:
    step = prepare(model, 1)
    start = time.perf_counter()
    say(check=model["name"], library=library, losses=[step()[0].item() for _ in range(job["checkSteps"])])
    each = (time.perf_counter() - start) / job["checkSteps"]
    for cases in job["cases"]:
        common = dict(library=library, mode=f"eager, {threads} threads", model=model["name"], cases=cases)
        if 6 * each * cases > job["limit"]:
            say(leftOut=each * cases, **common)
            continue
        step = prepare(model, cases)
        for _ in range(3):
            step()
        times = []
        begun = time.perf_counter()
        while True:
            start = time.perf_counter()
            taken = (start - begun) / job["seconds"]
            if len(times) >= 500 or taken > 1 and len(times) >= (3 if taken > 5 else 12):
                break
            step()
            times.append(time.perf_counter() - start)
        times.sort()
        each = times[len(times) // 2] / cases
        say(seconds=times[len(times) // 2], fastest=times[0], steps=len(times), **common)
