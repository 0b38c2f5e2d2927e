# SPDX-License-Identifier: MIT
"""Signed distances to simple shapes: negative inside, zero on the edge, in the plane's units.

Shapes combine as numbers do: ``np.minimum`` joins, ``np.maximum`` intersects, ``-d`` turns inside out, ``d - r``
swells by r, ``abs(d) - r`` keeps a band of half-width r around the edge.
"""

import numpy as np


def turned(x, y, degrees, centre=(0.0, 0.0)):
    """The coordinates in a frame whose origin is ``centre`` and which is turned clockwise (y points down)."""
    angle = np.radians(degrees)
    dx, dy = x - centre[0], y - centre[1]
    return dx * np.cos(angle) + dy * np.sin(angle), dy * np.cos(angle) - dx * np.sin(angle)


def circle(x, y, centre, radius):
    """A disc."""
    return np.hypot(x - centre[0], y - centre[1]) - radius


def ellipse(x, y, centre, radii, degrees=0.0):
    """An ellipse; the distance is first-order exact near the edge, which is where it is used."""
    u, v = turned(x, y, degrees, centre)
    a, b = radii
    level = np.hypot(u / a, v / b)
    slope = np.hypot(u / a**2, v / b**2)
    return level * (level - 1) / np.maximum(slope, 1e-9)


def box(x, y, centre, half_sides, degrees=0.0, corner=0.0):
    """A rectangle, turned clockwise, its corners rounded by ``corner``."""
    u, v = turned(x, y, degrees, centre)
    dx, dy = np.abs(u) - half_sides[0] + corner, np.abs(v) - half_sides[1] + corner
    return np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0) - corner


def smooth_step(low, high, t):
    """0 below ``low``, 1 above ``high``, and a cubic between them."""
    t = np.clip((t - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)
