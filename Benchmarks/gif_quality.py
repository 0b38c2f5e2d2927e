#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares our GIFs with ffmpeg's palettegen and paletteuse (default settings). Prints a Markdown table.

    swift build -c release --product encode-frames
    python3 Benchmarks/gif_quality.py PHOTOGRAPH.png [FOLDER for the films]

Needs numpy, Pillow, ffmpeg. Per film: the mean distance in OKLab of each pixel from the original (times 1000), the same
after both were blurred a little (sigma 1.5 pixels, what the eye sees of a dither), the file's size, and on the film's
still part how many pixels change.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

ENCODER = Path(__file__).parent.parent / ".build/release/encode-frames"
SIZE, FRAMES, RATE, STILL = 320, 48, 24, 8


def grid():
    return np.meshgrid(np.linspace(0, 1, SIZE), np.linspace(0, 1, SIZE))


def gradients():
    """Two soft blobs of colour cross a sky."""
    x, y = grid()
    for k in range(FRAMES):
        t = min(k, FRAMES - STILL) / (FRAMES - STILL)
        sky = np.stack([0.15 + 0.5 * y, 0.3 + 0.4 * y, 0.65 + 0.25 * y], -1)
        for colour, cx, cy in (((1, 0.6, 0.2), 0.2 + 0.6 * t, 0.4), ((0.2, 0.1, 0.4), 0.8 - 0.5 * t, 0.7)):
            glow = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / 0.03)[..., None]
            sky = sky * (1 - glow) + np.array(colour) * glow
        yield sky


def dusk():
    """Dark, slow, nearly grey: where banding shows most."""
    x, y = grid()
    for k in range(FRAMES):
        t = min(k, FRAMES - STILL) / (FRAMES - STILL)
        light = 0.05 + 0.2 * (0.5 + 0.5 * np.cos(3 * x + 2 * y + 3 * t))
        yield np.stack([light, light * (0.9 + 0.1 * t), light * 1.2], -1)


def pan(photograph):
    picture = np.asarray(Image.open(photograph).convert("RGB")) / 255
    for k in range(FRAMES):
        step = min(k, FRAMES - STILL) * 4
        yield picture[80 : 80 + SIZE, step : step + SIZE]


def fade(photograph):
    picture = np.asarray(Image.open(photograph).convert("RGB"))[80 : 80 + SIZE, 200 : 200 + SIZE] / 255
    other = np.stack([picture.mean(-1)] * 3, -1)[:, ::-1]
    for k in range(FRAMES):
        t = min(k, FRAMES - STILL) / (FRAMES - STILL)
        yield picture * (1 - t) + other * t


def shapes():
    """Flat discs with soft edges on a flat ground."""
    x, y = grid()
    for k in range(FRAMES):
        t = min(k, FRAMES - STILL) / (FRAMES - STILL)
        frame = np.ones((SIZE, SIZE, 3)) * np.array([0.95, 0.93, 0.88])
        for colour, cx, cy, r in (
            ((0.8, 0.1, 0.1), 0.2 + 0.6 * t, 0.5, 0.15), ((0.1, 0.2, 0.6), 0.5, 0.2 + 0.6 * t, 0.1),
            ((0.05, 0.05, 0.05), 0.8 - 0.4 * t, 0.8, 0.07),
        ):
            cover = np.clip((r - np.hypot(x - cx, y - cy)) * SIZE / 2 + 0.5, 0, 1)[..., None]
            frame = frame * (1 - cover) + np.array(colour) * cover
        yield frame


def oklab(colour):
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    lms = np.cbrt(linear @ np.array(
        [[0.4122214708, 0.2119034982, 0.0883024619], [0.5363325363, 0.6806995451, 0.2817188376],
         [0.0514459929, 0.1073969566, 0.6299787005]]))
    return lms @ np.array(
        [[0.2104542553, 1.9779984951, 0.0259040371], [0.7936177850, -2.4285922050, 0.7827717662],
         [-0.0040720468, 0.4505937099, -0.8086757660]])


def blurred(frame, sigma=1.5):
    reach = np.arange(-5, 6)
    kernel = np.exp(-(reach**2) / (2 * sigma**2))
    kernel /= kernel.sum()
    for axis in (0, 1):
        padded = np.pad(frame, [(5, 5) if a == axis else (0, 0) for a in range(3)], mode="edge")
        frame = sum(
            w * np.take(padded, np.arange(SIZE) + i, axis=axis) for i, w in enumerate(kernel))
    return frame


def measure(path, frames):
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", path, "-vf", f"fps={RATE}:round=near", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
        check=True, capture_output=True).stdout
    decoded = np.frombuffer(raw, np.uint8).reshape(-1, SIZE, SIZE, 3)
    decoded = np.concatenate([decoded, np.repeat(decoded[-1:], FRAMES, axis=0)])[:FRAMES]
    sharp, soft = [], []
    for k in range(0, FRAMES, 4):
        shown = decoded[k] / 255
        sharp.append(np.linalg.norm(oklab(shown) - oklab(frames[k]), axis=-1).mean())
        soft.append(np.linalg.norm(oklab(blurred(shown)) - oklab(blurred(frames[k])), axis=-1).mean())
    still = (decoded[-STILL + 1 :] != decoded[-STILL]).any(-1).mean()
    return np.mean(sharp) * 1000, np.mean(soft) * 1000, path.stat().st_size, still


def main():
    photograph, folder = sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    options = sys.argv[3:]
    films = {"gradients": gradients(), "dusk": dusk(), "shapes": shapes(), "pan": pan(photograph), "fade": fade(photograph)}
    print("| film | error: ours | ffmpeg | blurred: ours | ffmpeg | KiB: ours | ffmpeg | flicker: ours | ffmpeg |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, frames in films.items():
        frames = list(frames)
        ours, theirs, raw = folder / f"{name}.gif", folder / f"{name}-ffmpeg.gif", folder / f"{name}.rgb48"
        raw.write_bytes(b"".join((f * 65535 + 0.5).astype("<u2").tobytes() for f in frames))
        with raw.open("rb") as source:
            subprocess.run(
                [ENCODER, f"{SIZE}x{SIZE}", "rgb", str(RATE), str(FRAMES), ours, *options],
                check=True, stdin=source, stdout=subprocess.DEVNULL)
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb48le", "-s", f"{SIZE}x{SIZE}", "-r", str(RATE),
             "-i", raw, "-lavfi", "format=rgb24,split[a][b];[a]palettegen[p];[b][p]paletteuse", theirs], check=True)
        raw.unlink()
        a, b = measure(ours, frames), measure(theirs, frames)
        print(
            f"| {name} | {a[0]:.2f} | {b[0]:.2f} | {a[1]:.2f} | {b[1]:.2f} "
            f"| {a[2] / 1024:.0f} | {b[2] / 1024:.0f} | {a[3]:.4f} | {b[3]:.4f} |")


if __name__ == "__main__":
    main()
