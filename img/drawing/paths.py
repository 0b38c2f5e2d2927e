# SPDX-License-Identifier: MIT
"""Free forms: curves through points, filled or stroked with a varying width, as coverages of a canvas."""

import numpy as np

ROWS = 4
"""Scan lines through each row of samples while filling."""


def curve(*points, closed=True, steps=12):
    """A smooth curve through ``points`` as an array of corners [n][2].

    A point is two numbers ``(x, y)``, or ``(x, y, "corner")`` where the curve may turn sharply. Between
    corners it is a Catmull-Rom spline with chordal knots, which neither loops nor overshoots on uneven spacing.
    """
    corners = [len(point) == 3 for point in points]
    places = np.array([point[:2] for point in points], dtype=np.float64)
    count = len(places)
    pieces = []
    for i in range(count if closed else count - 1):
        a, b = i, (i + 1) % count
        before = places[a] if corners[a] or (not closed and a == 0) else places[a - 1]
        after = places[b] if corners[b] or (not closed and b == count - 1) else places[(b + 1) % count]
        pieces.append(_span(before, places[a], places[b], after, steps))
    line = np.concatenate(pieces)
    return line if closed else np.vstack([line, places[-1]])


def symmetric(*half, steps=12):
    """A closed curve through ``half``, given from top to bottom on one side, and its mirror image on the other."""
    other = [(-x, y, *corner) for x, y, *corner in reversed(half) if x != 0]
    return curve(*half, *other, steps=steps)


def _span(before, start, end, after, steps):
    """Points from ``start`` up to but without ``end``; where there is no neighbour, it is the end itself again."""
    chord = end - start
    leave = _tangent(start - before, chord)
    arrive = _tangent(after - end, chord)
    if leave is None:
        leave = chord if arrive is None else 1.5 * chord - 0.5 * arrive
    if arrive is None:
        arrive = 1.5 * chord - 0.5 * leave
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    return (
        (2 * t**3 - 3 * t**2 + 1) * start
        + (t**3 - 2 * t**2 + t) * leave
        + (3 * t**2 - 2 * t**3) * end
        + (t**3 - t**2) * arrive
    )


def _tangent(neighbour, chord):
    """The spline's tangent over ``chord`` where it joins the chord ``neighbour``, the shorter one weighing more."""
    other, own = np.linalg.norm(neighbour), np.linalg.norm(chord)
    if other == 0:
        return None
    return (neighbour / other * own + chord / own * other) / (other + own) * own


def placed(points, centre=(0.0, 0.0), degrees=0.0, scale=1.0):
    """``points`` scaled, turned clockwise, then moved to ``centre``."""
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(points) * scale @ turn + centre


def fill(canvas, points):
    """The coverage of a closed polygon, by the non-zero rule.

    Signed crossings are dropped into a grid, exact across and ``ROWS`` times finer than the samples down, and summed up
    along each line.
    """
    rows, columns = canvas.x.shape
    place = np.asarray(points, dtype=np.float64) / canvas.sample + [columns / 2, rows / 2]
    place[:, 1] *= ROWS
    top = int(np.clip(np.floor(place[:, 1].min() / ROWS), 0, rows))
    bottom = int(np.clip(np.ceil(place[:, 1].max() / ROWS), top, rows))
    crossings = np.zeros(((bottom - top) * ROWS, columns + 2))
    for (x0, y0), (x1, y1) in zip(place, np.roll(place, -1, axis=0)):
        sign = 1.0
        if y0 > y1:
            x0, y0, x1, y1, sign = x1, y1, x0, y0, -1.0
        lines = np.arange(max(np.ceil(y0 - 0.5), top * ROWS), min(np.ceil(y1 - 0.5), bottom * ROWS)).astype(int)
        if lines.size == 0:
            continue
        across = np.clip(x0 + (lines + 0.5 - y0) * (x1 - x0) / (y1 - y0), 0, columns)
        column = across.astype(int)
        part = across - column
        crossings[lines - top * ROWS, column] += sign * (1 - part)
        crossings[lines - top * ROWS, column + 1] += sign * part
    winding = np.clip(np.abs(np.cumsum(crossings, axis=1)[:, :columns]), 0, 1)
    coverage = np.zeros((rows, columns))
    coverage[top:bottom] = winding.reshape(bottom - top, ROWS, columns).mean(axis=1)
    return coverage


def stroke(canvas, points, widths):
    """The coverage of a round-ended stroke along an open line.

    ``widths`` is one half-width, or one per point; between points it changes evenly. Each piece is a cone of circles,
    measured only in the box around it.
    """
    points = np.asarray(points, dtype=np.float64)
    widths = np.broadcast_to(np.asarray(widths, dtype=np.float64), len(points))
    rows, columns = canvas.x.shape
    coverage = np.zeros((rows, columns))
    for a, b, ra, rb in zip(points, points[1:], widths, widths[1:]):
        if max(ra, rb) <= 0:
            continue
        reach = max(ra, rb) + canvas.sample
        low = np.floor((np.minimum(a, b) - reach) / canvas.sample + [columns / 2, rows / 2]).astype(int)
        high = np.ceil((np.maximum(a, b) + reach) / canvas.sample + [columns / 2, rows / 2]).astype(int)
        window = slice(max(low[1], 0), max(high[1], 0)), slice(max(low[0], 0), max(high[0], 0))
        dx, dy = canvas.x[window] - a[0], canvas.y[window] - a[1]
        along = b - a
        t = np.clip((dx * along[0] + dy * along[1]) / max(along @ along, 1e-12), 0, 1)
        distance = np.hypot(dx - t * along[0], dy - t * along[1]) - (ra + t * (rb - ra))
        np.maximum(coverage[window], canvas.inside(distance), out=coverage[window])
    return coverage


def outline(canvas, points, width):
    """The coverage of a closed polygon's edge, ``width`` to either side, round at its corners."""
    return stroke(canvas, np.vstack([points, points[:1]]), width)


def tapered(count, thickest, start=0.0, end=0.0):
    """Half-widths for ``count`` points: thin at both ends (shares of ``thickest``), full in the middle."""
    t = np.linspace(0, 1, count)
    swell = np.sin(np.pi * t) ** 0.75
    return thickest * np.maximum(swell, start * (1 - t) + end * t)
