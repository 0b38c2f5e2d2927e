# SPDX-License-Identifier: MIT
"""Soft things: blurred coverages for shadows and glows."""

import numpy as np


def blurred(canvas, coverage, radius):
    """``coverage`` blurred by about a Gaussian of deviation ``radius``: three running means each way."""
    half = max(1, round(radius / canvas.sample))
    for _ in range(3):
        coverage = _running_mean(_running_mean(coverage, half).T, half).T
    return coverage


def _running_mean(values, half):
    """The mean over ``2 * half + 1`` columns, the edge columns repeated outwards."""
    padded = np.pad(values, ((0, 0), (half + 1, half)), mode="edge")
    sums = np.cumsum(padded, axis=1)
    return (sums[:, 2 * half + 1 :] - sums[:, : -2 * half - 1]) / (2 * half + 1)
