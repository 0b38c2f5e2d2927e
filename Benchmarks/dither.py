#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares dither patterns on a faint gradient. Prints a Markdown table and draws the gradients, contrast raised.

    python3 Benchmarks/dither.py [PICTURE.png]

Needs numpy; Pillow for the picture.
"""
import sys

import numpy as np

from blue_noise import ranks

WIDTH, HEIGHT = 320, 192


def patterns():
    bayer = np.zeros((8, 8), int)
    for y in range(8):
        for x in range(8):
            for bit in range(3):
                bayer[y, x] = bayer[y, x] << 2 | ((x ^ y) >> bit & 1) << 1 | (y >> bit & 1)
    white = np.random.default_rng(0).permutation(4096).reshape(64, 64)
    return {
        "none": np.full((64, 64), 2048), "Bayer 8x8": np.tile(bayer * 64 + 32, (8, 8)),
        "white noise": white, "blue noise": ranks().reshape(64, 64),
    }


def blurred(picture, sigma):
    reach = np.arange(-9, 10)
    kernel = np.exp(-(reach**2) / (2 * sigma**2))
    for axis in (0, 1):
        picture = np.apply_along_axis(
            lambda line: np.convolve(np.pad(line, 9, mode="edge"), kernel / kernel.sum(), "valid"), axis, picture)
    return picture


def main():
    x, y = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    wanted = 30 + 4 * x / WIDTH + 1.5 * y / HEIGHT
    drawn = []
    print("| pattern | error | blurred by 1 px | by 1.5 px | by 3 px | strongest frequency |\n|---|---|---|---|---|---|")
    for name, rank in patterns().items():
        rounded = np.floor(wanted + (2 * np.tile(rank, (HEIGHT // 64, WIDTH // 64)) + 1) / 8192)
        drawn.append(rounded)
        inside = (slice(20, -20), slice(20, -20))
        soft = [np.sqrt(((blurred(rounded, sigma) - wanted)[inside] ** 2).mean()) for sigma in (1, 1.5, 3)]
        error = (rounded - wanted)[:192, :192]
        power = np.abs(np.fft.fft2(error - error.mean())) ** 2
        print(f"| {name} | {np.sqrt((error**2).mean()):.3f} | " + " | ".join(f"{s:.3f}" for s in soft)
              + f" | {power.max() / power.mean():.0f} |")
    if len(sys.argv) > 1:
        from PIL import Image
        sheet = np.clip((np.concatenate(drawn) - 29) * 36, 0, 255).astype(np.uint8)
        Image.fromarray(sheet.repeat(2, 0).repeat(2, 1)).save(sys.argv[1])


if __name__ == "__main__":
    main()
