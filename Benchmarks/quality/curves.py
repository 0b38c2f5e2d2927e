#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Learns pictures with each recipe and plans of growing length; tells PSNR against seconds and pixel updates.

    make quality
    make quality KODAK=path OPTIONS=--all

The step size falls to 0 along each plan, so every point is a run of its own: one long run's progress would show
half-finished plans. PSNR over pixel updates is the same on every machine; seconds are this machine's. Writes
result/quality.jsonl, a line for each run, and result/quality.png. Needs matplotlib.
"""
import argparse
import json
import os
import statistics
import sys
from pathlib import Path

import runs
from plot import plot

RECIPES = ["morph", "photo", "sine", "classic"]
STEPS = [100, 200, 400, 800]
ALL_STEPS = STEPS + [1600, 3200]
SAMPLE = {"img": ["face", "emblem"], "Kodak": ["kodim03", "kodim23"]}
"""What is learned unless everything is asked for."""


def note(text):
    print(text, file=sys.stderr, flush=True)


def pictures(group, folder, has_all):
    """The group's pictures in a folder: the sample, or all; all as well where no sample is there."""
    paths = sorted(Path(folder).glob("*.png"))
    if not paths:
        raise SystemExit(f"there is no .png in {folder}")
    sample = [path for path in paths if path.stem in SAMPLE[group]]
    return paths if has_all or not sample else sample


def mean_rows(records):
    """Means over each group's pictures, one row for each recipe and plan."""
    keys = dict.fromkeys((record["group"], record["recipe"], record["steps"]) for record in records)
    for group, recipe, steps in keys:
        same = [r for r in records if (r["group"], r["recipe"], r["steps"]) == (group, recipe, steps)]
        mean = lambda key: statistics.mean(record[key] for record in same)
        yield group, recipe, steps, mean("pixel_updates"), mean("seconds"), mean("psnr_db"), len(same)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--all", action="store_true", help="all pictures and longer plans: hours")
    parser.add_argument("--recipes", nargs="+", default=RECIPES, help="those that this version lacks are left out")
    parser.add_argument("--steps", nargs="+", type=int, help="lengths of the plans")
    parser.add_argument("--pictures", default="img", help="folder of drawings (default img)")
    parser.add_argument("--out", default="result", help="folder for what is written (default result)")
    options = parser.parse_args()

    known = runs.recipes()
    for recipe in set(options.recipes) - set(known):
        note(f"there is no recipe {recipe} in this version: left out")
    recipes = [recipe for recipe in options.recipes if recipe in known]
    groups = {"img": pictures("img", options.pictures, options.all)}
    if os.environ.get("KODAK"):
        groups["Kodak"] = pictures("Kodak", os.environ["KODAK"], options.all)
    else:
        note("KODAK names no folder of photographs: the pictures of img/ alone")

    folder = Path(options.out)
    folder.mkdir(exist_ok=True)
    records = []
    with open(folder / "quality.jsonl", "w") as lines:
        for group, paths in groups.items():
            for recipe in recipes:
                for path in paths:
                    note(f"{group}/{path.stem}, {recipe}")
                    for steps in options.steps or (ALL_STEPS if options.all else STEPS):
                        record = {"group": group, "recipe": recipe, **runs.learn(path, recipe, steps)}
                        records.append(record)
                        print(json.dumps(record), file=lines, flush=True)

    print(f"{'pictures':10}{'recipe':10}{'steps':>7}{'million pixels':>16}{'seconds':>10}{'mean dB':>9}")
    for group, recipe, steps, updates, seconds, psnr, count in mean_rows(records):
        print(f"{f'{count} {group}':10}{recipe:10}{steps:7}{updates / 1e6:16.2f}{seconds:10.2f}{psnr:9.2f}")
    plot(records, folder / "quality.png")
    note(f"runs in {folder}/quality.jsonl, plot in {folder}/quality.png")


if __name__ == "__main__":
    main()
