# SPDX-License-Identifier: MIT
"""Writes adam.json: five steps of Adam on eleven parameters, in single precision, each operation rounded by itself.

Needs numpy; run `python3 adam.py` in this folder.
"""

import json

import numpy as np

F = np.float32
generator = np.random.default_rng(7)
COUNT, STEPS = 11, 5
mean_decay, square_decay, epsilon = F(0.9), F(0.99), F(1e-8)

parameters = generator.uniform(-1, 1, COUNT).astype(F)
mean, square = np.zeros(COUNT, F), np.zeros(COUNT, F)
# From tiny to huge, and one that is always zero.
sizes = np.array([0, 1e-20, 1e-12, 1e-8, 1e-6, 1e-4, 1e-2, 1, 1e2, 1e5, 1e10])
found = {"start": parameters.tolist(), "steps": []}
for step in range(STEPS):
    gradient = (generator.normal(0, 1, COUNT) * sizes).astype(F)
    rate = F(0.01 / (step + 1))
    mean = mean_decay * mean + (F(1) - mean_decay) * gradient
    square = square_decay * square + (F(1) - square_decay) * (gradient * gradient)
    parameters = parameters - rate * mean / (np.sqrt(square) + epsilon)
    assert parameters.dtype == mean.dtype == square.dtype == F
    found["steps"].append(
        {
            "rate": float(rate), "gradient": gradient.tolist(), "parameters": parameters.tolist(),
            "mean": mean.tolist(), "square": square.tolist(),
        }
    )
with open("adam.json", "w") as file:
    json.dump(found, file)
    file.write("\n")
