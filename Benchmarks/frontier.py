#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures what rehearsal takes from pictures and gives to the walks between them, at several strengths, and plots it.

Sets of pictures are cropped to 200x200, learned, rehearsed at each strength, and walked in all pairs; and walked on bends
without rehearsing. Figures are kept in a table, a row a set and strength; rows that are there are not measured again. A
row takes a minute or two for five pictures.
"""
import argparse
import csv
import json
import pathlib
import shutil
import statistics
import subprocess

import matplotlib
from PIL import Image

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
DRAWINGS = [ROOT / "img" / f"{name}.png" for name in ("face", "emblem", "owl", "sun", "moon")]
OTHERS = [ROOT / "img" / f"{name}.png" for name in ("bars", "brush", "dahlia", "landscape", "suprematist")]
PHOTOGRAPHS = [f"kodim{number}.png" for number in ("03", "07", "15", "20", "23")]
SIDE = 200
COLUMNS = ["set", "strength", "fidelity_db", "motion", "edges", "clutter", "beyond", "even_jump", "steps"]
COLOURS = ["#1f6feb", "#1a7f37", "#d1242f"]
# What is plotted over fidelity, what it says, and where each set should come to.
PANELS = [
    ("edges", "edges: 1 is as crisp as the pictures", {"drawings": 0.9, "others": 0.9, "photographs": 0.75}),
    ("motion", "motion: 0 is a cross-dissolve", {"drawings": 0.55, "others": 0.55, "photographs": 0.55}),
    ("beyond", "clutter 60 % beyond the ends: 1 is as the pictures", {"drawings": 1.2, "others": 1.2, "photographs": 1.2}),
]
UNREHEARSED = ["none", "bent"]
FIDELITY_TARGETS = {"drawings": 44, "others": 44, "photographs": 36}


def prepare(pictures, folder):
    """Square, small copies without opacity."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in pictures:
        picture = Image.open(path)
        if picture.mode in ("RGBA", "LA", "P"):
            picture = picture.convert("RGBA")
            picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
        picture = picture.convert("RGB")
        side = min(picture.size)
        left, top = (picture.width - side) // 2, (picture.height - side) // 2
        picture = picture.crop((left, top, left + side, top + side)).resize((SIDE, SIDE), Image.LANCZOS)
        picture.save(folder / f"{path.stem}.png")


def run(inbetween, *words):
    return subprocess.run(
        [inbetween, *map(str, words), "--quiet", "--json"], check=True, text=True, stdout=subprocess.PIPE).stdout


def means(inbetween, weights, pictures, manner, grid):
    """The figures of `inbetween walk --all`, each as its mean over all pairs."""
    lines = run(
        inbetween, "walk", "--all", "--weights", weights, "--pictures", pictures, "--manner", manner, "-o", grid)
    walks = [json.loads(line) for line in lines.splitlines()]
    mean = lambda value: round(statistics.mean(map(value, walks)), 4)
    return {
        "fidelity_db": mean(lambda walk: (walk["fidelity_a_db"] + walk["fidelity_b_db"]) / 2),
        "motion": mean(lambda walk: walk["motion"]), "edges": mean(lambda walk: walk["edges"]),
        "clutter": mean(lambda walk: walk["clutter"]),
        "beyond": mean(lambda walk: max(walk["clutter_before"], walk["clutter_beyond"])),
        "even_jump": mean(lambda walk: walk["even_jump"]),
    }


def measure(inbetween, work, strength, flags):
    """The means over all pairs as they were learned (`none`), on bends (`bent`), or after a rehearsal."""
    folder, steps, manner = work / "learned", 0, ""
    if strength == "bent":
        manner = "path bent"
        run(inbetween, "bend", "--weights", folder, "--overwrite")
    elif strength != "none":
        folder = work / f"strength-{strength}"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(work / "learned", folder)
        records = run(
            inbetween, "rehearse", "--weights", folder, "--pictures", work / "img", "--strength", strength, *flags)
        steps = sum(json.loads(line)["turns"] for line in records.splitlines()) // 2
    return {**means(inbetween, folder, work / "img", manner, f"{work / strength}.png"), "steps": steps}


def read(table):
    if not table.exists():
        return []
    with table.open(newline="") as lines:
        return list(csv.DictReader(lines))


def write(rows, table):
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def plot(rows, path):
    figure, row = plt.subplots(1, len(PANELS), figsize=(12, 4.3), layout="constrained")
    sets = list(dict.fromkeys(row["set"] for row in rows))
    for axes, (key, label, targets) in zip(row, PANELS):
        for name, colour in zip(sets, COLOURS):
            chosen = [row for row in rows if row["set"] == name]
            x, y = ([float(row[column]) for row in chosen] for column in ("fidelity_db", key))
            # Not rehearsed is no strength, and so not on the line.
            rehearsed = [place for row_, place in zip(chosen, zip(x, y)) if row_["strength"] not in UNREHEARSED]
            axes.plot(x, y, color=colour, marker="o", markersize=4.5, linestyle="none")
            axes.plot(*zip(*rehearsed), color=colour, linewidth=1.8, label=name)
            for row_, place in zip(chosen, zip(x, y)):
                axes.annotate(
                    row_["strength"], place, xytext=(5, 5), textcoords="offset points", fontsize=8, color="#57606a")
            if name in targets:
                axes.plot(FIDELITY_TARGETS[name], targets[name], color=colour, marker="*", markersize=13)
        axes.set_xlabel("fidelity of the pictures, dB")
        axes.set_title(label, loc="left", fontsize=10)
        axes.grid(color="#d8dee4", linewidth=0.6)
        axes.set_axisbelow(True)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
    handles, labels = row[0].get_legend_handles_labels()
    figure.legend(
        handles, labels, title="numbers: --strength; stars: targets", ncols=len(labels), frameon=False,
        loc="outside lower center", fontsize=9, title_fontsize=9)
    figure.savefig(path, dpi=80)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inbetween", nargs="?", default=str(ROOT / ".build/release/inbetween"))
    parser.add_argument("--kodak", help="folder of the Kodak pictures, for a set of photographs")
    parser.add_argument("--strengths", default="0.003,0.009,0.027", help="separated by commas")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "result/frontier")
    parser.add_argument("--table", type=pathlib.Path, default=ROOT / "docs/notes/frontier.csv")
    parser.add_argument("--flags", default="", help="further flags of rehearse")
    parser.add_argument("--again", action="store_true", help="measure rows anew that are there")
    options = parser.parse_args()
    # The recipe and the rehearsal were tuned on the drawings, on the others not.
    sets = {"drawings": DRAWINGS, "others": OTHERS}
    if options.kodak:
        sets["photographs"] = [pathlib.Path(options.kodak) / name for name in PHOTOGRAPHS]
    rows = [] if options.again else read(options.table)
    for name, pictures in sets.items():
        work = options.work / name
        prepare(pictures, work / "img")
        run(options.inbetween, "learn", work / "img", "--weights", work / "learned")
        for strength in [*UNREHEARSED, *options.strengths.split(",")]:
            if any((row["set"], row["strength"]) == (name, strength) for row in rows):
                continue
            figures = measure(options.inbetween, work, strength, options.flags.split())
            rows.append({"set": name, "strength": strength, **figures})
            order = lambda row: (row["set"], row["strength"] not in UNREHEARSED, row["strength"])
            rows.sort(key=order)
            write(rows, options.table)
            print(f"{name:12} {strength:>6}", *(f"{key} {figures[key]:g}" for key in COLUMNS[2:]), sep="  ", flush=True)
    plot(rows, options.table.with_suffix(".png"))


if __name__ == "__main__":
    main()
