# SPDX-License-Identifier: MIT
"""A dahlia seen from above: rings of petals, each lit along its middle."""

import numpy as np

from canvas import Canvas
from colour import mix, ramp
from paths import curve, fill, outline, placed, symmetric


PETALS = 14
RINGS = (
    # reach, half-width, fill at the tip, fill at the base
    (0.93, 0.150, "#ff7fa5", "#a3154f"),
    (0.775, 0.140, "#ff9aa8", "#b51c50"),
    (0.62, 0.122, "#ffb3a6", "#c92c50"),
    (0.475, 0.100, "#ffcbaa", "#dc4a52"),
    (0.345, 0.076, "#ffdfb0", "#ea6a55"),
)


def draw():
    """The picture, 384 x 384."""
    canvas = Canvas(384, 384, "#0c3b37")
    away = np.hypot(canvas.x, canvas.y)
    canvas.paint(np.ones_like(away), ramp(away, (0.4, "#0f5a4c"), (1.4, "#07282b")))
    for i in range(7):
        _leaf(canvas, 360 / PETALS * (2 * i + 0.5))
    for ring, (reach, half, tip, base) in enumerate(RINGS):
        for i in range(PETALS):
            _petal(canvas, 360 / PETALS * (i + 0.5 * (ring % 2)), reach, half, tip, base)
    _heart(canvas)
    return canvas.picture()


def _leaf(canvas, degrees):
    """A leaf that shows between the petals, one half in shade."""
    for side, colour in ((-1, "#1e8a63"), (1, "#15704f")):
        half = curve((0, -0.45, "corner"), (side * 0.16, -0.75), (side * 0.12, -0.98), (0, -1.16, "corner"))
        canvas.paint(fill(canvas, placed(half, degrees=degrees)), colour)


def _petal(canvas, degrees, reach, half, tip, base):
    """A pointed petal with a dark edge, a bright tip and a fold down the middle."""
    petal = symmetric(
        (0, -reach, "corner"), (half * 0.66, -reach + half * 0.75), (half, -reach + half * 1.9),
        (half * 0.62, -reach + half * 3.6), (0, -reach + half * 4.4, "corner"),
    )
    petal = placed(petal, degrees=degrees)
    angle = np.radians(degrees)
    out = canvas.x * np.sin(angle) - canvas.y * np.cos(angle)
    side = canvas.x * np.cos(angle) + canvas.y * np.sin(angle)
    coverage = fill(canvas, petal)
    canvas.paint(outline(canvas, petal, 0.011), "#5e0b3a")
    shade = np.clip((reach - out) / (half * 2.6), 0, 1)
    canvas.paint(coverage, mix(tip, base, shade))
    canvas.paint(np.minimum(coverage, canvas.inside(-side)), base, 0.28)


def _heart(canvas):
    """The florets in the middle, in the spiral that seeds grow in (the golden angle)."""
    canvas.disc((0, 0), 0.205, "#5e0b3a")
    canvas.disc((0, 0), 0.19, "#8a1a3f")
    for i in range(29, -1, -1):
        angle, away = i * np.radians(137.50776), 0.0305 * np.sqrt(i + 0.3)
        place = away * np.cos(angle), away * np.sin(angle)
        canvas.disc(place, 0.023, mix("#fff3a8", "#f79a2b", np.asarray(away / 0.18)))
