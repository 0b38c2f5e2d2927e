# SPDX-License-Identifier: MIT
"""Runs this project's program as the peers are run: each measurement in a process of its own."""
import json
import subprocess
import tempfile
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2] / ".build/release/inbetween"


def run(*arguments):
    """The JSON object that the program prints."""
    if not PROGRAM.exists():
        raise SystemExit(f"{PROGRAM} is not built; run make build")
    words = [PROGRAM, *map(str, arguments), "--json", "--quiet"]
    return json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)


def steps(network, seconds):
    """Median seconds of a step of learning and of drawing a frame."""
    figures = {figure["name"]: figure for figure in run("bench", network.name, "--seconds", seconds)["figures"]}
    return {"learn": figures[f"learn {network.name}"]["seconds"], "draw": figures[f"draw {network.name}"]["seconds"]}


def reach(picture, decibels):
    """Seconds, pixel updates and PSNR of learning a picture with the recipe `sine` until it is that good."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.png"
        picture.save(path)
        record = run("learn", path, "--recipe", "sine", "--until", f"{decibels}dB", "--weights", folder)
    return {key: record[key] for key in ("seconds", "pixel_updates", "psnr_db")}
