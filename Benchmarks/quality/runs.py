# SPDX-License-Identifier: MIT
"""Runs the program: one picture, one recipe, one plan at a time, so that its seconds are its own."""
import json
import re
import subprocess
import tempfile
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2] / ".build/release/inbetween"


def run(*arguments):
    if not PROGRAM.exists():
        raise SystemExit(f"{PROGRAM} is not built; run make build")
    return subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def recipes():
    """The recipes this version has, which it tells when asked for one that it cannot have."""
    told = re.search(r"there are ([a-z, ]+)", run("learn", "--recipe", "?").stderr)
    if not told:
        raise SystemExit("cannot learn from the program which recipes it has")
    return told[1].split(", ")


def learn(picture, recipe, steps):
    """PSNR of the 8-bit drawing, seconds of learning and pixel updates of one plan."""
    with tempfile.TemporaryDirectory() as folder:
        result = run(
            "learn", picture, "--recipe", recipe, "--steps", steps, "--weights", folder, "--json", "--quiet")
    if result.returncode:
        raise SystemExit(result.stderr)
    record = json.loads(result.stdout)
    return {key: record[key] for key in ("name", "steps", "pixel_updates", "seconds", "psnr_db", "ssim", "shape")}
