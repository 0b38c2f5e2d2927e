# SPDX-License-Identifier: MIT
"""PyTorch driven harder: chunks whose layers stay in cache, one thread of its own for each, their gradients added up.

PyTorch's own threads meet at the end of every operation, which chunks this small do not repay. Nothing is compiled, for
that needs a C++ compiler where it runs; jax_tuned is the rival that compiles.
"""
import os
from concurrent.futures import ThreadPoolExecutor

import torch
import torch_plain
from torch_plain import eight_bits, forward

CHUNK = 2048

CORES = len(os.sched_getaffinity(0))


class Peer(torch_plain.Peer):
    def __init__(self, network):
        super().__init__(network)
        torch.set_num_threads(1)
        self.pool = ThreadPoolExecutor(CORES)

    def learner(self, points, targets, rate):
        """A function that takes one step and returns the mean squared error before it."""
        chunks = list(zip(torch.from_numpy(points).split(CHUNK), torch.from_numpy(targets).split(CHUNK)))
        optimiser = torch.optim.Adam(self.parameters, lr=rate, fused=True)

        def error_and_gradient(chunk):
            x, wanted = chunk
            error = ((forward(self.layers, x, self.network.activation) - wanted) ** 2).sum() / targets.size
            return error.item(), torch.autograd.grad(error, self.parameters)

        def advance():
            results = list(self.pool.map(error_and_gradient, chunks))
            for parameter, *parts in zip(self.parameters, *(gradient for _, gradient in results)):
                parameter.grad = sum(parts)
            optimiser.step()
            return sum(error for error, _ in results)

        return advance

    def drawer(self, points):
        """A function that draws the points in 8 bits."""
        chunks = torch.from_numpy(points).split(CHUNK)

        def draw_chunk(x):
            with torch.inference_mode():
                return eight_bits(forward(self.layers, x, self.network.activation), self.network.activation)

        return lambda: torch.cat(list(self.pool.map(draw_chunk, chunks)))
