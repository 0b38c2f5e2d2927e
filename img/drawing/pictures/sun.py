# SPDX-License-Identifier: MIT
"""A folk-art sun: sleeping face, faceted rays, vermilion sky."""

import numpy as np

from canvas import Canvas
from colour import ramp
from paths import curve, fill, placed, stroke, tapered


SKY = (0, "#f7784a"), (0.55, "#ea4f34"), (1.4, "#b92a2c")
LIGHT, GOLD, AMBER, DEEP = "#fff0c2", "#ffcf56", "#f79d2b", "#8c1f2b"
RADIUS = 0.45


def draw():
    """The picture, 384 x 384."""
    canvas = Canvas(384, 384, DEEP)
    distance = np.hypot(canvas.x, canvas.y)
    canvas.paint(np.ones_like(distance), ramp(distance, *SKY))
    for i in range(8):
        _flame(canvas, 45 * i + 22.5)
    for i in range(8):
        _ray(canvas, 45 * i)
    _disc(canvas, distance)
    _face(canvas)
    return canvas.picture()


def _ray(canvas, degrees):
    """A long ray in two facets, one in the light."""
    for side, colour in ((-1, LIGHT), (1, AMBER)):
        facet = [(0, -0.96), (side * 0.115, -0.50), (0, -0.44)]
        canvas.paint(fill(canvas, placed(facet, degrees=degrees)), colour)


def _flame(canvas, degrees):
    """A short ray that licks to one side."""
    flame = curve(
        (-0.10, -0.46, "corner"), (-0.085, -0.56), (-0.02, -0.65), (0.055, -0.76, "corner"),
        (0.085, -0.64), (0.10, -0.55), (0.10, -0.46, "corner"),
    )
    canvas.paint(fill(canvas, placed(flame, degrees=degrees)), GOLD)


def _disc(canvas, distance):
    """The disc with its rim; the right half of the face lies in shade, with the profile of a nose between."""
    canvas.paint(canvas.inside(distance - RADIUS - 0.045), DEEP)
    canvas.paint(canvas.inside(distance - RADIUS), ramp(canvas.y, (-0.45, "#ffe9a6"), (0.45, "#ffc647")))
    shade = curve(
        (0.02, -0.50, "corner"), (0.0, -0.24), (-0.005, -0.12), (0.03, 0.0), (0.065, 0.085), (0.02, 0.125, "corner"),
        (0.0, 0.16), (0.0, 0.30), (0.01, 0.5, "corner"), (0.5, 0.5, "corner"), (0.5, -0.5, "corner"),
    )
    coverage = np.minimum(fill(canvas, shade), canvas.inside(distance - RADIUS))
    canvas.paint(coverage, ramp(canvas.y, (-0.45, "#ffc95c"), (0.45, "#f59a33")))


def _face(canvas):
    """Closed eyes with lashes, cheeks and a small mouth."""
    for side in (-1, 1):
        canvas.disc((side * 0.255, 0.125), 0.078, "#ee6a45", 0.9)
        lid = np.array([(0.10, -0.045), (0.15, -0.008), (0.20, 0.0), (0.25, -0.012), (0.305, -0.06)]) * [side, 1]
        lid = curve(*lid, closed=False)
        canvas.paint(stroke(canvas, lid, tapered(len(lid), 0.019, 0.3, 0.3)), DEEP)
        for x, y, dx, dy in ((0.155, 0.0, -0.008, 0.042), (0.205, 0.008, 0.008, 0.046), (0.255, -0.008, 0.027, 0.04)):
            lash = [(side * x, y), (side * (x + dx), y + dy)]
            canvas.paint(stroke(canvas, lash, [0.013, 0.006]), DEEP)
        brow = np.array([(0.07, -0.135), (0.13, -0.182), (0.21, -0.195), (0.30, -0.155)]) * [side, 1]
        brow = curve(*brow, closed=False)
        canvas.paint(stroke(canvas, brow, tapered(len(brow), 0.016, 0.2, 0.2)), DEEP)
    lips = curve(
        (-0.105, 0.235, "corner"), (-0.04, 0.213), (0.0, 0.226), (0.04, 0.213), (0.105, 0.235, "corner"),
        (0.05, 0.285), (0.0, 0.297), (-0.05, 0.285),
    )
    canvas.paint(fill(canvas, lips), "#d63b32")
    smile = curve((-0.125, 0.228), (-0.05, 0.25), (0.0, 0.253), (0.05, 0.25), (0.125, 0.228), closed=False)
    canvas.paint(stroke(canvas, smile, tapered(len(smile), 0.010, 0.4, 0.4)), DEEP)
