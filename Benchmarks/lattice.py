# SPDX-License-Identifier: MIT
"""Large drawings with and without asking for every pixel, in turn: the medians of three times, in seconds, their ratio,
and how far apart the two are.

usage: lattice.py INBETWEEN [WEIGHTS [WxH]]      for instance  .build/release/inbetween weights 3840x2160
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
from PIL import Image

Image.MAX_IMAGE_PIXELS = None


def draw(program, weights, mix, size, target, *flags):
    """The samples of a drawing, and the seconds it took."""
    command = [program, "draw", mix, "--weights", weights, "--size", size, "-o", str(target), "--json", "-q", *flags]
    record = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return numpy.asarray(Image.open(target)).astype("int16"), record["seconds"]


def mixtures(weights):
    names = sorted(path.stem for path in Path(weights).glob("*.safetensors"))
    pairs = list(zip(names, names[1:] + names[:1]))[:6] if len(names) > 1 else []
    middles = [f"0.5 {a} + 0.5 {b}" for a, b in pairs]
    return names + middles + [f"1.3 {a} - 0.3 {b}" for a, b in pairs[:3]]


def row(name, seconds, exact_seconds, wrong, samples, most):
    print(
        f"{name:32}  {seconds:5.2f} s  {exact_seconds:5.2f} s  {exact_seconds / seconds:5.2f}"
        f"  {wrong:5} of {samples:10}   {most}/255",
        flush=True,
    )


def main():
    program, weights, size = (sys.argv[1:] + ["weights", "3840x2160"][len(sys.argv) - 2 :])[:3]
    print(f"{'drawing':32}  lattice   exact  ratio  off by more than 1/255   at most")
    pairs, wrong, samples, most = [], 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for mix in mixtures(weights):
            rounds = [
                (
                    draw(program, weights, mix, size, Path(folder) / "lattice.png"),
                    draw(program, weights, mix, size, Path(folder) / "exact.png", "--exact"),
                )
                for _ in range(3)
            ]
            (quick, _), (exact, _) = rounds[0]
            seconds, exact_seconds = (statistics.median(drawn[1] for drawn in turns) for turns in zip(*rounds))
            apart = abs(quick - exact)
            row(mix, seconds, exact_seconds, (apart > 1).sum(), apart.size, apart.max())
            pairs.append((seconds, exact_seconds))
            wrong, samples, most = wrong + (apart > 1).sum(), samples + apart.size, max(most, apart.max())
    row("all of them", *map(sum, zip(*pairs)), wrong, samples, most)


main()
