# SPDX-License-Identifier: MIT
"""The networks that peers and ours are compared on, and what they are given."""
from dataclasses import dataclass

import numpy as np

OMEGA = 30.0
"""The factor of every hidden sum of a sine network (Sitzmann et al. 2020)."""

RATE = 1e-4
"""Adam's, for the same networks in the same paper."""

LEARNED_SIDE = 256
FRAME = (1920, 1080)


@dataclass(frozen=True)
class Network:
    """Layer widths from the coordinates to the colour; the output is linear for sine, or else a sigmoid."""

    name: str
    """As `inbetween bench` calls it."""
    widths: tuple
    activation: str

    @property
    def parameters(self):
        return sum((inputs + 1) * outputs for inputs, outputs in zip(self.widths, self.widths[1:]))

    def initial(self, seed=0):
        """A matrix [inputs][outputs] and a bias [outputs] for each layer; SIREN's distributions for sine."""
        random = np.random.default_rng(seed)
        layers = []
        for index, (inputs, outputs) in enumerate(zip(self.widths, self.widths[1:])):
            if self.activation == "sine":
                bound = 1 / inputs if index == 0 else np.sqrt(6 / inputs) / OMEGA
                matrix = random.uniform(-bound, bound, (inputs, outputs))
                bias = random.uniform(-1, 1, outputs) / np.sqrt(inputs)
            else:
                matrix = random.normal(0, 1 / np.sqrt(inputs), (inputs, outputs))
                bias = np.zeros(outputs)
            layers.append((matrix.astype(np.float32), bias.astype(np.float32)))
        return layers

    def targets(self, picture):
        """Colours [pixels][3] in 0...1 as this network's output has them."""
        colours = picture.reshape(-1, 3)
        return 2 * colours - 1 if self.activation == "sine" else colours


NETWORKS = [
    Network("2-100-100-3 sigmoid", (2, 100, 100, 3), "sigmoid"),
    Network("2-128-128-3 sine", (2, 128, 128, 3), "sine"),
    Network("2-256x4-3 sine", (2, 256, 256, 256, 256, 3), "sine"),
]


def points(width, height):
    """The pixels' points, [height * width][2], spanning -1...1 each way."""
    y, x = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    return np.stack([x.ravel(), y.ravel()], axis=-1).astype(np.float32)
