#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the table of Sources/Raster/OrderedDither+BlueNoise.swift.

The void-and-cluster method (R. Ulichney, "The void-and-cluster method for dither array generation", 1993) on a torus:
every cell gets the rank at which it is switched on, so that at each density the cells that are on lie evenly.
Needs numpy. The result depends on the seed only.
"""
import numpy as np

SIDE, SIGMA, SEED = 64, 1.9, 1
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def ranks():
    count = SIDE * SIDE
    near = np.minimum(np.arange(SIDE), SIDE - np.arange(SIDE))
    kernel = np.exp(-(near[:, None] ** 2 + near[None, :] ** 2) / (2 * SIGMA**2))

    def around(cell):
        return np.roll(kernel, (cell // SIDE, cell % SIDE), axis=(0, 1)).ravel()

    def tightest(on, energy):
        return int(np.argmax(np.where(on, energy, -np.inf)))

    def emptiest(on, energy):
        return int(np.argmin(np.where(on, np.inf, energy)))

    # A start of a tenth of the cells, evened out until the tightest cluster is the emptiest void.
    on = np.zeros(count, bool)
    on[np.random.default_rng(SEED).permutation(count)[: count // 10]] = True
    energy = sum(around(cell) for cell in np.flatnonzero(on))
    while True:
        cluster = tightest(on, energy)
        on[cluster] = False
        energy = energy - around(cluster)
        void = emptiest(on, energy)
        on[void] = True
        energy = energy + around(void)
        if void == cluster:
            break

    rank = np.zeros(count, int)
    rest, left = on.copy(), energy.copy()
    for number in range(int(on.sum()) - 1, -1, -1):
        cell = tightest(rest, left)
        rest[cell] = False
        left = left - around(cell)
        rank[cell] = number
    for number in range(int(on.sum()), count):
        cell = emptiest(on, energy)
        on[cell] = True
        energy = energy + around(cell)
        rank[cell] = number
    return rank


if __name__ == "__main__":
    table = ranks()
    text = "".join(DIGITS[value >> 6] + DIGITS[value & 63] for value in table)
    for start in range(0, len(text), SIDE):
        print("        " + text[start : start + SIDE])
