#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs this project and its peers in turn, on the same networks and picture, and prints how many times slower they are.

    make bench-peers
    make bench-peers KODAK=path OPTIONS="--rounds 1 --parts steps"

Machines drift and are shared, so a peer is only ever compared with the run of ours right after it; of these ratios the
median is told. Needs numpy, Pillow, JAX; PyTorch is measured where it is installed.
"""
import argparse
import importlib.metadata
import importlib.util
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import ours
import picture
from networks import NETWORKS

HERE = Path(__file__).resolve().parent
PEERS = ["jax_plain", "jax_tuned", "torch_plain", "torch_tuned"]
WORK = {"learn": "a step of 256x256 pixels", "draw": "a frame of 1920x1080"}
DECIBELS = 35
RIVAL = "jax_tuned"


def note(text):
    print(text, file=sys.stderr, flush=True)


def peer_process(script, *arguments):
    words = [sys.executable, HERE / script, *map(str, arguments)]
    return json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)


def installed(peers):
    """The peers that can run here."""
    missing = [name for name, prefix in (("JAX", "jax"), ("PyTorch", "torch")) if not importlib.util.find_spec(prefix)]
    for name in missing:
        note(f"{name} is not installed: its rows are left out")
    return [peer for peer in peers if importlib.util.find_spec(peer.split("_")[0])]


def versions():
    names = [name for name in ("jax", "torch") if importlib.util.find_spec(name)]
    return {name: importlib.metadata.version(name) for name in names}


def compare_steps(peers, networks, path, rounds, seconds):
    """Seconds of every peer and of ours beside it, by network and work."""
    rows = []
    for network in networks:
        pairs = {peer: [] for peer in peers}
        for turn in range(rounds):
            for peer in peers:
                note(f"{network.name}, round {turn + 1} of {rounds}: {peer}, then ours")
                theirs = peer_process("measure.py", peer, network.name, path, seconds)
                pairs[peer].append((theirs, ours.steps(network, seconds)))
        for peer in peers:
            for work in WORK:
                both = [(theirs[work], mine[work]) for theirs, mine in pairs[peer]]
                rows.append({
                    "network": network.name, "work": work, "peer": peer,
                    "peer_seconds": statistics.median(theirs for theirs, _ in both),
                    "our_seconds": statistics.median(mine for _, mine in both),
                    "ratio": statistics.median(theirs / mine for theirs, mine in both)})
    return rows


def compare_reaching(path, rounds, longest):
    """How long the SIREN network takes to a good photograph: the paper's recipe in tuned JAX, and ours."""
    photograph = picture.square(path)
    mine = []

    def ours_once():
        note(f"ours to {DECIBELS} dB")
        mine.append(ours.reach(photograph, DECIBELS))

    for _ in range(rounds):
        ours_once()
    note(f"{RIVAL} with the paper's recipe to {DECIBELS} dB: minutes")
    theirs = peer_process("reach.py", RIVAL, path, DECIBELS, longest)
    for _ in range(rounds):
        ours_once()
    middle = sorted(mine, key=lambda run: run["seconds"])[len(mine) // 2]
    if middle["psnr_db"] is not None and middle["psnr_db"] < DECIBELS:
        note(f"ours stopped at {middle['psnr_db']:.1f} dB")
    return {
        "decibels": DECIBELS, "picture": Path(path).name, "peer": RIVAL, "theirs": theirs, "ours": middle,
        "ratio": theirs["seconds"] / middle["seconds"]}


def step_tables(rows):
    lines = []
    for work, title in WORK.items():
        lines += [f"{title:28}{'peer':14}{'peer ms':>10}{'ours ms':>10}{'ratio':>8}"]
        last = None
        for row in rows:
            if row["work"] == work:
                name = "" if row["network"] == last else row["network"]
                last = row["network"]
                lines.append(
                    f"{name:28}{row['peer']:14}{1e3 * row['peer_seconds']:10.1f}{1e3 * row['our_seconds']:10.1f}"
                    f"{row['ratio']:8.2f}")
        lines.append("")
    return lines


def reaching_lines(result):
    def line(name, run):
        return (f"{name:28}{run['seconds']:10.1f}{run['pixel_updates'] / 1e6:16.2f}{run['psnr_db']:8.1f}")

    least = "" if result["theirs"]["reached"] else " at least: the peer was stopped before"
    return [
        f"{'2-256x4-3 sine, 256x256':28}{'seconds':>10}{'million pixels':>16}{'dB':>8}",
        line(f"{result['peer']}, Adam 1e-4", result["theirs"]), line("ours, --recipe sine", result["ours"]),
        f"{result['picture']} to {result['decibels']} dB: ratio {result['ratio']:.1f}{least}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="turns of each peer and ours (default 3)")
    parser.add_argument("--seconds", type=float, default=1, help="for each figure of a turn (default 1)")
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=PEERS)
    parser.add_argument("--networks", nargs="+", choices=[network.name for network in NETWORKS])
    parser.add_argument("--parts", nargs="+", choices=["steps", "reach"], default=["steps", "reach"])
    parser.add_argument("--picture", help="default: the first of KODAK's folder, or img/face.png")
    parser.add_argument("--longest", type=float, default=1200, help=f"seconds for the peer to reach {DECIBELS} dB")
    parser.add_argument("--json", default="result/peers.json", help="where the figures go (default result/peers.json)")
    options = parser.parse_args()

    path = options.picture or picture.chosen()
    peers = installed(options.peers)
    networks = [network for network in NETWORKS if not options.networks or network.name in options.networks]
    result = {"versions": versions(), "picture": Path(path).name, "processors": len(os.sched_getaffinity(0))}
    print(f"{Path(path).name}, {result['processors']} processors, "
          + ", ".join(f"{name} {version}" for name, version in result["versions"].items()))
    print("ratio: how many times as long as ours, each beside it\n", flush=True)
    if "steps" in options.parts and peers:
        result["steps"] = compare_steps(peers, networks, path, options.rounds, options.seconds)
        print("\n".join(step_tables(result["steps"])), flush=True)
    if "reach" in options.parts and RIVAL in peers:
        result["reach"] = compare_reaching(path, options.rounds, options.longest)
        print("\n".join(reaching_lines(result["reach"])), flush=True)
    Path(options.json).parent.mkdir(parents=True, exist_ok=True)
    Path(options.json).write_text(json.dumps(result, indent=1) + "\n")
    note(f"figures in {options.json}")


if __name__ == "__main__":
    main()
