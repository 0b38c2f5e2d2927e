# SPDX-License-Identifier: MIT
"""A rocket sticker with a white border on nothing: the only picture with transparency."""

import numpy as np

from canvas import Canvas
from colour import ramp
from paths import curve, fill, outline, placed, stroke, symmetric
from shapes import circle, ellipse

INK, CREAM, SHADE, CORAL, BERRY = "#1d1f4b", "#fff4df", "#e9cdb9", "#ff5a5f", "#c22f5e"
TILT, SCALE, CENTRE = 38, 0.98, (0.0, 0.0)
BORDER, KEYLINE = 0.10, 0.024

HULL = symmetric(
    (0.0, -0.92, "corner"), (0.14, -0.77), (0.275, -0.52), (0.335, -0.20), (0.31, 0.12), (0.21, 0.40, "corner"),
)
FIN = curve(
    (0.30, 0.0, "corner"), (0.45, 0.09), (0.57, 0.28), (0.59, 0.62, "corner"), (0.49, 0.49), (0.36, 0.42),
    (0.20, 0.40, "corner"),
)
NOZZLE = np.array([(-0.15, 0.39), (0.15, 0.39), (0.185, 0.49), (-0.185, 0.49)])
FLAME = curve(
    (0.15, 0.49, "corner"), (0.235, 0.62), (0.19, 0.76), (0.10, 0.82), (0.0, 1.04, "corner"), (-0.08, 0.84),
    (-0.19, 0.76), (-0.235, 0.62), (-0.15, 0.49, "corner"),
)


def draw():
    """The picture, 384 x 384, transparent around the sticker."""
    canvas = Canvas(384, 384)
    parts = [_at(part) for part in (FLAME, NOZZLE, FIN, FIN * [-1, 1], HULL)]
    for part in parts:
        canvas.paint(np.maximum(fill(canvas, part), outline(canvas, part, BORDER)), "#ffffff")
    for part, inking in zip(parts, (_flame, _nozzle, _fin, _fin, _hull)):
        canvas.paint(outline(canvas, part, KEYLINE), INK)
        inking(canvas, part, fill(canvas, part))
    _window(canvas)
    return canvas.picture()


def _at(points):
    """Points of the upright rocket, tilted for flight."""
    return placed(points, CENTRE, TILT, SCALE)


def _upright(canvas):
    """The coordinates in which the rocket stands upright."""
    angle = np.radians(TILT)
    dx, dy = (canvas.x - CENTRE[0]) / SCALE, (canvas.y - CENTRE[1]) / SCALE
    return dx * np.cos(angle) + dy * np.sin(angle), dy * np.cos(angle) - dx * np.sin(angle)


def _flame(canvas, part, coverage):
    """Three tongues, each hotter than the one around it."""
    canvas.paint(coverage, CORAL)
    for size, colour in ((0.72, "#ff9a3d"), (0.46, "#ffe066")):
        tongue = (FLAME - [0, 0.49]) * size + [0, 0.49]
        canvas.paint(fill(canvas, _at(tongue)), colour)


def _nozzle(canvas, part, coverage):
    """The nozzle, lit from the left."""
    u, _ = _upright(canvas)
    canvas.paint(coverage, ramp(u, (-0.17, "#8f94cf"), (-0.06, "#6468ab"), (0.17, "#34376f")))


def _fin(canvas, part, coverage):
    """A fin; the one on the shaded side is darker."""
    canvas.paint(coverage, CORAL if part[:, 0].mean() < CENTRE[0] - 0.1 else BERRY)


def _hull(canvas, part, coverage):
    """The hull with its nose cone and belt, half of it in the light."""
    u, v = _upright(canvas)
    bend = u + 0.06 * np.cos(2.2 * (v + 0.2))
    shade = np.minimum(coverage, canvas.inside(0.12 - bend))
    canvas.paint(coverage, CREAM)
    canvas.paint(shade, SHADE)
    nose = np.minimum(coverage, canvas.inside(v + 0.53 - 0.35 * u**2))
    canvas.paint(nose, CORAL)
    canvas.paint(np.minimum(nose, shade), BERRY)
    belt = np.minimum(coverage, canvas.inside(np.abs(v - 0.27 + 0.35 * u**2) - 0.04))
    canvas.paint(belt, "#38c6b4")
    canvas.paint(np.minimum(belt, shade), "#1f958f")
    canvas.paint(np.minimum(coverage, canvas.inside(np.abs(v + 0.53 - 0.35 * u**2) - 0.013)), INK)
    gleam = curve((-0.245, -0.30), (-0.25, -0.12), (-0.235, 0.06), closed=False)
    canvas.paint(stroke(canvas, _at(gleam), 0.018), "#ffffff")
    canvas.paint(stroke(canvas, _at([(-0.16, -0.63), (-0.105, -0.72)]), 0.018), "#ffb3a7")


def _window(canvas):
    """A brass porthole, glass with a crescent of light."""
    u, v = _upright(canvas)
    away = np.hypot(u, v + 0.16)
    canvas.paint(canvas.inside((away - 0.215) * SCALE), INK)
    canvas.paint(canvas.inside((away - 0.192) * SCALE), ramp(u + v, (-0.4, "#ffd98a"), (0.1, "#f0913a")))
    canvas.paint(canvas.inside((away - 0.150) * SCALE), INK)
    glass = canvas.inside((away - 0.132) * SCALE)
    canvas.paint(glass, ramp(canvas.y, (-0.3, "#74e0ee"), (0.02, "#2a86d6")))
    x, y = canvas.x, canvas.y
    centre = _at([(0, -0.16)])[0]
    gloss = np.maximum(circle(x, y, centre, 0.105), -circle(x, y, centre + [0.035, 0.04], 0.105))
    canvas.paint(np.minimum(glass, canvas.inside(gloss)), "#e9fdff", 0.9)
    canvas.paint(canvas.inside(ellipse(x, y, centre + [0.045, 0.05], (0.022, 0.022))), "#ffffff", 0.75)
