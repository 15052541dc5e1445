"""Trains a small autoencoder on digits with PyTorch and writes what `transferbound certify` reads.

    python encode_digits.py DATA OUT

DATA: a folder with train-images-idx3-ubyte and train-labels-idx1-ubyte (MNIST). OUT: a folder for
    pretrained.npz   h on labelled draws of two classes: D (1,000) and D' (1,000), float16, with labels 0 and 1
    pretext.npz      held-out pretext losses of 2,000 images that nothing else used

Three disjoint parts of the images: 20,000 train the encoder, 2,000 give held-out pretext losses, the others are labelled.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

POSITIVE, NEGATIVE = 1, 0
WIDTH, STEPS, BATCH = 16, 1500, 128


def idx(path: Path) -> np.ndarray:
    data = path.read_bytes()
    axes = data[3]
    shape = [int.from_bytes(data[4 + 4 * i : 8 + 4 * i], "big") for i in range(axes)]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * axes).reshape(shape)


def main(source: Path, out: Path) -> None:
    torch.manual_seed(1)
    torch.set_num_threads(1)
    rng = np.random.default_rng(1)
    images = idx(source / "train-images-idx3-ubyte").reshape(-1, 784) / 255
    labels = idx(source / "train-labels-idx1-ubyte")
    order = rng.permutation(len(images))
    pretraining, held_out, rest = np.split(order, [20_000, 22_000])
    x = torch.tensor(images, dtype=torch.float32)

    # Pretraining: an autoencoder with a linear decoder; images less their mean, so that h is not mostly one direction.
    mean = x[pretraining].mean(0)
    encoder = nn.Sequential(nn.Linear(784, 128), nn.GELU(), nn.Linear(128, WIDTH))
    decoder = nn.Linear(WIDTH, 784)
    optimiser = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], 2e-3)
    for _ in range(STEPS):
        batch = torch.tensor(rng.choice(pretraining, BATCH))
        loss = ((decoder(encoder(x[batch] - mean)) - x[batch]) ** 2).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()

    with torch.no_grad():
        h = encoder(x - mean).numpy()
        # A loss in [0, 1]: pixels and clipped predictions are in [0, 1].
        losses = ((decoder(encoder(x - mean)).clip(0, 1) - x) ** 2).mean(1).numpy()

    two = rest[np.isin(labels[rest], [POSITIVE, NEGATIVE])]
    d, d_test = two[:1000], two[1000:2000]
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        out / "pretrained.npz",
        train=h[d].astype(np.float16),
        test=h[d_test].astype(np.float16),
        train_labels=labels[d],
        test_labels=labels[d_test],
    )
    np.savez_compressed(out / "pretext.npz", losses=losses[held_out])
    print(f"pretext loss {losses[held_out].mean():.4f}, {len(two)} images of the two classes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
