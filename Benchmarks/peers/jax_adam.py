# SPDX-License-Identifier: MIT
"""Adam (Kingma and Ba 2015) over a tree of arrays."""
import jax
import jax.numpy as jnp

MEAN_DECAY, SQUARE_DECAY, EPSILON = 0.9, 0.999, 1e-8


def first_moments(parameters):
    zeros = lambda: jax.tree.map(jnp.zeros_like, parameters)
    return zeros(), zeros(), jnp.int32(0)


def adam(parameters, moments, gradient, rate):
    mean, square, step = moments
    step = step + 1
    mean = jax.tree.map(lambda m, g: MEAN_DECAY * m + (1 - MEAN_DECAY) * g, mean, gradient)
    square = jax.tree.map(lambda s, g: SQUARE_DECAY * s + (1 - SQUARE_DECAY) * g * g, square, gradient)
    steps = step.astype(jnp.float32)
    corrected = rate * jnp.sqrt(1 - SQUARE_DECAY**steps) / (1 - MEAN_DECAY**steps)
    parameters = jax.tree.map(
        lambda p, m, s: p - corrected * m / (jnp.sqrt(s) + EPSILON), parameters, mean, square)
    return parameters, (mean, square, step)
