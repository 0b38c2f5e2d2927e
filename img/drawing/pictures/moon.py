# SPDX-License-Identifier: MIT
"""The sun's other half: a sleeping crescent in an indigo night, stars where the sun has rays."""

import numpy as np

from canvas import Canvas
from colour import ramp
from paths import curve, fill, placed, stroke, tapered


SKY = (0, "#3a43a0"), (0.6, "#232a78"), (1.4, "#0f1148")
PALE, SILVER, BLUE, DEEP = "#fff6d8", "#e9d9a0", "#8b93e0", "#20205c"
RADIUS = 0.45


def draw():
    """The picture, 384 x 384."""
    canvas = Canvas(384, 384, DEEP)
    distance = np.hypot(canvas.x, canvas.y)
    canvas.paint(np.ones_like(distance), ramp(distance, *SKY))
    canvas.paint(canvas.inside(np.abs(distance - 0.72) - 0.006), BLUE, 0.55)
    for i in range(8):
        _star(canvas, 0.72, 45 * i, *((0.20, PALE, SILVER) if i % 2 == 0 else (0.125, "#c9cdf8", BLUE)))
    for i in range(8):
        angle = np.radians(45 * i + 22.5)
        place = 0.72 * np.sin(angle), -0.72 * np.cos(angle)
        canvas.disc(place, 0.026, PALE)
    _crescent(canvas, distance)
    _face(canvas)
    return canvas.picture()


def _star(canvas, away, degrees, size, light, dark):
    """A four-pointed star in eight facets, ``away`` from the centre in the direction ``degrees``."""
    angle = np.radians(degrees)
    centre = away * np.sin(angle), -away * np.cos(angle)
    for quarter in range(4):
        for side, colour in ((-1, light), (1, dark)):
            facet = [(0, 0), (0, -size), (side * size * 0.2, -size * 0.2)]
            canvas.paint(fill(canvas, placed(facet, centre, degrees + 90 * quarter)), colour)


def _crescent(canvas, distance):
    """The whole disc in earthshine, and the crescent with the profile of a face."""
    canvas.paint(canvas.inside(distance - RADIUS - 0.045), DEEP)
    canvas.paint(canvas.inside(distance - RADIUS), ramp(canvas.y, (-0.45, "#3d47ab"), (0.45, "#2b3289")))
    dark = curve(
        (0.14, -0.46, "corner"), (0.02, -0.33), (-0.045, -0.20), (-0.05, -0.12), (0.0, -0.02), (0.045, 0.06),
        (0.045, 0.088), (-0.015, 0.105, "corner"), (-0.02, 0.135, "corner"), (0.018, 0.165), (0.012, 0.195),
        (-0.02, 0.207, "corner"), (0.012, 0.225), (0.012, 0.25), (-0.022, 0.275, "corner"), (0.03, 0.31), (0.05, 0.345),
        (0.10, 0.385), (0.19, 0.43, "corner"), (0.6, 0.6, "corner"), (0.6, -0.6, "corner"),
    )
    coverage = np.clip(canvas.inside(distance - RADIUS) - fill(canvas, dark), 0, 1)
    canvas.paint(coverage, ramp(canvas.y, (-0.45, "#fffbe6"), (0.45, "#f0d68c")))
    _star(canvas, 0.21, 90, 0.13, PALE, SILVER)


def _face(canvas):
    """A closed eye, a cheek, a brow."""
    canvas.disc((-0.235, 0.14), 0.078, "#f3a38c", 0.9)
    lid = curve((-0.305, -0.06), (-0.25, -0.012), (-0.20, 0.0), (-0.15, -0.008), (-0.10, -0.045), closed=False)
    canvas.paint(stroke(canvas, lid, tapered(len(lid), 0.019, 0.3, 0.3)), DEEP)
    for x, y, dx, dy in ((-0.155, 0.0, 0.008, 0.042), (-0.205, 0.008, -0.008, 0.046), (-0.255, -0.008, -0.027, 0.04)):
        canvas.paint(stroke(canvas, [(x, y), (x + dx, y + dy)], [0.013, 0.006]), DEEP)
    brow = curve((-0.30, -0.155), (-0.21, -0.195), (-0.14, -0.185), (-0.085, -0.145), closed=False)
    canvas.paint(stroke(canvas, brow, tapered(len(brow), 0.016, 0.2, 0.2)), DEEP)
