# SPDX-License-Identifier: MIT
"""Draws the sample pictures: ``python3 img/drawing/draw.py [NAME ...]`` writes ``img/NAME.png``, all without names.

Needs NumPy and Pillow and nothing else: no fonts, no other pictures, no randomness but seeded. The same versions of
both draw the same bytes.
"""

import sys

sys.dont_write_bytecode = True

from importlib import import_module
from pathlib import Path

NAMES = [
    "sun", "moon", "face", "owl", "emblem", "bars", "landscape",
    "suprematist", "brush", "sticker", "spheres", "dahlia",
]


def main(names):
    """Draw the pictures called ``names``; the result is an exit code."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"no picture is named {', '.join(unknown)}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 64
    folder = Path(__file__).resolve().parent.parent
    for name in names or NAMES:
        path = folder / f"{name}.png"
        import_module(f"pictures.{name}").draw().save(path, optimize=True)
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
