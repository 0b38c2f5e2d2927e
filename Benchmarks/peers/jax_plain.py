# SPDX-License-Identifier: MIT
"""JAX as one writes it first: one jit for a step of the whole picture, and one for a frame."""
import jax
import jax.numpy as jnp
from jax_adam import adam, first_moments
from networks import OMEGA


def forward(layers, x, activation):
    for matrix, bias in layers[:-1]:
        x = x @ matrix + bias
        x = jnp.sin(OMEGA * x) if activation == "sine" else jax.nn.sigmoid(x)
    matrix, bias = layers[-1]
    x = x @ matrix + bias
    return x if activation == "sine" else jax.nn.sigmoid(x)


def eight_bits(colours, activation):
    if activation == "sine":
        colours = (colours + 1) / 2
    return (jnp.clip(colours, 0, 1) * 255 + 0.5).astype(jnp.uint8)


class Peer:
    def __init__(self, network):
        self.network = network
        self.layers = jax.tree.map(jnp.asarray, network.initial())

    def learner(self, points, targets, rate):
        """A function that takes one step and returns the mean squared error before it."""
        x, wanted = jnp.asarray(points), jnp.asarray(targets)

        def error(layers):
            return jnp.mean((forward(layers, x, self.network.activation) - wanted) ** 2)

        @jax.jit
        def step(layers, moments):
            loss, gradient = jax.value_and_grad(error)(layers)
            layers, moments = adam(layers, moments, gradient, rate)
            return layers, moments, loss

        state = [self.layers, first_moments(self.layers)]

        def advance():
            *state[:], loss = step(*state)
            return float(loss)

        return advance

    def drawer(self, points):
        """A function that draws the points in 8 bits."""
        x, activation = jnp.asarray(points), self.network.activation
        draw = jax.jit(lambda layers, x: eight_bits(forward(layers, x, activation), activation))
        return lambda: jax.block_until_ready(draw(self.layers, x))
