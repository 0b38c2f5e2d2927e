# SPDX-License-Identifier: MIT
"""Colours: sRGB on the outside, linear light while compositing, OKLab while blending.

A colour is an array whose last axis is linear (r, g, b). Blends run through OKLab (Björn Ottosson, 2020), so that
a ramp from violet to orange passes through pink and not through grey.
"""

import numpy as np

_RGB_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LMS_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_LAB_TO_LMS = np.linalg.inv(_LMS_TO_LAB)
_LMS_TO_RGB = np.linalg.inv(_RGB_TO_LMS)


def linear(srgb):
    """Linear light of sRGB values in 0...1 (IEC 61966-2-1)."""
    srgb = np.asarray(srgb, dtype=np.float64)
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def srgb(light):
    """sRGB values in 0...1 of linear light, clipped."""
    light = np.clip(light, 0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def rgb(code):
    """The colour of a code such as ``"#f2643d"``; arrays pass through unchanged."""
    if not isinstance(code, str):
        return np.asarray(code)
    return linear([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def oklab(colour):
    """OKLab of a linear colour."""
    return np.cbrt(colour @ _RGB_TO_LMS.T) @ _LMS_TO_LAB.T


def from_oklab(lab):
    """The linear colour of OKLab values, not clipped."""
    return (lab @ _LAB_TO_LMS.T) ** 3 @ _LMS_TO_RGB.T


def ramp(t, *stops):
    """Colours along a ramp: ``stops`` are (position, colour code) in rising order, ``t`` an array of positions."""
    positions = [position for position, _ in stops]
    labs = np.array([oklab(rgb(code)) for _, code in stops])
    t = np.asarray(t, dtype=np.float64)
    lab = np.stack([np.interp(t, positions, labs[:, i]) for i in range(3)], axis=-1)
    return np.clip(from_oklab(lab), 0, 1)


def mix(first, second, t):
    """The colour a share ``t`` of the way from ``first`` to ``second``."""
    return ramp(t, (0, first), (1, second))
