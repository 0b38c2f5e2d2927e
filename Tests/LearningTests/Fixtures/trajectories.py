# SPDX-License-Identifier: MIT
"""Writes trajectories.json: twenty learning steps of small networks, by another implementation of all that takes part.

Everything is in double precision but what the studio's definitions round to floats: coordinates, frequencies and the
initial weights. Random numbers, coordinates, samples, activations, gradients and optimisers are written from their
definitions, none of the studio's code is used. Needs numpy; run `python3 trajectories.py` in this folder.
"""

import json
import math

import numpy as np

MASK = (1 << 64) - 1
FREQUENCIES, WEIGHTS, BIASES, SAMPLES = 1, 2, 3, 4


def splitmix(value):
    z = (value + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Random:
    def __init__(self, seed, stream, substream=0):
        self.key = splitmix((splitmix((splitmix(seed) + stream) & MASK) + substream) & MASK)

    def bits(self, index):
        return splitmix((self.key + index * 0x9E3779B97F4A7C15) & MASK)

    def uniform(self, index):
        return (self.bits(index) >> 11) / 2**53

    def below(self, bound, index):
        return self.bits(index) * bound >> 64

    def normal(self, index):
        total = -6.0
        for part in range(12):
            total += self.uniform(12 * index + part)
        return total


def float32(values):
    return np.array(values, np.float32).astype(np.float64)


HIDDEN = {
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "sine": (np.sin, np.cos),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(float)),
    "gauss": (lambda z: np.exp(-z * z), lambda z: -2 * z * np.exp(-z * z)),
    "linear": (lambda z: (z + 1) / 2, lambda z: np.full_like(z, 0.5)),
}

# First layer's gain and bias, later layers' gain and bias, by activation and whether the input is encoded.
SPREAD = {
    ("tanh", True): (1.3, 1.3, 1.3, 0.1),
    ("gauss", True): (1, 1, 1, 0.1),
    ("relu", True): (1.4, 0.5, 1.4, 0),
    ("sigmoid", False): (8, 8, 4, 0.1),
    ("sine", False): (30 / math.sqrt(6), math.pi, math.sqrt(2), 0.1),
}


class Network:
    def __init__(self, case):
        self.case = case
        self.frequencies = None
        inputs = 2
        if case["frequencies"]:
            source = Random(case["frequencySeed"], FREQUENCIES)
            count = case["frequencies"]
            numbers = [source.normal(i) * float(np.float32(case["sigma"])) for i in range(2 * count)]
            self.frequencies = float32(numbers).reshape(count, 2)
            inputs = 2 * count
        widths = [inputs] + case["hidden"] + [case["channels"]]
        first_gain, first_bias, gain, later_bias = SPREAD[case["activation"], inputs != 2]
        is_uniform = case["activation"] == "sine"
        self.matrices, self.biases = [], []
        for layer, (fan_in, fan_out) in enumerate(zip(widths, widths[1:])):
            deviation = (gain if layer else first_gain) / math.sqrt(fan_in)
            if case["activation"] == "sine" and layer == len(widths) - 2:
                deviation *= 0.3
            source = Random(case["root"], WEIGHTS, layer)
            numbers = [
                (source.uniform(i) * 2 - 1) * math.sqrt(3) if is_uniform else source.normal(i)
                for i in range(fan_in * fan_out)
            ]
            self.matrices.append(float32([n * deviation for n in numbers]).reshape(fan_out, fan_in))
            bound = later_bias if layer else first_bias
            source = Random(case["root"], BIASES, layer)
            has_bias = layer == 0 or not case["hasFirstBiasOnly"]
            biases = [(source.uniform(i) * 2 - 1) * bound if has_bias else 0 for i in range(fan_out)]
            self.biases.append(float32(biases))

    def flat(self):
        return np.concatenate([part for m, b in zip(self.matrices, self.biases) for part in (m.ravel(), b)])

    def features(self, points):
        if self.frequencies is None:
            return points
        angles = math.pi * points @ self.frequencies.T
        return np.concatenate([np.sin(angles), np.cos(angles)], 1)

    def gradient(self, points, targets, importances):
        """The mean squared error by importance, its derivatives by each matrix and bias, and the error of each point."""
        values, slopes = [self.features(points)], []
        for layer, (matrix, bias) in enumerate(zip(self.matrices, self.biases)):
            is_last = layer == len(self.matrices) - 1
            function, derivative = HIDDEN[self.case["output" if is_last else "activation"]]
            z = values[-1] @ matrix.T + bias
            values.append(function(z))
            slopes.append(derivative(z))
        difference = values[-1] - targets
        delta = 2 * importances[:, None] * difference * slopes[-1] / difference.size
        result = []
        for layer in reversed(range(len(self.matrices))):
            keeps_bias = layer == 0 or not self.case["hasFirstBiasOnly"]
            result.insert(0, (delta.T @ values[layer], delta.sum(0) * keeps_bias))
            if layer:
                delta = delta @ self.matrices[layer] * slopes[layer - 1]
        return (importances[:, None] * difference**2).mean(), result, (difference**2).sum(1)


def orthogonal(x):
    """Muon's five rounds of Newton and Schulz."""
    x = x / (np.linalg.norm(x) + 1e-7)
    for _ in range(5):
        gram = x @ x.T
        x = 3.4445 * x + (-4.7750 * gram + 2.0315 * gram @ gram) @ x
    return x


class Optimiser:
    def __init__(self, case, network):
        self.case = case
        self.parts = [part for pair in zip(network.matrices, network.biases) for part in pair]
        self.means = [np.zeros_like(part) for part in self.parts]
        self.squares = [np.zeros_like(part) for part in self.parts]

    def step(self, gradients, number):
        case = self.case
        fall = 1 - number / case["steps"]
        rate = case["rate"] * fall
        flat = [part for pair in gradients for part in pair]
        for index, (part, gradient) in enumerate(zip(self.parts, flat)):
            is_hidden_matrix = index % 2 == 0 and index < len(flat) - 2 and min(part.shape) >= 8
            if case["optimiser"] == "sgd":
                part -= rate * gradient
            elif case["optimiser"] == "muon" and is_hidden_matrix:
                mean = self.means[index]
                mean[:] = 0.9 * mean + 0.1 * gradient
                rows, columns = part.shape
                part -= rate * math.sqrt(max(1, rows / columns)) * orthogonal(0.9 * mean + 0.1 * gradient)
            else:
                mean, square = self.means[index], self.squares[index]
                mean[:] = 0.9 * mean + 0.1 * gradient
                square[:] = 0.99 * square + 0.01 * gradient**2
                adam_rate = rate if case["optimiser"] == "adam" else case["adamRate"] * fall
                correction = math.sqrt(1 - 0.99 ** (number + 1)) / (1 - 0.9 ** (number + 1))
                part -= adam_rate * correction * mean / (np.sqrt(square) + 1e-8)


def coordinates(case, width, height):
    """The points of all pixels, row by row."""
    if case["coordinates"] == "classic":
        points = [(row / height + 0.1, column / width + 0.1) for row in range(height) for column in range(width)]
    else:
        short = min(width, height)
        points = [
            ((2 * column + 1 - width) / short, (2 * row + 1 - height) / short)
            for row in range(height)
            for column in range(width)
        ]
    return float32(points)


def colours(samples, channels):
    pixels = np.array(samples, float).reshape(-1, 4) / 255
    return np.concatenate([pixels[:, :3] * pixels[:, 3:], pixels[:, 3:]], 1) if channels == 4 else pixels[:, :3]


class Sampler:
    """Pixels by importance: a fifth alike, the rest by the power 0.75 of the squared error last found, halving the past."""

    def __init__(self, count, source):
        self.errors = np.ones(count)
        self.start = source.bits(0)
        self.refresh()

    def refresh(self):
        powers = self.errors**0.75
        self.densities = 0.2 + 0.8 * powers / powers.mean()
        self.ends = np.cumsum(self.densities)

    def choose(self, places):
        """Places on the cumulative density, a golden ratio apart."""
        shares = np.array([((self.start + place * 0x9E3779B97F4A7C15 & MASK) >> 11) / 2**53 for place in places])
        chosen = np.searchsorted(self.ends, shares * self.ends[-1], side="right")
        return chosen, 1 / self.densities[chosen]

    def note(self, chosen, errors):
        for pixel, error in zip(chosen, errors):
            self.errors[pixel] = (self.errors[pixel] + error) / 2
        self.refresh()


def updates(case, step):
    """Pixels used before a step: a growing batch is one pixel, and of the others 0.1 + 1.8 t summed over the time t."""
    batch, steps = case["batch"], case["steps"]
    if not case["growsBatch"]:
        return batch * step
    return step + (batch - 1) * step * (steps + 9 * step) // (10 * steps)


def run(case, width, height, samples):
    network = Network(case)
    optimiser = Optimiser(case, network)
    points, wanted = coordinates(case, width, height), colours(samples, case["channels"])
    sampler = Sampler(width * height, Random(case["seed"], SAMPLES))
    initial, errors = network.flat(), []
    for number in range(case["steps"]):
        places = range(updates(case, number), updates(case, number + 1))
        chosen, importances = sampler.choose(places)
        error, gradients, each = network.gradient(points[chosen], wanted[chosen], importances)
        sampler.note(chosen, each)
        errors.append(error)
        optimiser.step(gradients, number)
    return {
        **case,
        "initial": [float(v) for v in initial],
        "errors": [round(float(v), 12) for v in errors],
        "final": [round(float(v), 9) for v in network.flat()],
    }


COMMON = {
    "coordinates": "isotropic", "frequencies": 4, "sigma": 1.2, "frequencySeed": 5, "hidden": [10, 9],
    "activation": "tanh", "output": "sigmoid", "channels": 3, "hasFirstBiasOnly": False, "root": 11,
    "optimiser": "adam", "rate": 0.005, "adamRate": 0.005, "batch": 40, "growsBatch": False, "steps": 20, "seed": 77,
}
CASES = [
    {"name": "adam, tanh"},
    {"name": "muon, tanh", "optimiser": "muon", "rate": 0.02},
    {"name": "muon, growing batch", "optimiser": "muon", "rate": 0.02, "growsBatch": True},
    {"name": "sgd, tanh", "optimiser": "sgd", "rate": 1},
    {"name": "adam, gauss, opacity", "activation": "gauss", "channels": 4},
    {"name": "adam, relu, three layers, linear", "activation": "relu", "hidden": [8, 7, 5], "output": "linear"},
    {"name": "muon, sine, linear", "activation": "sine", "output": "linear", "frequencies": 0, "optimiser": "muon",
     "rate": 0.01, "adamRate": 0.001},
    {"name": "muon, classic", "coordinates": "classic", "activation": "sigmoid", "frequencies": 0,
     "hasFirstBiasOnly": True, "optimiser": "muon", "rate": 0.02},
]


def main():
    width, height = 7, 5
    source = Random(2024, 0)
    samples = [source.below(256, i) for i in range(4 * width * height)]
    runs = [run({**COMMON, **case}, width, height, samples) for case in CASES]
    with open("trajectories.json", "w") as file:
        file.write('{"width": %d, "height": %d, "samples": %s, "runs": [\n' % (width, height, json.dumps(samples)))
        file.write(",\n".join(json.dumps(run) for run in runs))
        file.write("\n]}\n")


main()
