# SPDX-License-Identifier: MIT
"""Writes network.json: what a small Fourier-tanh network gives, and its gradient, in double precision.

Needs numpy; run `python3 network.py` in this folder. The gradient is written out by hand and checked here against
central differences in double precision before anything is stored.
"""

import json

import numpy as np

generator = np.random.default_rng(42)
FREQUENCIES, HIDDEN, CHANNELS, POINTS = 5, [11, 6], 3, 23


def floats(*shape, scale=1.0):
    """Random numbers that a float holds exactly."""
    return (generator.uniform(-scale, scale, shape)).astype(np.float32).astype(np.float64)


def forward(parameters, frequencies, points):
    angles = np.pi * points @ frequencies.T
    values = [np.concatenate([np.sin(angles), np.cos(angles)], 1)]
    for layer, (matrix, bias) in enumerate(parameters):
        z = values[-1] @ matrix.T + bias
        values.append(np.tanh(z) if layer < len(parameters) - 1 else 1 / (1 + np.exp(-z)))
    return values


def squared_error(parameters, frequencies, points, targets):
    return ((forward(parameters, frequencies, points)[-1] - targets) ** 2).sum()


def gradient(parameters, frequencies, points, targets):
    values = forward(parameters, frequencies, points)
    y = values[-1]
    delta = 2 * (y - targets) * y * (1 - y)
    result = []
    for layer in reversed(range(len(parameters))):
        result.insert(0, (delta.T @ values[layer], delta.sum(0)))
        delta = delta @ parameters[layer][0] * (1 - values[layer] ** 2)
    return result


def flat(pairs):
    return np.concatenate([part for pair in pairs for part in (pair[0].ravel(), pair[1])])


def check(parameters, frequencies, points, targets):
    step = 1e-6
    for pair, found in zip(parameters, gradient(parameters, frequencies, points, targets)):
        for part, derivatives in zip(pair, found):
            for index in np.ndindex(part.shape):
                kept = part[index]
                part[index] = kept + step
                above = squared_error(parameters, frequencies, points, targets)
                part[index] = kept - step
                below = squared_error(parameters, frequencies, points, targets)
                part[index] = kept
                assert abs((above - below) / (2 * step) - derivatives[index]) < 1e-7


# The studio draws the frequencies from a seed; `frequencies` are those of seed 21 and sigma 1.5, stored with the rest.
def studio_frequencies(count, sigma, seed):
    mask = (1 << 64) - 1

    def mix(value):
        z = (value + 0x9E3779B97F4A7C15) & mask
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    key = mix((mix((mix(seed) + 1) & mask) + 0) & mask)
    numbers = []
    for index in range(2 * count):
        total = -6.0
        for part in range(12):
            total += (mix((key + (12 * index + part) * 0x9E3779B97F4A7C15) & mask) >> 11) / 2**53
        numbers.append(total * sigma)
    return np.array(numbers, np.float32).astype(np.float64).reshape(count, 2)


def main():
    widths = [2 * FREQUENCIES] + HIDDEN + [CHANNELS]
    parameters = [(floats(o, i, scale=1.7 / i**0.5), floats(o, scale=0.7)) for i, o in zip(widths, widths[1:])]
    frequencies = studio_frequencies(FREQUENCIES, 1.5, 21)
    points = floats(POINTS, 2)
    targets = np.abs(floats(POINTS, CHANNELS))
    check(parameters, frequencies, points, targets)
    found = {
        "count": FREQUENCIES, "sigma": 1.5, "seed": 21, "hidden": HIDDEN,
        "frequencies": frequencies.ravel().tolist(),
        "weights": flat(parameters).tolist(),
        "points": points.ravel().tolist(),
        "targets": targets.ravel().tolist(),
        "colours": forward(parameters, frequencies, points)[-1].round(12).ravel().tolist(),
        "error": squared_error(parameters, frequencies, points, targets),
        "gradient": flat(gradient(parameters, frequencies, points, targets)).round(12).tolist(),
    }
    with open("network.json", "w") as file:
        json.dump(found, file)
        file.write("\n")


main()
