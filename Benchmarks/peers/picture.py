# SPDX-License-Identifier: MIT
"""The picture that is learned: a photograph where there is one."""
import os
from pathlib import Path

import numpy as np
from networks import LEARNED_SIDE
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]


def chosen(folder=None):
    """The first picture of `folder` or of the variable KODAK, else one of our own."""
    folder = folder or os.environ.get("KODAK")
    if folder:
        pictures = sorted(Path(folder).glob("*.png"))
        if not pictures:
            raise SystemExit(f"there is no .png in {folder}")
        return pictures[0]
    return ROOT / "img/face.png"


def square(path):
    """Its middle square, 256x256, 8 bits RGB."""
    with Image.open(path) as picture:
        picture = picture.convert("RGB")
        side = min(picture.size)
        left, top = (picture.width - side) // 2, (picture.height - side) // 2
        return picture.crop((left, top, left + side, top + side)).resize((LEARNED_SIDE, LEARNED_SIDE), Image.LANCZOS)


def colours(picture):
    """Floats in 0...1, [height][width][3]."""
    return np.asarray(picture, np.float32) / 255
