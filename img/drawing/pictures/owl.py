# SPDX-License-Identifier: MIT
"""An owl before the moon: its eyes where the woman's are, scalloped feathers below."""

import numpy as np

from canvas import Canvas
from colour import mix, ramp
from paths import curve, fill, outline, stroke, symmetric, tapered
from shapes import circle, ellipse

NIGHT, INK = "#0d2f3f", "#1b1026"


def draw():
    """The picture, 384 x 384."""
    canvas = Canvas(384, 384, NIGHT)
    canvas.paint(np.ones_like(canvas.x), ramp(canvas.y, (-1, "#0b2638"), (1, "#174d5b")))
    halo = circle(canvas.x, canvas.y, (0, -0.06), 0.86)
    canvas.paint(canvas.inside(halo), ramp(canvas.y, (-0.9, "#fff0c4"), (0.8, "#f3b765")))
    body = _body(canvas)
    _feathers(canvas, body)
    _head(canvas)
    for side in (-1, 1):
        _eye(canvas, side)
    _beak(canvas)
    return canvas.picture()


def _body(canvas):
    """The silhouette with its ear tufts, as a coverage."""
    shape = symmetric(
        (0.0, -0.52), (0.20, -0.57), (0.38, -0.68), (0.60, -0.84, "corner"), (0.62, -0.60), (0.60, -0.36),
        (0.62, -0.10), (0.66, 0.15), (0.74, 0.45), (0.78, 0.80), (0.78, 1.2, "corner"),
    )
    coverage = fill(canvas, shape)
    canvas.paint(coverage, ramp(canvas.y, (-0.8, "#7a2f33"), (0.2, "#5a2033"), (1, "#3b1730")))
    return coverage


def _feathers(canvas, body):
    """Rows of scallops, the lower ones under the upper, each with a darker edge; the first row is the head's own."""
    rows, size = 6, 0.165
    for row in reversed(range(rows)):
        y = 0.22 + 0.145 * row
        tone = np.asarray((row - 1) / (rows - 2))
        for column in range(-4, 5):
            x = (column + 0.5 * (row % 2)) * 2 * size * 0.88
            away = circle(canvas.x, canvas.y, (x, y), size)
            if row == 0:
                canvas.paint(np.minimum(canvas.inside(away), body), "#5a2033")
                continue
            canvas.paint(np.minimum(canvas.inside(away), body), "#3a1229")
            canvas.paint(np.minimum(canvas.inside(away + 0.022), body), mix("#ffdf9e", "#c8553d", tone))
            canvas.paint(np.minimum(canvas.inside(away + 0.085), body), mix("#e98f4a", "#8a2f3a", tone))


def _head(canvas):
    """The two discs of the face with a burst of quills around each eye, and the brow's wings over them."""
    discs = [ellipse(canvas.x, canvas.y, (side * 0.235, -0.06), (0.335, 0.355), side * 12) for side in (-1, 1)]
    face = np.minimum(*discs)
    canvas.paint(canvas.inside(face - 0.03), INK)
    turn = np.hypot(np.abs(canvas.x) - 0.235, canvas.y + 0.06)
    canvas.paint(canvas.inside(face), ramp(turn, (0.15, "#fff4d6"), (0.36, "#f2b269")))
    for side in (-1, 1):
        centre = np.array([side * 0.205, -0.05])
        for i in range(20):
            angle = np.radians(18 * i + 9)
            way = np.array([np.cos(angle), np.sin(angle)])
            if way[0] * side < -0.45:
                continue
            line = np.array([centre + way * 0.215, centre + way * 0.30])
            canvas.paint(stroke(canvas, line, [0.006, 0.014]), "#c8553d")
    brow = [
        (0.0, -0.10, "corner"), (0.06, -0.25), (0.20, -0.385), (0.40, -0.53), (0.60, -0.84, "corner"),
        (0.40, -0.72), (0.20, -0.60), (0.0, -0.55),
    ]
    for side in (-1, 1):
        shape = curve(*[(side * x, y, *rest) for x, y, *rest in brow])
        canvas.paint(fill(canvas, shape), ramp(canvas.y, (-0.84, "#3b1730"), (-0.3, "#8a2f3a"), (-0.1, "#b5442f")))
    for i, y in enumerate((-0.50, -0.42, -0.34)):
        for side in (-1, 1):
            mark = curve((0, y + 0.05), (side * 0.07, y - 0.01), (side * (0.19 - 0.04 * i), y - 0.06), closed=False)
            canvas.paint(stroke(canvas, mark, tapered(len(mark), 0.014, 0.7, 0.1)), "#f2b269")


def _eye(canvas, side):
    """A round amber eye."""
    centre = side * 0.205, -0.05
    away = np.hypot(canvas.x - centre[0], canvas.y - centre[1])
    canvas.paint(canvas.inside(away - 0.185), INK)
    canvas.paint(canvas.inside(away - 0.160), ramp(away, (0.06, "#fff07a"), (0.12, "#ffb61f"), (0.16, "#f0791c")))
    canvas.paint(canvas.inside(away - 0.090), INK)
    glint = centre[0] - 0.038, centre[1] - 0.042
    canvas.disc(glint, 0.034, "#ffffff")
    canvas.disc((centre[0] + 0.04, centre[1] + 0.045), 0.014, "#ffffff", 0.8)


def _beak(canvas):
    """The beak in two facets."""
    beak = symmetric((0.0, -0.02, "corner"), (0.075, 0.10), (0.065, 0.20), (0.0, 0.33, "corner"))
    canvas.paint(outline(canvas, beak, 0.022), INK)
    canvas.paint(fill(canvas, beak), "#ffc23f")
    right = np.minimum(fill(canvas, beak), canvas.inside(-canvas.x))
    canvas.paint(right, "#e2762a")
