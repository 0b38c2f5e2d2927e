# SPDX-License-Identifier: MIT
"""Times one peer with one network, in a process of its own; prints the median seconds as JSON.

usage: measure.py PEER NETWORK PICTURE.png SECONDS
"""
import importlib
import json
import statistics
import sys
import time

import picture
from networks import FRAME, LEARNED_SIDE, NETWORKS, RATE, points


def median(action, seconds):
    """Of rounds that fit into the time, after two that compile and warm up; one round at least."""
    action()
    action()
    first = timed(action)
    times = []
    end = time.perf_counter() + seconds - first
    while time.perf_counter() < end:
        times.append(timed(action))
    return statistics.median(times or [first])


def timed(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main():
    name, network_name, path, seconds = sys.argv[1:]
    network = next(network for network in NETWORKS if network.name == network_name)
    peer = importlib.import_module(name).Peer(network)
    targets = network.targets(picture.colours(picture.square(path)))
    draw = median(peer.drawer(points(*FRAME)), float(seconds))
    learn = median(peer.learner(points(LEARNED_SIDE, LEARNED_SIDE), targets, RATE), float(seconds))
    print(json.dumps({"learn": learn, "draw": draw}))


if __name__ == "__main__":
    main()
