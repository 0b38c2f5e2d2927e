# SPDX-License-Identifier: MIT
"""PyTorch as one writes it first: eager, the whole picture at once."""
import torch
from networks import OMEGA


def forward(layers, x, activation):
    for matrix, bias in layers[:-1]:
        x = torch.addmm(bias, x, matrix)
        x = torch.sin(OMEGA * x) if activation == "sine" else torch.sigmoid(x)
    matrix, bias = layers[-1]
    x = torch.addmm(bias, x, matrix)
    return x if activation == "sine" else torch.sigmoid(x)


def eight_bits(colours, activation):
    if activation == "sine":
        colours = (colours + 1) / 2
    return (colours.clamp(0, 1) * 255 + 0.5).to(torch.uint8)


class Peer:
    def __init__(self, network):
        self.network = network
        self.layers = [
            tuple(torch.from_numpy(array).requires_grad_() for array in layer) for layer in network.initial()]

    @property
    def parameters(self):
        return [array for layer in self.layers for array in layer]

    def learner(self, points, targets, rate):
        """A function that takes one step and returns the mean squared error before it."""
        x, wanted = torch.from_numpy(points), torch.from_numpy(targets)
        optimiser = torch.optim.Adam(self.parameters, lr=rate)

        def advance():
            optimiser.zero_grad()
            error = ((forward(self.layers, x, self.network.activation) - wanted) ** 2).mean()
            error.backward()
            optimiser.step()
            return error.item()

        return advance

    def drawer(self, points):
        """A function that draws the points in 8 bits."""
        x = torch.from_numpy(points)

        @torch.no_grad()
        def draw():
            return eight_bits(forward(self.layers, x, self.network.activation), self.network.activation)

        return draw
