#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the video codecs at their default quality. Prints a Markdown table.

    swift build -c release --product encode-frames
    python3 Benchmarks/codecs.py PHOTOGRAPH.png

Needs numpy, Pillow, ffmpeg. The film cross-fades the photograph with a moving gradient, 704x480, 48 frames, at 24 a
second; the difference is measured by ffmpeg between each film and the lossless frames.
"""
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

ENCODER = Path(__file__).parent.parent / ".build/release/encode-frames"
WIDTH, HEIGHT, FRAMES, RATE = 704, 480, 48, 24
OURS = [
    ("H.264", "mp4", []), ("H.264, slow", "mp4", ["slow=yes"]), ("H.264, 10 bits", "mp4", ["depth=10"]),
    ("H.264, 4:4:4", "mp4", ["chroma=444"]), ("HEVC", "mp4", ["codec=hevc"]), ("HEVC, 10 bits", "mp4", ["codec=hevc", "depth=10"]),
    ("VP9", "webm", []), ("AV1", "webm", ["codec=av1"]), ("AV1, slow", "webm", ["codec=av1", "slow=yes"]),
    ("AV1, 10 bits", "webm", ["codec=av1", "depth=10"]), ("ProRes 4444", "mov", ["codec=prores"]),
]
OTHERS = [("SVT-AV1 preset 6", ["-c:v", "libsvtav1", "-preset", "6", "-crf", "18"]),
          ("SVT-AV1 preset 4", ["-c:v", "libsvtav1", "-preset", "4", "-crf", "18"])]


def frames(photograph):
    picture = np.asarray(Image.open(photograph).convert("RGB"))[:HEIGHT, :WIDTH] / 255
    x, y = np.meshgrid(np.linspace(0, 1, WIDTH), np.linspace(0, 1, HEIGHT))
    for k in range(FRAMES):
        t = k / (FRAMES - 1)
        glow = np.exp(-((x - t) ** 2 + (y - 0.5) ** 2) / 0.1)[..., None]
        sky = np.stack([0.15 + 0.5 * y, 0.3 + 0.4 * y, 0.65 + 0.25 * y], -1) * (1 - glow) + np.array([1, 0.6, 0.2]) * glow
        mix = 0.5 - 0.5 * np.cos(2 * np.pi * t)
        yield picture * mix + sky * (1 - mix)


def source(raw):
    return ["-f", "rawvideo", "-pix_fmt", "rgb48le", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", raw]


def report(name, film, seconds, raw):
    # Both are compared in 16 bits a channel, converted by one and the same scaler.
    scale = "scale=in_color_matrix=bt709:flags=accurate_rnd+full_chroma_int+full_chroma_inp,format=gbrp16le"
    log = subprocess.run(
        ["ffmpeg", "-i", film, *source(raw), "-lavfi", f"[0:v]{scale},settb=1/24,setpts=N[a];[1:v]format=gbrp16le,settb=1/24,setpts=N[b];[a][b]psnr",
         "-f", "null", "-"], capture_output=True, text=True).stderr
    psnr = re.search(r"PSNR.*average:([\d.]+)", log)
    print(f"| {name} | {float(psnr[1]):.2f} | {Path(film).stat().st_size / 1024:.0f} | {seconds:.1f} |", flush=True)


def main():
    folder = Path(tempfile.mkdtemp())
    raw = folder / "raw"
    raw.write_bytes(b"".join((f * 65535 + 0.5).astype("<u2").tobytes() for f in frames(sys.argv[1])))
    print("| codec | PSNR, dB | KiB | s |\n|---|---|---|---|")
    for name, ending, options in OURS:
        film, start = folder / f"film.{ending}", time.time()
        with raw.open("rb") as stream:
            subprocess.run([ENCODER, f"{WIDTH}x{HEIGHT}", "rgb", str(RATE), str(FRAMES), film, *options],
                           check=True, stdin=stream, stdout=subprocess.DEVNULL)
        report(name, film, time.time() - start, raw)
    for name, options in OTHERS:
        film, start = folder / "other.webm", time.time()
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", *source(raw), "-vf", "scale=out_color_matrix=bt709,format=yuv420p", *options,
             "-g", "24", "-colorspace", "bt709", film], check=True, stderr=subprocess.DEVNULL)
        report(name + " (ffmpeg)", film, time.time() - start, raw)


if __name__ == "__main__":
    main()
