# SPDX-License-Identifier: MIT
"""A still life of spheres, ray-traced: mirrors, soft shadows, a tiled floor running into haze.

Everything is in closed form, so there is no noise: a sphere's soft shadow and its occlusion of the floor are smooth
functions of angle and distance, not averages over random rays.
"""

import numpy as np

from canvas import Canvas
from colour import ramp, rgb
from shapes import smooth_step

EYE = np.array([0.0, 1.55, -6.2])
AIM = np.array([0.0, 0.92, 0.0])
ZOOM = 2.95
LIGHT = np.array([-0.55, 0.80, -0.45]) / np.linalg.norm([-0.55, 0.80, -0.45])
LIGHT_SIZE = 0.16
"""The light's angular radius."""
BOUNCES = 3

SPHERES = (
    # centre, radius, colour, how much it mirrors head-on, whether it is metal
    ((0.0, 1.12, 0.30), 1.12, "#f4f4f8", 0.88, True),
    ((-1.28, 0.50, -0.75), 0.50, "#ef3b3a", 0.05, False),
    ((1.30, 0.60, -0.55), 0.60, "#1d5ad6", 0.05, False),
    ((0.36, 0.30, -1.62), 0.30, "#f2b233", 0.75, True),
    ((-0.52, 0.21, -1.78), 0.21, "#1fb598", 0.05, False),
    ((-2.05, 0.80, 2.4), 0.80, "#f79ab4", 0.04, False),
    ((2.15, 0.95, 2.8), 0.95, "#8a55dc", 0.04, False),
)


def draw():
    """The picture, 384 x 384."""
    canvas = Canvas(384, 384, "#000000")
    forward = (AIM - EYE) / np.linalg.norm(AIM - EYE)
    right = np.cross([0, 1, 0], forward)
    right /= np.linalg.norm(right)
    up = np.cross(forward, right)
    rays = canvas.x[..., None] * right - canvas.y[..., None] * up + ZOOM * forward
    rays = (rays / np.linalg.norm(rays, axis=-1, keepdims=True)).reshape(-1, 3)
    parts = np.array_split(rays, 24)
    light = np.concatenate([_trace(np.broadcast_to(EYE, part.shape), part, BOUNCES) for part in parts])
    light = light / (1 + 0.18 * light) * 1.12
    canvas.light[:] = light.reshape(canvas.light.shape)
    return canvas.picture()


def _trace(origin, way, bounces):
    """The light that comes back along rays from ``origin`` in direction ``way``, both [n][3]."""
    distance, which = _nearest(origin, way)
    light = _sky(way)
    floor = which == -1
    if floor.any():
        place = origin[floor] + distance[floor, None] * way[floor]
        light[floor] = _floor(place, way[floor], distance[floor], bounces)
    for index, sphere in enumerate(SPHERES):
        hit = which == index
        if hit.any():
            place = origin[hit] + distance[hit, None] * way[hit]
            light[hit] = _ball(sphere, index, place, way[hit], bounces)
    return light


def _nearest(origin, way):
    """The distance to what a ray meets first, and what it is: a sphere's index, -1 for the floor, -2 for the sky."""
    with np.errstate(divide="ignore"):
        floor = np.where(way[:, 1] < -1e-6, -origin[:, 1] / way[:, 1], np.inf)
    distance = np.where(floor > 1e-4, floor, np.inf)
    which = np.where(np.isfinite(distance), -1, -2)
    for index, (centre, radius, *_) in enumerate(SPHERES):
        to = origin - centre
        half = np.einsum("ij,ij->i", to, way)
        root = half**2 - np.einsum("ij,ij->i", to, to) + radius**2
        near = -half - np.sqrt(np.maximum(root, 0))
        closer = (root > 0) & (near > 1e-4) & (near < distance)
        distance = np.where(closer, near, distance)
        which = np.where(closer, index, which)
    return distance, which


def _sky(way):
    """A studio backdrop, warm at the horizon, with a large soft lamp."""
    light = ramp(way[:, 1], (-0.2, "#ffe3cf"), (0.05, "#ffd3c2"), (0.35, "#c9a9d6"), (0.9, "#4a4a9c"))
    lamp = smooth_step(np.cos(0.34), np.cos(0.22), way @ LIGHT)
    return light + lamp[:, None] * (np.array([5.0, 4.7, 4.2]) - light)


def _unshaded(place, without):
    """The share of the light's disc seen from ``place``, 0...1, past every sphere but the one that is lit."""
    seen = np.ones(len(place))
    for index, (centre, radius, *_) in enumerate(SPHERES):
        if index == without:
            continue
        to = np.array(centre) - place
        away = np.linalg.norm(to, axis=1)
        between = np.arccos(np.clip(to @ LIGHT / away, -1, 1))
        size = np.arcsin(np.clip(radius / away, 0, 1))
        seen *= 1 - (1 - smooth_step(-LIGHT_SIZE, LIGHT_SIZE, between - size)) * np.clip((size / LIGHT_SIZE) ** 2, 0, 1)
    return seen


def _openness(place, normal, without):
    """The share of the sky seen from ``place``, cosine-weighted: one less each sphere's solid angle (Quilez, 2006)."""
    seen = np.ones(len(place))
    for index, (centre, radius, *_) in enumerate(SPHERES):
        if index == without:
            continue
        to = np.array(centre) - place
        away = np.linalg.norm(to, axis=1)
        facing = np.clip(np.einsum("ij,ij->i", to, normal) / away, 0, 1)
        seen *= 1 - facing * np.clip(radius / away, 0, 1) ** 2
    return seen


def _floor(place, way, distance, bounces):
    """Two tones of polished tile, which blur into one far off and fade into the backdrop."""
    normal = np.broadcast_to([0.0, 1.0, 0.0], place.shape)
    u, v = (place[:, 0] + place[:, 2]) / np.sqrt(2), (place[:, 0] - place[:, 2]) / np.sqrt(2)
    tile = 1.15
    dark = (np.floor(u / tile) + np.floor(v / tile)) % 2 == 0
    first, second = rgb("#3f7f8c"), rgb("#f6e9dc")
    contrast = np.exp(-((np.hypot(place[:, 0], place[:, 2]) / 7) ** 2))[:, None]
    colour = (first + second) / 2 + np.where(dark[:, None], -0.5, 0.5) * contrast * (second - first)
    light = colour * (
        _unshaded(place, None)[:, None] * LIGHT[1] * np.array([1.05, 0.98, 0.88])
        + _openness(place, normal, None)[:, None] * np.array([0.34, 0.33, 0.42])
    )
    if bounces > 0:
        mirrored = way * [1, -1, 1]
        share = 0.05 + 0.45 * (1 + way[:, 1]) ** 5
        light += share[:, None] * (_trace(place + mirrored * 1e-3, mirrored, bounces - 1) - light)
    haze = 1 - np.exp(-((distance / 11.0) ** 2))
    horizon = way * [1, 0, 1]
    return light + haze[:, None] * (_sky(horizon / np.linalg.norm(horizon, axis=1, keepdims=True)) - light)


def _ball(sphere, index, place, way, bounces):
    """A sphere: paint under a clear coat, or metal."""
    centre, radius, code, mirror, metal = sphere
    colour = rgb(code)
    normal = (place - np.array(centre)) / radius
    facing = np.clip(-np.einsum("ij,ij->i", normal, way), 0, 1)
    fresnel = mirror + (1 - mirror) * (1 - facing) ** 5
    light = np.zeros_like(place)
    if not metal:
        lit = smooth_step(-0.15, 1.0, normal @ LIGHT) * 1.0 * _unshaded(place, index)
        below = (1 - normal[:, 1]) / 2
        ambient = _openness(place, normal, index)[:, None] * (
            (1 - below)[:, None] * np.array([0.40, 0.38, 0.50]) + below[:, None] * np.array([0.30, 0.27, 0.25])
        )
        light = colour * (lit[:, None] * np.array([1.15, 1.08, 0.98]) + ambient)
    if bounces > 0:
        mirrored = way - 2 * np.einsum("ij,ij->i", way, normal)[:, None] * normal
        back = _trace(place + normal * 1e-3, mirrored, bounces - 1)
        tint = colour + (1 - colour) * ((1 - facing) ** 5)[:, None] if metal else 1.0
        light = light * (1 - fresnel)[:, None] + back * tint * fresnel[:, None]
    return light
