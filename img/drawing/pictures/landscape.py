# SPDX-License-Identifier: MIT
"""Dusk over a lake: a low sun, four ranges of hills, a sail, and all of it again in the water."""

import numpy as np

from canvas import Canvas
from colour import ramp
from paths import curve, fill, stroke
from shapes import circle, ellipse, smooth_step

SKY = (-1, "#1f1b4f"), (-0.62, "#4b2a77"), (-0.32, "#a03a80"), (-0.08, "#ec5f67"), (0.10, "#ff9a5c"), (0.26, "#ffd98a")
SHORE = 0.26
SUN = (0.0, -0.04)


def draw():
    """The picture, 480 x 320."""
    canvas = Canvas(480, 320, "#1f1b4f")
    _sky(canvas)
    _hills(canvas)
    mirrored = canvas.light[_mirror_rows(canvas)]
    _sun(canvas)
    _hills(canvas)
    _water(canvas, mirrored)
    _boat(canvas)
    _pines(canvas)
    return canvas.picture()


def _sky(canvas):
    """The sky and the glow over the horizon."""
    canvas.paint(np.ones_like(canvas.x), ramp(canvas.y, *SKY))
    away = np.hypot(canvas.x - SUN[0], canvas.y - SUN[1])
    canvas.paint(np.exp(-((away / 0.55) ** 2)), "#ffb066", 0.5)


def _sun(canvas):
    """The sun, and clouds of stacked streaks, some of them before it."""
    disc = canvas.inside(circle(canvas.x, canvas.y, SUN, 0.36))
    canvas.paint(disc, ramp(canvas.y, (-0.42, "#fff8d6"), (-0.08, "#ffe47f"), (0.26, "#ff9f4d")))
    for x, y, size, colour in (
        (-0.92, -0.60, 1.0, "#8a3585"), (0.95, -0.70, 0.9, "#5d2c80"), (-0.52, -0.26, 0.75, "#e8617a"),
        (0.46, -0.33, 0.95, "#d9507d"),
        (1.22, -0.14, 0.7, "#f98568"), (-1.15, -0.06, 0.7, "#f98568"), (-0.12, 0.03, 0.5, "#f47a58"),
    ):
        for dx, dy, half in ((0.0, 0.0, 0.34), (0.16, -0.052, 0.17), (-0.14, 0.046, 0.15)):
            ends = np.array([(dx - half, dy), (dx + half, dy)]) * size + (x, y)
            canvas.paint(stroke(canvas, ends, 0.027 * size), colour)


def _hills(canvas):
    """Ranges that darken as they come nearer, each a sum of a few waves."""
    x = np.linspace(-1.6, 1.6, 160)
    for base, peaks, top, foot in (
        (0.14, ((0.10, 2.1, 0.3), (0.05, 4.7, 1.0)), "#e0607a", "#f59a77"),
        (0.19, ((0.12, 1.7, 2.2), (0.04, 5.3, 0.4)), "#a63f7c", "#d8607f"),
        (0.24, ((0.15, 1.3, 1.65), (0.03, 6.1, 2.0)), "#6b2c74", "#9c3f80"),
    ):
        valley = 1 - 0.75 * np.exp(-((x - SUN[0]) / 0.55) ** 2)
        height = sum(size * (0.6 + np.sin(rate * x + phase)) for size, rate, phase in peaks) * valley
        ridge = np.column_stack([x, base - np.maximum(height, -0.02)])
        range_ = np.vstack([ridge, [(1.6, SHORE), (-1.6, SHORE)]])
        canvas.paint(fill(canvas, range_), ramp(canvas.y, (base - 0.28, top), (SHORE, foot)))


def _mirror_rows(canvas):
    """For every row of samples the row that the shore line mirrors there, stretched as water does."""
    rows = canvas.y.shape[0]
    depth = np.clip(canvas.y[:, 0] - SHORE, 0, None)
    return np.clip(np.round((SHORE - 1.2 * depth) / canvas.sample + rows / 2 - 0.5).astype(int), 0, rows - 1)


def _water(canvas, mirrored):
    """The mirrored scene, stained with nearness; the sun's image in it is sliced by ripples."""
    y = canvas.y
    below = canvas.inside(SHORE - y)
    canvas.paint(below, mirrored * ramp(y, (SHORE, "#f0b6bd"), (0.55, "#a579b4"), (1.0, "#5a4c96")))
    canvas.paint(canvas.inside(np.abs(y - SHORE) - 0.006), "#ffd9a0", 0.7)
    depth = np.maximum(y - SHORE, 0)
    wobble = 0.035 * np.sin(26 * depth**0.8) * smooth_step(0, 0.4, depth)
    image = ellipse(canvas.x + wobble, y, (SUN[0], SHORE + (SHORE - SUN[1]) / 1.1), (0.36, 0.36 * 1.12))
    slices = np.cos(2 * np.pi * 5.2 * (depth + 0.02) ** 0.8) * 0.06 - 0.03 + 0.055 * smooth_step(0.0, 0.65, depth)
    band = np.maximum(image, slices)
    glow = ramp(y, (SHORE, "#ffe9a0"), (0.5, "#ff9d5e"), (0.86, "#e8556d"))
    canvas.paint(np.minimum(canvas.inside(band), below), glow)
    for x, line, half, thick, colour in (
        (-0.85, 0.36, 0.35, 0.008, "#d0708a"), (1.05, 0.40, 0.36, 0.009, "#d0708a"),
        (-0.66, 0.50, 0.26, 0.010, "#94549a"),
        (0.86, 0.57, 0.36, 0.011, "#94549a"), (0.62, 0.76, 0.34, 0.014, "#674a9c"),
        (-0.42, 0.84, 0.30, 0.014, "#674a9c"),
        (1.15, 0.88, 0.30, 0.014, "#674a9c"),
    ):
        xs = np.linspace(x - half, x + half, 40)
        widths = thick * np.maximum(0, 1 - np.linspace(-1, 1, 40) ** 2)
        canvas.paint(stroke(canvas, np.column_stack([xs, np.full(40, line)]), widths), colour)


def _boat(canvas):
    """A boat under sail, and the sails again in the water."""
    sail = curve((0.735, 0.375, "corner"), (0.735, 0.0, "corner"), (0.855, 0.18), (0.895, 0.375, "corner"))
    jib = curve((0.72, 0.375, "corner"), (0.72, 0.06, "corner"), (0.65, 0.23), (0.605, 0.375, "corner"))
    hull = np.array([(0.585, 0.40), (0.915, 0.40), (0.865, 0.455), (0.635, 0.455)])
    ripples = canvas.inside(0.02 - 0.045 * (1 + np.sin(95 * canvas.y)) / 2)
    for shape, colour in ((sail, "#ffd9b8"), (jib, "#e88f8d")):
        image = [0, 0.79] - shape * [-1, 0.8]
        canvas.paint(np.minimum(fill(canvas, image), ripples) * canvas.inside(0.455 - canvas.y), colour, 0.55)
    canvas.paint(fill(canvas, sail), ramp(canvas.x, (0.73, "#fff6e0"), (0.9, "#ffd9ae")))
    canvas.paint(fill(canvas, jib), "#ff9f84")
    canvas.paint(fill(canvas, hull), "#2a1440")


def _pines(canvas):
    """Dark pines on the near bank, to the left."""
    dark = "#180f33"
    bank = curve(
        (-1.7, 0.62, "corner"), (-1.3, 0.66), (-1.0, 0.75), (-0.72, 0.86), (-0.4, 0.94), (0.0, 1.05, "corner"),
        (-1.7, 1.2, "corner"),
    )
    canvas.paint(fill(canvas, bank), dark)
    for x, foot, height, wide in (
        (-1.33, 0.72, 1.25, 0.25), (-1.05, 0.80, 0.92, 0.20), (-0.83, 0.88, 0.62, 0.15), (-1.5, 0.70, 0.80, 0.20),
    ):
        canvas.paint(stroke(canvas, [(x, foot), (x, foot - height * 0.95)], [0.018, 0.004]), dark)
        tiers = 6
        for tier in range(tiers):
            top = foot - height + height * 0.86 * tier / tiers
            low = top + height * 0.30
            half = wide * (0.28 + 0.72 * (tier + 1) / tiers)
            waist, hem = low - height * 0.13, low - height * 0.05
            bough = curve(
                (x, top, "corner"), (x + half * 0.35, waist), (x + half, low, "corner"), (x, hem),
                (x - half, low, "corner"), (x - half * 0.35, waist),
            )
            canvas.paint(fill(canvas, bough), dark)
