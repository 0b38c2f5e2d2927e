# SPDX-License-Identifier: MIT
"""What goes wrong: the table of faults, and which of them a command is tried with."""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong, written as in fault.h: `write:3:once:ENOSPC`, or one of our own words."""

    text: str

    @property
    def parts(self):
        return self.text.split(":")

    @property
    def kind(self):
        return self.parts[0]

    @property
    def how(self):
        return self.parts[2] if len(self.parts) > 2 else ""

    @property
    def is_call(self):
        """Whether fault.c does it."""
        return self.how != ""

    @property
    def kills(self):
        return self.how.startswith("die") or self.kind in ("kill", "twice-killed")


# Kinds of calls, what they may fail with, and how. What reads does not fail for want of room.
FULL = ("ENOSPC", "EIO", "EDQUOT")
CALLS = {
    "create": (FULL, ("once", "always")),
    "write": (FULL, ("once", "always", "short")),
    "sync": (FULL, ("once", "always")),
    "rename": (FULL, ("once", "always")),
    "link": (FULL, ("once", "always")),
    "mkdir": (FULL, ("once", "always")),
    "close": (FULL, ("once", "always")),
    "truncate": (("EIO",), ("once", "always")),
    "mode": (("EIO",), ("once",)),
    "unlink": (("EIO",), ("once", "always")),
    "open": (("EIO",), ("once", "always")),
    "read": (("EIO",), ("once", "always")),
    "list": (("EIO",), ("once", "always")),
}
DEATHS = ("die-before", "die-after", "interrupt")
# Of these, more than so many are the same again and again: every name lists its folder, logs write line by line.
MOST = {"list": 24, "read": 60, "close": 60}

RANDOM_KILLS = 12


def faults(counts, seed, sample=None):
    """All faults for a command that makes so many calls of each kind, in a fixed order; `sample` of those of calls."""
    chosen = [Fault("stdout-full"), Fault("twice"), Fault("twice-namespaces")]
    chosen += [Fault(f"twice-killed:{number}") for number in range(3)]
    generator = random.Random(seed)
    chosen += [Fault(f"kill:{generator.random():.3f}") for _ in range(RANDOM_KILLS)]
    calls = []
    for kind, (errors, hows) in CALLS.items():
        count = counts.get(kind, 0)
        for at in spread(count, MOST.get(kind, count)):
            calls += [Fault(f"{kind}:{at}:{how}:{error}") for how in hows for error in errors]
    for at in range(1, counts.get("change", 0) + 1):
        calls += [Fault(f"change:{at}:{how}") for how in DEATHS]
    if sample is None:
        return chosen + calls
    # Evenly over all calls. What happens at moments that nobody chose, differs from run to run: a sample that guards each
    # change must not.
    return chosen[:1] + [calls[place - 1] for place in spread(len(calls), sample)]


def spread(count, most):
    """At most so many of 1...count, evenly spread, the first and the last among them."""
    if count <= most:
        return list(range(1, count + 1))
    return sorted({1 + round(place * (count - 1) / (most - 1)) for place in range(most)})
