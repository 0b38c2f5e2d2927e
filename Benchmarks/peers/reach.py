# SPDX-License-Identifier: MIT
"""Lets one peer learn a picture as the SIREN paper does (Adam 1e-4, every pixel in every step) until it is good enough.

Prints seconds, pixel updates and PSNR as JSON. The PSNR is that of a step's own error, so looking at it costs nothing;
the first step, which compiles, is not timed. Both favour the peer.

usage: reach.py PEER PICTURE.png DECIBELS LONGEST_SECONDS
"""
import importlib
import json
import math
import sys
import time

import picture
from networks import LEARNED_SIDE, NETWORKS, RATE, points

SECONDS_BETWEEN_NOTES = 15


def main():
    name, path, decibels, longest = sys.argv[1:]
    network = NETWORKS[-1]
    peer = importlib.import_module(name).Peer(network)
    advance = peer.learner(
        points(LEARNED_SIDE, LEARNED_SIDE), network.targets(picture.colours(picture.square(path))), RATE)
    advance()
    start = told = time.perf_counter()
    steps, psnr = 1, 0.0
    while psnr < float(decibels) and time.perf_counter() - start < float(longest):
        # Errors are of colours in -1...1, twice as wide as those that PSNR is about.
        psnr = -10 * math.log10(advance() / 4)
        steps += 1
        if time.perf_counter() - told > SECONDS_BETWEEN_NOTES:
            told = time.perf_counter()
            print(f"  {name}: {psnr:.1f} dB after {steps} steps, {told - start:.0f} s", file=sys.stderr, flush=True)
    seconds = time.perf_counter() - start
    print(json.dumps({
        "seconds": seconds, "pixel_updates": steps * LEARNED_SIDE**2, "psnr_db": psnr,
        "reached": psnr >= float(decibels)}))


if __name__ == "__main__":
    main()
