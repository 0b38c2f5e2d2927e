#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Rows of the tables in docs/notes/rehearsal.md and docs/notes/bends.md, as far as the program has flags for them.

A set of pictures is cropped to 200x200 and learned; then all its pairs are walked straight, after a rehearsal, or on bends.
Printed are the means over all pairs, "beyond" being of each walk the side with more clutter.

    walks.py --table bends                     all rows of a table: some quarter of an hour
    walks.py --rehearse "--strength 0.02"      one row of your own
    walks.py --learn "--encoding fourier:64:1.2" --bend "--steps 150 --palette 0.03"
    walks.py --set ~/Pictures/mine             as learned
"""
import argparse
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from frontier import DRAWINGS, OTHERS, ROOT, means, prepare, run  # noqa: E402

# Of each row: what is printed before it, the set, and the flags of learning, rehearsing and bending; None is not to do it.
TABLES = {
    "rehearsal": [
        ("as learned", "drawings", "", None, None),
        ("rehearsed", "drawings", "", "", None),
        ("strength 0.003", "drawings", "", "--strength 0.003", None),
        ("strength 0.027", "drawings", "", "--strength 0.027", None),
        ("no palette", "drawings", "", "--palette 0", None),
        ("reach 0", "drawings", "", "--reach 0", None),
        ("330 steps a network", "drawings", "", "--rehearsal-steps 1650", None),
        ("750 steps a network", "drawings", "", "--rehearsal-steps 3750", None),
        ("four layers", "drawings", "--hidden 128x4", "", None),
        ("six layers", "drawings", "--hidden 128x6", "", None),
        ("deviation 1.2", "drawings", "--encoding fourier:64:1.2", "", None),
        ("deviation 2.5", "drawings", "--encoding fourier:64:2.5", "", None),
        ("star", "drawings", "--start star", "", None),
        ("chain", "drawings", "--start chain", "", None),
        ("sigmoid", "drawings", "--activation sigmoid", "", None),
        ("gauss", "drawings", "--activation gauss", "", None),
        ("others", "others", "", "", None),
    ],
    "bends": [
        ("straight, as learned", "drawings", "", None, None),
        ("straight, rehearsed", "drawings", "", "", None),
        ("bent", "drawings", "", None, ""),
        ("150 steps", "drawings", "", None, "--steps 150"),
        ("palette 0.03", "drawings", "", None, "--palette 0.03"),
        ("palette 0.12", "drawings", "", None, "--palette 0.12"),
        ("reach 0.3", "drawings", "", None, "--reach 0.3"),
        ("reach 0", "drawings", "", None, "--reach 0"),
        ("rehearsed, 150 steps", "drawings", "", "", "--steps 150"),
        ("others, rehearsed", "others", "", "", None),
        ("others, bent", "others", "", None, ""),
    ],
}


def learned(inbetween, work, pictures, flags):
    """The folders of the pictures and of the networks that learned them, which are learned once."""
    prepare(pictures, work / "img")
    folder = work / ("learned" + flags.replace(" ", "").replace("--", "-").replace(":", "-"))
    run(inbetween, "learn", work / "img", "--weights", folder, *flags.split())
    return work / "img", folder


def row(inbetween, work, pictures, learning, rehearsing, bending):
    images, weights = learned(inbetween, work, pictures, learning)
    trial = work / "trial"
    shutil.rmtree(trial, ignore_errors=True)
    trial.mkdir()
    for file in weights.glob("*.safetensors"):
        if file.stem != "star-base":
            shutil.copy(file, trial)
    if rehearsing is not None:
        run(inbetween, "rehearse", "--weights", trial, "--pictures", images, *rehearsing.split())
    if bending is not None:
        run(inbetween, "bend", "--weights", trial, *bending.split())
    return means(inbetween, trial, images, "" if bending is None else "path bent", trial / "walks.png")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inbetween", default=str(ROOT / ".build/release/inbetween"))
    parser.add_argument("--table", choices=TABLES, help="all rows of a table")
    parser.add_argument("--set", default="drawings", help="drawings, others, or a folder of pictures")
    parser.add_argument("--learn", default="", help="flags of learn")
    parser.add_argument("--rehearse", help="flags of rehearse, which is not done without them; '' for none")
    parser.add_argument("--bend", help="flags of bend, likewise")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "result/trials")
    options = parser.parse_args()
    rows = TABLES.get(options.table) or [("", options.set, options.learn, options.rehearse, options.bend)]
    print(f"{'':22}    dB   motion  edges  clutter  beyond  even jump")
    for label, name, *flags in rows:
        known = {"drawings": DRAWINGS, "others": OTHERS}
        folder = pathlib.Path(name).expanduser()
        pictures = known.get(name) or sorted(path for path in folder.iterdir() if path.is_file())
        figures = row(options.inbetween, options.work / folder.name, pictures, *flags)
        print(
            f"{label:22}  {figures['fidelity_db']:4.1f}  {figures['motion']:6.2f}  {figures['edges']:5.2f}"
            f"  {figures['clutter']:7.2f}  {figures['beyond']:6.2f}  {figures['even_jump']:9.2f}",
            flush=True,
        )


main()
