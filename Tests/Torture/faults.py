# SPDX-License-Identifier: MIT
"""The table of faults, and the choice of those with which a command is tried."""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault, written as in fault.h: `write:3:once:ENOSPC`, or one of the words of `faults`."""

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
        """Whether fault.c causes it."""
        return self.how != ""

    @property
    def kills(self):
        return self.how.startswith("die") or self.kind in ("kill", "twice-killed")


# Kinds of calls, with the errors and the ways in which they may fail. Reading does not fail because a disk is full.
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
# The maximum number of calls tried of these kinds; more would repeat the same, such as listing a folder for every name.
MOST = {"list": 24, "read": 60, "close": 60}

RANDOM_KILLS = 12


def faults(counts, seed, sample=None):
    """All faults for a command that makes `counts` calls by kind, in a fixed order; of those of calls only `sample`."""
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
    # Evenly over all calls. Faults at random moments differ from run to run; a sample that guards each change must not.
    return chosen[:1] + [calls[place - 1] for place in spread(len(calls), sample)]


def spread(count, most):
    """At most `most` numbers of 1...count, evenly spread, including the first and the last."""
    if count <= most:
        return list(range(1, count + 1))
    return sorted({1 + round(place * (count - 1) / (most - 1)) for place in range(most)})
