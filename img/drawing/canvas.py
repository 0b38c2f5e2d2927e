# SPDX-License-Identifier: MIT
"""The canvas every picture is painted on: supersampled, linear light, premultiplied alpha."""

import numpy as np
from PIL import Image

from colour import rgb, srgb
from shapes import circle

SUPERSAMPLING = 4
"""Samples per pixel, each way; shapes are antialiased once more within a sample."""


class Canvas:
    """A picture being painted.

    The plane has its origin at the centre, x to the right and y down; the shorter side spans -1...1. ``x`` and ``y``
    hold every sample's place, ``sample`` is the distance between two neighbours.
    """

    def __init__(self, width, height, background=None):
        """An empty canvas of ``width`` x ``height`` pixels, transparent unless there is a ``background``."""
        self.size = (width, height)
        columns, rows = width * SUPERSAMPLING, height * SUPERSAMPLING
        self.sample = 2 / min(columns, rows)
        across = (np.arange(columns) + 0.5 - columns / 2) * self.sample
        down = (np.arange(rows) + 0.5 - rows / 2) * self.sample
        self.x, self.y = np.meshgrid(across, down)
        self.light = np.zeros((rows, columns, 3))
        self.alpha = np.zeros((rows, columns))
        self.opaque = background is not None
        if self.opaque:
            self.light[:] = rgb(background)
            self.alpha[:] = 1

    def inside(self, distance):
        """How much of each sample lies where a signed ``distance`` is negative, 0...1."""
        return np.clip(0.5 - distance / self.sample, 0, 1)

    def paint(self, coverage, colour, opacity=1.0):
        """Lay ``colour`` (a code, one colour, or one per sample) over the samples that ``coverage`` marks."""
        window = _bounds(coverage)
        if window is None:
            return
        colour = rgb(colour)
        if colour.ndim == 3:
            colour = colour[window]
        share = coverage[window] * opacity
        self.light[window] += share[..., None] * (colour - self.light[window])
        self.alpha[window] += share * (1 - self.alpha[window])

    def disc(self, centre, radius, colour, opacity=1.0):
        """Paint a disc."""
        self.paint(self.inside(circle(self.x, self.y, centre, radius)), colour, opacity)

    def picture(self):
        """The finished picture, 8-bit sRGB: RGB on an opaque background, else RGBA."""
        light, alpha = _shrink(self.light), _shrink(self.alpha)
        if self.opaque:
            return Image.fromarray(_bytes(srgb(light)))
        light = light / np.maximum(alpha, 1e-6)[..., None]
        pixels = np.concatenate([srgb(light), alpha[..., None]], axis=-1)
        pixels[alpha == 0] = 0
        return Image.fromarray(_bytes(pixels))


def _bounds(coverage):
    """The slices around all samples that are covered at all, or nothing."""
    rows, columns = np.flatnonzero(coverage.any(axis=1)), np.flatnonzero(coverage.any(axis=0))
    if rows.size == 0:
        return None
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def _shrink(samples):
    """The mean of each pixel's samples."""
    rows, columns = samples.shape[0] // SUPERSAMPLING, samples.shape[1] // SUPERSAMPLING
    return samples.reshape(rows, SUPERSAMPLING, columns, SUPERSAMPLING, *samples.shape[2:]).mean(axis=(1, 3))


def _bytes(values):
    return np.rint(values * 255).astype(np.uint8)
