# SPDX-License-Identifier: MIT
"""A suprematist composition: planes in flight past a black disc, changing colour where they cross it."""

import numpy as np

from canvas import Canvas
from shapes import box, circle, turned

PAPER, STONE, BLACK = "#f3ebda", "#d9cdb8", "#17130f"
RED, WINE, YELLOW, BLUE = "#dc2a1b", "#8c1712", "#f6b51e", "#1c4aa6"
FLIGHT = -33
"""The direction of flight, degrees."""


def draw():
    """The picture, 400 x 400."""
    canvas = Canvas(400, 400, PAPER)
    disc = circle(canvas.x, canvas.y, (-0.02, 0.0), 0.50)
    u, v = turned(canvas.x, canvas.y, FLIGHT)

    def plane(start, end, middle, half, flare=0.0):
        """A plane along the flight from ``start`` to ``end``, its half-width growing by ``flare`` per unit."""
        return np.maximum(np.abs(u - (start + end) / 2) - (end - start) / 2, np.abs(v - middle) - half - flare * u)

    canvas.paint(canvas.inside(plane(-0.42, 0.30, 0.02, 0.86, -0.22)), STONE)
    canvas.paint(canvas.inside(disc), BLACK)
    beam = plane(-1.02, 0.92, -0.13, 0.155, 0.085)
    canvas.paint(canvas.inside(beam), RED)
    canvas.paint(canvas.inside(np.maximum(beam, disc)), WINE)
    wire = plane(-0.66, 1.12, 0.17, 0.021)
    canvas.paint(canvas.inside(wire), BLACK)
    canvas.paint(canvas.inside(np.maximum(wire, disc)), PAPER)
    canvas.paint(canvas.inside(plane(-0.24, 0.74, 0.315, 0.072)), YELLOW)
    canvas.paint(canvas.inside(plane(0.05, 0.98, 0.48, 0.04)), BLUE)
    canvas.paint(canvas.inside(plane(0.40, 0.80, 0.585, 0.021)), RED)
    canvas.paint(canvas.inside(plane(-0.30, 0.30, -0.60, 0.034)), BLACK)
    canvas.paint(canvas.inside(plane(-0.05, 0.52, -0.70, 0.018)), BLUE)
    post = box(canvas.x, canvas.y, (-0.55, 0.60), (0.33, 0.03), 90 + FLIGHT - 14)
    canvas.paint(canvas.inside(post), BLACK)
    canvas.paint(canvas.inside(box(canvas.x, canvas.y, (-0.70, -0.55), (0.145, 0.145), 12)), BLACK)
    canvas.paint(canvas.inside(box(canvas.x, canvas.y, (-0.43, -0.73), (0.055, 0.055), 12)), RED)
    canvas.disc((-0.80, 0.10), 0.085, YELLOW)
    return canvas.picture()
