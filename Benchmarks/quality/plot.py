# SPDX-License-Identifier: MIT
"""Draws the runs: PSNR over seconds and over pixel updates, a row for each group of pictures."""
import statistics

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter  # noqa: E402

COLOURS = ["#1f6feb", "#d1242f", "#2da44e", "#8250df", "#bf8700", "#57606a"]
AXES = [("seconds", 1, "seconds of learning"), ("pixel_updates", 1e-6, "million pixel updates")]


def distinct(records, key):
    return list(dict.fromkeys(record[key] for record in records))


def curve(records, key, scale):
    """One picture's or several pictures' mean, by length of plan."""
    plans = sorted(distinct(records, "steps"))
    same = [[record for record in records if record["steps"] == steps] for steps in plans]
    mean = lambda name: [statistics.mean(record[name] for record in runs) for runs in same]
    return [scale * value for value in mean(key)], mean("psnr_db")


def panel(axes, records, recipes, key, scale):
    for recipe, colour in zip(recipes, COLOURS):
        chosen = [record for record in records if record["recipe"] == recipe]
        for name in distinct(chosen, "name"):
            x, y = curve([record for record in chosen if record["name"] == name], key, scale)
            axes.plot(x, y, color=colour, alpha=0.25, linewidth=1)
        x, y = curve(chosen, key, scale)
        axes.plot(x, y, color=colour, linewidth=2.2, marker="o", markersize=4.5, label=recipe)
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.grid(color="#d8dee4", linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def plot(records, path):
    groups, recipes = distinct(records, "group"), distinct(records, "recipe")
    figure, rows = plt.subplots(
        len(groups), 2, figsize=(11, 4.2 * len(groups) + 0.5), sharey="row", squeeze=False, layout="constrained")
    for group, row in zip(groups, rows):
        chosen = [record for record in records if record["group"] == group]
        for axes, (key, scale, label) in zip(row, AXES):
            panel(axes, chosen, recipes, key, scale)
            axes.set_xlabel(label)
        names = distinct(chosen, "name")
        listed = ", ".join(names) if len(names) <= 6 else f"{len(names)} pictures"
        row[0].set_title(f"{group}: {listed}", loc="left", fontsize=11, pad=10)
        row[0].set_ylabel("PSNR, dB")
    handles, labels = rows[0][0].get_legend_handles_labels()
    figure.legend(
        handles, labels, title="mean of the pictures, and each picture thin", ncols=len(labels), frameon=False,
        loc="outside upper center")
    figure.savefig(path, dpi=130)
