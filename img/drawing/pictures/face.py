# SPDX-License-Identifier: MIT
"""A red-haired woman in a turtleneck, softly shaded, lit from the upper left."""

import numpy as np

from canvas import Canvas
from colour import ramp
from paths import curve, fill, stroke, symmetric, tapered
from shapes import circle, ellipse, smooth_step
from soft import blurred

INK = "#3a1420"


def draw():
    """The picture, 384 x 384."""
    canvas = Canvas(384, 384, "#55bdb3")
    canvas.paint(np.ones_like(canvas.x), ramp(canvas.y, (-1, "#4fb9b4"), (1, "#2f8f96")))
    canvas.disc((0, -0.06), 0.86, ramp(canvas.y, (-1, "#a5e3d0"), (0.9, "#6fc9bf")))
    _back_hair(canvas)
    _shoulders(canvas)
    skin = _head(canvas)
    _nose_and_mouth(canvas)
    for side in (-1, 1):
        _eye(canvas, side)
    _fringe(canvas, skin)
    _earrings(canvas)
    return canvas.picture()


def _hair_colour(canvas):
    """Copper in the light, wine in the shade."""
    light = canvas.x * 0.55 + canvas.y * 0.8
    return ramp(light, (-0.75, "#f5803c"), (-0.2, "#d94f2b"), (0.35, "#a82c2c"), (0.9, "#741c2c"))


def _back_hair(canvas):
    """The bob behind the face."""
    bob = curve(
        (0.02, -0.80), (0.30, -0.75), (0.53, -0.58), (0.65, -0.30), (0.70, 0.0), (0.74, 0.26), (0.70, 0.46),
        (0.52, 0.57), (0.30, 0.60), (0.0, 0.60), (-0.30, 0.60), (-0.52, 0.57), (-0.70, 0.46), (-0.74, 0.26),
        (-0.70, 0.0), (-0.65, -0.30), (-0.53, -0.58), (-0.28, -0.76),
    )
    coverage = fill(canvas, bob)
    canvas.paint(coverage, _hair_colour(canvas))
    inner = curve((-0.44, 0.0), (-0.40, 0.62), (0.40, 0.62), (0.44, 0.0), (0.3, -0.4), (-0.3, -0.4))
    shade = np.minimum(blurred(canvas, fill(canvas, inner), 0.05), coverage)
    canvas.paint(shade, "#5c1527", 0.85)


def _shoulders(canvas):
    """Neck, turtleneck and shoulders."""
    body = curve(
        (-0.23, 0.62, "corner"), (-0.42, 0.70), (-0.66, 0.79), (-0.80, 1.1, "corner"), (0.80, 1.1, "corner"),
        (0.66, 0.79), (0.42, 0.70), (0.23, 0.62, "corner"),
    )
    canvas.paint(fill(canvas, body), ramp(canvas.x + canvas.y * 0.5, (-0.4, "#ffd25e"), (0.9, "#e0872f")))
    neck = curve((-0.19, 0.3, "corner"), (-0.185, 0.70, "corner"), (0.185, 0.70, "corner"), (0.19, 0.3, "corner"))
    canvas.paint(fill(canvas, neck), ramp(canvas.y, (0.42, "#a94a47"), (0.66, "#e39a7d")))
    collar = symmetric(
        (0.0, 0.625), (0.12, 0.615), (0.235, 0.585), (0.265, 0.66), (0.27, 0.74), (0.14, 0.785), (0.0, 0.80),
    )
    coverage = fill(canvas, collar)
    shadow = np.clip(blurred(canvas, coverage, 0.03) - coverage, 0, 1) * fill(canvas, body)
    canvas.paint(shadow, "#8f4319", 0.8)
    canvas.paint(coverage, ramp(canvas.x, (-0.27, "#ffe08a"), (-0.05, "#ffc94f"), (0.27, "#d9822c")))


def _head(canvas):
    """Skin with a soft terminator and blushing, freckled cheeks; the result is its coverage."""
    head = symmetric(
        (0.0, -0.73), (0.26, -0.62), (0.41, -0.36), (0.445, -0.06), (0.42, 0.15), (0.33, 0.35), (0.17, 0.50),
        (0.0, 0.55),
    )
    coverage = fill(canvas, head)
    light = canvas.x * 0.75 + canvas.y * 0.45
    canvas.paint(coverage, ramp(light, (-0.35, "#ffe0c4"), (0.0, "#fdcaa5"), (0.25, "#f3a983"), (0.5, "#d97b67")))
    edge = np.clip(coverage - blurred(canvas, coverage, 0.05), 0, 1) * coverage
    canvas.paint(edge * smooth_step(-0.1, 0.4, light), "#b04a4e", 0.9)
    for side in (-1, 1):
        cheek = np.hypot((canvas.x - side * 0.27) / 0.13, (canvas.y - 0.155) / 0.10)
        canvas.paint(np.minimum(np.exp(-(cheek**2) * 1.3), coverage), "#f0645a", 0.62)
        for x, y in ((0.20, 0.105), (0.255, 0.128), (0.315, 0.108), (0.235, 0.165), (0.295, 0.165)):
            canvas.disc((side * x, y), 0.0105, "#b4573f", 0.75)
    return coverage


def _nose_and_mouth(canvas):
    """A nose made of light and shade, full lips."""
    side = np.hypot((canvas.x - 0.035) / 0.035, (canvas.y - 0.06) / 0.13)
    canvas.paint(np.exp(-(side**2)), "#d9775f", 0.40)
    bridge = np.hypot((canvas.x + 0.012) / 0.022, (canvas.y - 0.02) / 0.12)
    canvas.paint(np.exp(-(bridge**2)), "#fff1e0", 0.65)
    tip = np.hypot((canvas.x + 0.01) / 0.035, (canvas.y - 0.135) / 0.03)
    canvas.paint(np.exp(-(tip**2)), "#fff6ea", 0.8)
    under = curve((-0.062, 0.165), (-0.035, 0.185), (0.0, 0.192), (0.035, 0.185), (0.062, 0.165), closed=False)
    canvas.paint(stroke(canvas, under, tapered(len(under), 0.013)), "#b8524c")
    lips = symmetric(
        (0.0, 0.284), (0.032, 0.273), (0.075, 0.285), (0.135, 0.315, "corner"), (0.08, 0.368), (0.0, 0.388),
    )
    red = ramp(canvas.y, (0.28, "#b3243f"), (0.315, "#c92f48"), (0.32, "#ea5363"), (0.385, "#d63c54"))
    canvas.paint(fill(canvas, lips), red)
    gloss = ellipse(canvas.x, canvas.y, (-0.035, 0.345), (0.035, 0.011), -6)
    canvas.paint(canvas.inside(gloss), "#ffb3ac", 0.85)
    smile = curve((-0.155, 0.303), (-0.08, 0.322), (0.0, 0.318), (0.08, 0.322), (0.155, 0.303), closed=False)
    canvas.paint(stroke(canvas, smile, tapered(len(smile), 0.0085, 0.5, 0.5)), INK)


def _eye(canvas, side):
    """A large green eye under a lid with a lash wing, and a brow."""
    shape = np.array([
        (0.085, 0.0), (0.115, -0.055), (0.18, -0.095), (0.25, -0.088), (0.305, -0.035), (0.315, -0.015), (0.27, 0.038),
        (0.19, 0.055), (0.12, 0.035),
    ])
    eye = curve(*(shape * [side, 1]))
    lids = fill(canvas, eye)
    socket = np.hypot((canvas.x - side * 0.20) / 0.16, (canvas.y + 0.05) / 0.11)
    canvas.paint(np.exp(-(socket**2) * 1.4), "#c4626a", 0.42)
    canvas.paint(lids, ramp(canvas.y, (-0.09, "#c9c4d8"), (-0.045, "#ffffff")))
    centre = side * 0.197, -0.022
    away = np.hypot(canvas.x - centre[0], canvas.y - centre[1])
    canvas.paint(np.minimum(canvas.inside(away - 0.077), lids), "#0c3b38")
    iris = ramp(canvas.y, (-0.09, "#0f5c55"), (0.01, "#27a583"), (0.055, "#9be27f"))
    canvas.paint(np.minimum(canvas.inside(away - 0.066), lids), iris)
    canvas.paint(np.minimum(canvas.inside(away - 0.034), lids), "#0b1d22")
    canvas.disc((centre[0] - 0.027, centre[1] - 0.028), 0.021, "#ffffff")
    canvas.disc((centre[0] + 0.027, centre[1] + 0.030), 0.010, "#ffffff", 0.85)
    lid = np.array([(0.078, 0.008), (0.108, -0.062), (0.18, -0.103), (0.255, -0.097), (0.315, -0.045), (0.372, -0.075)])
    lid = curve(*(lid * [side, 1]), closed=False)
    canvas.paint(stroke(canvas, lid, tapered(len(lid), 0.021, 0.25, 0.1)), INK)
    crease = np.array([(0.10, -0.105), (0.18, -0.142), (0.26, -0.135), (0.32, -0.10)]) * [side, 1]
    crease = curve(*crease, closed=False)
    canvas.paint(stroke(canvas, crease, tapered(len(crease), 0.0085)), "#a5494c")
    brow = np.array([(0.07, -0.205), (0.15, -0.25), (0.25, -0.262), (0.36, -0.195)]) * [side, 1]
    brow = curve(*brow, closed=False)
    canvas.paint(stroke(canvas, brow, tapered(len(brow), 0.024, 0.35, 0.05)), "#8e2a25")


def _fringe(canvas, skin):
    """Hair swept over the forehead from a side parting, in locks, with a band of light."""
    left = curve(
        (0.14, -0.72, "corner"), (0.06, -0.585), (-0.08, -0.44), (-0.26, -0.32), (-0.42, -0.22), (-0.475, -0.02),
        (-0.46, 0.20), (-0.50, 0.40), (-0.60, 0.50, "corner"), (-0.72, 0.30), (-0.70, 0.0), (-0.65, -0.30),
        (-0.53, -0.58), (-0.28, -0.76), (0.02, -0.80),
    )
    right = curve(
        (0.09, -0.77, "corner"), (0.165, -0.60), (0.28, -0.44), (0.41, -0.26), (0.475, -0.02), (0.46, 0.20),
        (0.50, 0.40), (0.60, 0.50, "corner"),
        (0.72, 0.30), (0.70, 0.0), (0.65, -0.30), (0.53, -0.58), (0.30, -0.75),
    )
    for lock in (right, left):
        coverage = fill(canvas, lock)
        shadow = np.roll(blurred(canvas, coverage, 0.022), int(0.035 / canvas.sample), axis=0)
        canvas.paint(np.minimum(np.clip(shadow - coverage, 0, 1), skin), "#8f3038", 0.55)
        canvas.paint(coverage, _hair_colour(canvas))
    coverage = np.maximum(fill(canvas, left), fill(canvas, right))
    for points, width in (
        (((0.05, -0.70), (-0.15, -0.56), (-0.35, -0.40), (-0.50, -0.20), (-0.56, 0.02)), 0.030),
        (((-0.10, -0.71), (-0.30, -0.60), (-0.47, -0.42), (-0.57, -0.18)), 0.018),
        (((0.25, -0.66), (0.38, -0.52), (0.50, -0.32), (0.56, -0.08)), 0.022),
    ):
        line = curve(*points, closed=False)
        canvas.paint(np.minimum(stroke(canvas, line, tapered(len(line), width)), coverage), "#ffb766", 0.85)
    for points in (
        ((0.10, -0.68), (-0.08, -0.50), (-0.30, -0.33), (-0.50, -0.15), (-0.55, 0.12), (-0.56, 0.38)),
        ((0.20, -0.70), (0.36, -0.46), (0.50, -0.18), (0.55, 0.12), (0.56, 0.38)),
        ((-0.52, -0.02), (-0.62, 0.14), (-0.64, 0.36)),
        ((0.53, -0.02), (0.62, 0.14), (0.64, 0.36)),
    ):
        line = curve(*points, closed=False)
        canvas.paint(stroke(canvas, line, tapered(len(line), 0.009)), "#7d1f2b", 0.7)


def _earrings(canvas):
    """Two gold drops."""
    for side in (-1, 1):
        away = circle(canvas.x, canvas.y, (side * 0.455, 0.40), 0.062)
        canvas.paint(canvas.inside(away - 0.014), "#5c1527")
        light = canvas.y - 0.3 * canvas.x * side
        canvas.paint(canvas.inside(away), ramp(light, (0.2, "#fff3b5"), (0.30, "#ffcf4d"), (0.36, "#d98a1e")))
