# SPDX-License-Identifier: MIT
"""Brush lettering: an ampersand within a circle, each written with a brush of many bristles that runs dry."""

import numpy as np

from canvas import Canvas
from colour import ramp
from paths import curve, stroke
from shapes import smooth_step

PAPER, INK, RED = "#f4ead6", "#1a1614", "#c8281e"


def draw():
    """The picture, 400 x 400."""
    canvas = Canvas(400, 400, PAPER)
    canvas.paint(np.ones_like(canvas.x), ramp(np.hypot(canvas.x, canvas.y), (0.3, "#f8f0df"), (1.4, "#e9dabd")))
    turn = np.radians(np.linspace(112, 112 + 352, 260))
    radius = 0.73 + 0.022 * np.sin(1.5 * turn) - np.linspace(0, 0.03, 260)
    ring = np.column_stack([radius * np.cos(turn), radius * np.sin(turn) * 0.985])
    pressure = 0.118 * (0.62 + 0.38 * np.cos(np.linspace(0.2, 4.6, 260)) ** 2)
    canvas.paint(brush(canvas, ring, pressure, seed=11, ink=1.05), INK)
    letter = curve(
        (0.40, 0.44), (0.22, 0.27), (0.02, 0.06), (-0.13, -0.14), (-0.165, -0.31), (-0.07, -0.43), (0.065, -0.40),
        (0.10, -0.27), (0.0, -0.12), (-0.17, 0.0), (-0.285, 0.16), (-0.25, 0.345), (-0.08, 0.425), (0.12, 0.36),
        (0.27, 0.19), (0.345, 0.01), (0.41, -0.05),
        closed=False, steps=22,
    )[::-1] * 1.08 - [0.02, 0.025]
    share = np.linspace(0, 1, len(letter))
    pressure = 0.070 + 0.032 * np.sin(share * 2 * np.pi * 1.5 + 0.5) ** 2
    canvas.paint(brush(canvas, letter, pressure, seed=5, ink=1.35), RED)
    return canvas.picture()


def brush(canvas, line, widths, seed, ink, bristles=46):
    """The coverage of one brush stroke along ``line`` with half-``widths``.

    The brush is a row of bristles across the line. Each carries its own load of ``ink`` (1 lasts about the whole
    stroke), lifts off where it has run dry and the paper's grain is low, and lands and leaves a little early or late.
    """
    random = np.random.default_rng(seed)
    widths = np.broadcast_to(widths, len(line))
    along = np.gradient(line, axis=0)
    normal = np.column_stack([-along[:, 1], along[:, 0]]) / np.linalg.norm(along, axis=1)[:, None]
    share = np.linspace(0, 1, len(line))
    coverage = np.zeros_like(canvas.x)
    for place in np.linspace(-1, 1, bristles):
        load = ink * random.uniform(0.72, 1.1) * (1 - 0.22 * place**2)
        grain = _noise(random, share, 26) * 0.65 + _noise(random, share, 90) * 0.35
        wet = smooth_step(-0.10, 0.10, load - share - 0.55 * grain * smooth_step(0.15, 0.9, share))
        land, leave = 0.014 * random.uniform(0, 1), 1 - 0.05 * random.uniform(0, 1)
        wet = wet * (share > land) * (share < leave)
        wander = place + 0.02 * _noise(random, share, 8)
        path = line + normal * (widths * wander)[:, None]
        thick = 1.75 / bristles * widths * random.uniform(0.75, 1.25)
        np.maximum(coverage, stroke(canvas, path, thick * wet), out=coverage)
    return coverage


def _noise(random, share, knots):
    """Smooth noise in -1...1 along a stroke, ``knots`` random values joined by cosines."""
    values = random.uniform(-1, 1, knots + 2)
    place = share * knots
    left = np.minimum(place.astype(int), knots)
    blend = smooth_step(0, 1, place - left)
    return values[left] * (1 - blend) + values[left + 1] * blend
