# SPDX-License-Identifier: MIT
"""A woven grid of bars on black; a sun shows in their colours."""

import numpy as np

from canvas import Canvas
from colour import ramp
from shapes import box

CELLS, BARS = 7, 3
WARM = (0, "#fff3b0"), (0.35, "#ffd23f"), (0.7, "#ff8c32"), (1, "#f2385a")
COOL = (0, "#7b2ff2"), (0.35, "#2f6bff"), (0.75, "#12b5cb"), (1, "#19d3a2")


def draw():
    """The picture, 384 x 384."""
    canvas = Canvas(384, 384, "#000000")
    cell = 1.9 / CELLS
    gap = cell / (BARS + 0.35)
    for row in range(CELLS):
        for column in range(CELLS):
            centre = (np.array([column, row]) - (CELLS - 1) / 2) * cell
            upright = (row + column) % 2 == 0
            for bar in range(BARS):
                shift = (bar - (BARS - 1) / 2) * gap
                place = centre + ((shift, 0) if upright else (0, shift))
                thin, long = gap * 0.31, cell * 0.5 - gap * 0.17
                half_sides = (thin, long) if upright else (long, thin)
                canvas.paint(canvas.inside(box(canvas.x, canvas.y, place, half_sides)), _colour(place))
    return canvas.picture()


def _colour(place):
    """Warm within the sun, cool without."""
    x, y = place
    away = np.hypot(x, y)
    if away < 0.60:
        return ramp((y + 0.62) / 1.24, *WARM)
    return ramp((x * 0.35 + y + 1.1) / 2.2, *COOL)
