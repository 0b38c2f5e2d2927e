# SPDX-License-Identifier: MIT
"""JAX driven hard, the fair rival. What it does that jax_plain does not:

- sine, sigmoid and their slopes are short polynomials (jax_elementary), not XLA's exact but slow ones;
- a step goes through the picture in chunks whose layers stay in cache, and adds their gradients up, inside one jit;
- every core is a device of its own with its own chunks, which keeps cores busier than threads inside each product;
- parameters and moments are donated, so a step updates them in place.
"""
import os

CORES = 1 << (len(os.sched_getaffinity(0)).bit_length() - 1)
"""The largest power of two, so that the picture's pixels divide evenly."""

# Read by XLA when it is loaded.
os.environ["XLA_FLAGS"] = f"--xla_force_host_platform_device_count={CORES} --xla_cpu_multi_thread_eigen=false"

from functools import partial  # noqa: E402

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402
from jax import shard_map  # noqa: E402
from jax.sharding import AxisType, NamedSharding, PartitionSpec  # noqa: E402
from jax_adam import adam, first_moments  # noqa: E402
from jax_elementary import sigmoid, sine  # noqa: E402
from jax_plain import eight_bits  # noqa: E402
from networks import OMEGA  # noqa: E402

CHUNK = 1024
"""Pixels at a time: of 256, 1024 and 4096 the best or near it for all three networks."""

MESH = jax.make_mesh((CORES,), ("cores",), axis_types=(AxisType.Auto,))
EVERYWHERE, SPLIT = PartitionSpec(), PartitionSpec("cores")


def forward(layers, x, activation):
    for matrix, bias in layers[:-1]:
        x = x @ matrix + bias
        x = sine(OMEGA * x) if activation == "sine" else sigmoid(x)
    matrix, bias = layers[-1]
    x = x @ matrix + bias
    return x if activation == "sine" else sigmoid(x)


def varying(tree):
    """Marks what is equal on all cores as free to differ, as a loop's sums do."""
    return jax.tree.map(lambda array: jax.lax.pcast(array, ("cores",), to="varying"), tree)


def chunks(array):
    return array.reshape(-1, CHUNK, array.shape[-1])


def placed(tree, spec):
    """Where a step leaves it, or the second step would be compiled again for what the first one gave."""
    return jax.device_put(tree, NamedSharding(MESH, spec))


class Peer:
    def __init__(self, network):
        self.network = network
        self.layers = jax.tree.map(jnp.asarray, network.initial())

    def learner(self, points, targets, rate):
        """A function that takes one step and returns the mean squared error before it."""
        assert len(points) % (CORES * CHUNK) == 0, "the picture divides into chunks for every core"
        activation, scale = self.network.activation, 1 / targets.size

        def squared_error(layers, x, wanted):
            return jnp.sum((forward(layers, x, activation) - wanted) ** 2)

        @partial(shard_map, mesh=MESH, in_specs=(EVERYWHERE, SPLIT, SPLIT), out_specs=EVERYWHERE)
        def error_and_gradient(layers, x, wanted):
            layers = varying(layers)

            def add(sums, chunk):
                return jax.tree.map(jnp.add, sums, jax.value_and_grad(squared_error)(layers, *chunk)), None

            nothing = varying((jnp.float32(0), jax.tree.map(jnp.zeros_like, self.layers)))
            return jax.lax.psum(jax.lax.scan(add, nothing, (chunks(x), chunks(wanted)))[0], "cores")

        x, wanted = placed(points, SPLIT), placed(targets, SPLIT)

        @partial(jax.jit, donate_argnums=(0, 1))
        def step(layers, moments, x, wanted):
            error, gradient = error_and_gradient(layers, x, wanted)
            gradient = jax.tree.map(lambda array: array * scale, gradient)
            layers, moments = adam(layers, moments, gradient, rate)
            return layers, moments, error * scale

        # Copies, for what is donated is gone.
        state = [
            placed(jax.tree.map(jnp.copy, self.layers), EVERYWHERE), placed(first_moments(self.layers), EVERYWHERE)]

        def advance():
            *state[:], error = step(*state, x, wanted)
            return float(error)

        return advance

    def drawer(self, points):
        """A function that draws the points in 8 bits."""
        activation = self.network.activation
        filler = -len(points) % (CORES * CHUNK)
        x = placed(np.pad(points, ((0, filler), (0, 0))), SPLIT)

        @jax.jit
        @partial(shard_map, mesh=MESH, in_specs=(EVERYWHERE, SPLIT), out_specs=SPLIT)
        def draw(layers, x):
            colours = jax.lax.map(lambda chunk: eight_bits(forward(layers, chunk, activation), activation), chunks(x))
            return colours.reshape(-1, colours.shape[-1])

        return lambda: jax.block_until_ready(draw(self.layers, x))
