# SPDX-License-Identifier: MIT
"""A crow that has found a key: a roundel in two colours."""

import numpy as np

from canvas import Canvas
from paths import curve, fill, placed, stroke, tapered
from shapes import box, circle

YELLOW, BLACK = "#ffca0a", "#15120f"
TEETH = 32


def draw():
    """The picture, 512 x 512."""
    canvas = Canvas(512, 512, YELLOW)
    _roundel(canvas)
    _branch(canvas)
    _crow(canvas)
    _key(canvas)
    return canvas.picture()


def _roundel(canvas):
    """A ring cut by a wreath of teeth."""
    distance = np.hypot(canvas.x, canvas.y)
    canvas.paint(canvas.inside(distance - 0.95), BLACK)
    for i in range(TEETH):
        half = 0.86 * np.tan(np.pi / TEETH)
        tooth = [(-half, -0.745), (0, -0.885), (half, -0.745)]
        canvas.paint(fill(canvas, placed(tooth, degrees=360 / TEETH * i)), YELLOW)
    canvas.paint(canvas.inside(distance - 0.755), BLACK)
    canvas.paint(canvas.inside(distance - 0.725), YELLOW)


def _branch(canvas):
    """A branch with leaves under the crow, cut off by the ring."""
    disc = canvas.inside(np.hypot(canvas.x, canvas.y) - 0.69)
    wood = curve((-0.80, 0.43), (-0.45, 0.48), (-0.1, 0.475), (0.25, 0.505), (0.80, 0.45), closed=False)
    canvas.paint(np.minimum(stroke(canvas, wood, np.linspace(0.030, 0.040, len(wood))), disc), BLACK)
    leaf = curve((0, 0, "corner"), (0.06, -0.055), (0.16, -0.045), (0.25, 0.0, "corner"), (0.15, 0.05), (0.06, 0.045))
    vein = np.array([(0.05, 0.0), (0.20, 0.0)])
    for place, degrees, size in (
        ((-0.44, 0.465), -118, 0.66), ((-0.30, 0.49), 118, 0.66), ((-0.16, 0.485), 62, 0.70),
        ((0.20, 0.51), 112, 0.58), ((0.26, 0.51), 55, 0.54),
    ):
        canvas.paint(fill(canvas, placed(leaf, place, degrees, size)), BLACK)
        canvas.paint(stroke(canvas, placed(vein, place, degrees, size), [0.011, 0.004]), YELLOW)


def _crow(canvas):
    """The bird in profile, its wing drawn with cuts."""
    for hip, foot in (((-0.10, 0.34), (-0.13, 0.45)), ((0.03, 0.35), (0.04, 0.46))):
        canvas.paint(stroke(canvas, [hip, foot], [0.045, 0.018]), BLACK)
    body = curve(
        (-0.63, -0.325, "corner"), (-0.56, -0.405), (-0.47, -0.445), (-0.39, -0.475), (-0.28, -0.555),
        (-0.15, -0.545), (-0.05, -0.46), (0.03, -0.34), (0.16, -0.19), (0.29, 0.0), (0.41, 0.20),
        (0.50, 0.345, "corner"), (0.535, 0.415, "corner"), (0.47, 0.41, "corner"), (0.45, 0.475, "corner"),
        (0.38, 0.43, "corner"), (0.33, 0.47, "corner"), (0.26, 0.39), (0.19, 0.335), (0.09, 0.365), (-0.03, 0.38),
        (-0.16, 0.35), (-0.29, 0.25), (-0.375, 0.09), (-0.405, -0.07), (-0.39, -0.19), (-0.395, -0.275),
        (-0.45, -0.315, "corner"), (-0.53, -0.308),
    )
    canvas.paint(fill(canvas, body), BLACK)
    mouth = curve((-0.565, -0.346), (-0.49, -0.366), (-0.405, -0.375), closed=False)
    canvas.paint(stroke(canvas, mouth, np.linspace(0.003, 0.010, len(mouth))), YELLOW)
    eye = circle(canvas.x, canvas.y, (-0.29, -0.41), 0.052)
    canvas.paint(canvas.inside(eye), YELLOW)
    canvas.paint(canvas.inside(eye + 0.026), BLACK)
    for points, width in (
        (((-0.15, -0.17), (-0.245, -0.03), (-0.215, 0.12), (-0.08, 0.225), (0.10, 0.255), (0.29, 0.355)), 0.0185),
        (((-0.085, -0.14), (-0.14, -0.02), (-0.09, 0.10), (0.06, 0.18), (0.33, 0.345)), 0.0165),
        (((-0.02, -0.16), (-0.055, -0.06), (0.0, 0.05), (0.14, 0.145), (0.37, 0.325)), 0.0155),
        (((0.04, -0.19), (0.03, -0.10), (0.10, 0.01), (0.22, 0.12), (0.405, 0.305)), 0.0145),
        (((0.10, -0.20), (0.11, -0.13), (0.18, -0.02), (0.30, 0.12), (0.435, 0.28)), 0.0125),
    ):
        line = curve(*points, closed=False)
        canvas.paint(stroke(canvas, line, tapered(len(line), width, 0.4, 0.1)), YELLOW)
    for x, y in ((-0.335, -0.235), (-0.275, -0.265), (-0.30, -0.125), (-0.24, -0.17), (-0.315, 0.0)):
        drop = placed(curve((0, -0.04, "corner"), (0.0165, 0.015), (0, 0.034), (-0.0165, 0.015)), (x, y), -10)
        canvas.paint(fill(canvas, drop), YELLOW)


def _key(canvas):
    """A key on its ring, hanging from the beak."""
    x, y = canvas.x + 0.03, canvas.y + 0.04
    bow = np.abs(circle(x, y, (-0.515, -0.180), 0.082)) - 0.023
    shaft = box(x, y, (-0.515, 0.06), (0.022, 0.175))
    collar = box(x, y, (-0.515, -0.065), (0.048, 0.017))
    bits = np.minimum(box(x, y, (-0.455, 0.207), (0.062, 0.028)), box(x, y, (-0.465, 0.12), (0.050, 0.022)))
    key = np.minimum(np.minimum(bow, shaft), np.minimum(collar, bits))
    canvas.paint(canvas.inside(key - 0.020), YELLOW)
    canvas.paint(canvas.inside(key), BLACK)
