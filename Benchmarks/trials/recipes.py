#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Rows like those of docs/notes/recipes.md, by flags of `inbetween learn`: PSNR of drawings at 200x200, the same work for
each row of a recipe. The figures differ from the note's, whose step size fell along half a cosine, in batches of one size.

    recipes.py                       all rows, some minutes
    recipes.py --photo kodim03.png   with a photograph, cropped square
    recipes.py --flags "--optimizer muon --rate 0.1 --batch 4096 --steps 600"    one row of your own
"""
import argparse
import json
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from frontier import ROOT, prepare, run  # noqa: E402

PICTURES = [ROOT / "img" / f"{name}.png" for name in ("sun", "owl", "emblem")]
MORPH = "--hidden 128x4 --encoding fourier:64:1.2"
ROWS = [
    f"{MORPH} --optimizer adam --rate 0.004 --batch 4096 --steps 1500",
    f"{MORPH} --optimizer muon --rate 0.04 --batch 4096 --steps 1500",
    f"{MORPH} --optimizer muon --rate 0.08 --batch 4096 --steps 1500",
    f"{MORPH} --optimizer muon --rate 0.12 --batch 4096 --steps 1500",
    f"{MORPH} --optimizer muon --rate 0.08 --batch 8192 --steps 750",
    f"{MORPH} --optimizer muon --rate 0.08 --batch 2048 --steps 3000",
    "--recipe sine --optimizer muon --rate 0.02 --batch 4096 --steps 800",
    "--recipe sine --optimizer muon --rate 0.05 --batch 4096 --steps 800",
    "--recipe classic --optimizer adam --rate 0.01 --batch 4096 --steps 3000",
    "--recipe classic --optimizer muon --rate 0.08 --batch 4096 --steps 3000",
    "--recipe classic --optimizer muon --rate 0.2 --batch 4096 --steps 3000",
    "--recipe classic --optimizer muon --rate 0.4 --batch 4096 --steps 3000",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inbetween", default=str(ROOT / ".build/release/inbetween"))
    parser.add_argument("--photo", type=pathlib.Path, help="a photograph to learn, too")
    parser.add_argument("--flags", help="flags of learn, for one row")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "result/trials/recipes")
    options = parser.parse_args()
    pictures = PICTURES + ([options.photo] if options.photo else [])
    shutil.rmtree(options.work, ignore_errors=True)
    prepare(pictures, options.work / "img")
    print("  ".join(f"{path.stem:>7}" for path in pictures), "  flags")
    for flags in [options.flags] if options.flags else ROWS:
        lines = run(
            options.inbetween, "learn", options.work / "img", "--weights", options.work / "weights", "--overwrite",
            *flags.split())
        decibels = {record["name"]: record["psnr_db"] for record in map(json.loads, lines.splitlines())}
        print("  ".join(f"{decibels[path.stem]:7.1f}" for path in pictures), f"  {flags}", flush=True)


main()
