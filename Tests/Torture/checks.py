# SPDX-License-Identifier: MIT
"""The conditions that must hold after a fault. Each check returns sentences, one for each violation."""

import fnmatch
import json
import pathlib
import re
import struct
import zlib

from world import is_scratch

CANNOT_CREATE, INPUT_OUTPUT, INTERRUPTED = 73, 74, 75


def exit_code(run, fault, command):
    """A failing call exits with 73 or 74, or 0 if it did not matter; Ctrl-C with 75, or 0 if it came too late."""
    if run.hung:
        return ["it hangs"]
    if fault.kills and run.code == -9:
        return []
    allowed = {0, INTERRUPTED} if fault.how == "interrupt" else {0, CANNOT_CREATE, INPUT_OUTPUT}
    if fault.kind.startswith("twice"):
        allowed |= set(command.twice_codes)
    if run.code in allowed:
        return ["exit 75, and nothing is told"] if run.code == INTERRUPTED and not run.errors.strip() else []
    return [f"exit {run.code}, not one of {sorted(allowed)}: {last_line(run.errors)}"]


def sentence(run, fault, folder):
    """A failure is reported by a sentence that names the file, or the file of which it is a part."""
    if run.code in (0, -9) or fault.how == "interrupt":
        return []
    problems = []
    if re.search(r"\(-\d+\)", run.errors):
        problems.append(f"a bare number is told: {last_line(run.errors)}")
    if any(ord(letter) < 32 and letter != "\n" for letter in run.errors):
        problems.append("control bytes on standard error")
    if fault.kind == "stdout-full":
        names = {"standard output", "stdout"}
    elif run.hits:
        # If several calls fail, the first may not matter, such as closing a file that was only read.
        names = set().union(*(names_of(pathlib.PurePath(path).relative_to(folder)) for path in run.hits))
    else:
        return problems
    if not any(name in run.errors for name in names):
        problems.append(f"no sentence names {' or '.join(sorted(names))}: {last_line(run.errors)}")
    return problems


def names_of(path):
    """The names by which a sentence may call the file at `path`: its own, its folder's, or its final file's."""
    names = set()
    for part in path.parts[-2:]:
        plain = re.sub(r"\.part-.*$", "", part.removeprefix(".")).removesuffix(".frames")
        names |= {plain, plain.removesuffix(".state.safetensors")}
    return {name for name in names if name} or {"."}


def names(before, after, versions, command, fault):
    """Each name holds its earlier content, or a version that an undisturbed run gives it; never anything else."""
    problems = []
    for name, content in after.items():
        if is_scratch(name) or name.endswith("/") or content == before.get(name) or content in versions.get(name, ()):
            continue
        if any(fnmatch.fnmatch(name, pattern) for pattern in command.growing):
            if grows_into(content, versions.get(name, ()), before.get(name)):
                continue
        # The state for resuming stays as it was when learning broke off.
        if name.endswith(".state.safetensors") and is_whole(name, content):
            continue
        # Ctrl-C keeps what has been learned so far: other numbers, but whole files.
        if fault.how == "interrupt" and is_whole(name, content):
            continue
        problems.append(f"{name} ({len(content)} bytes) is neither the older one nor a right one")
    for name in before:
        is_cleared = any(fnmatch.fnmatch(name, pattern) for pattern in command.clears)
        if name not in after and not is_scratch(name) and versions.get(name) and not is_cleared:
            problems.append(f"{name} is gone, and nothing has come in its place")
    return problems


def grows_into(content, versions, older):
    """Whether all whole lines of `content` are in one of the versions; its last line may be cut off."""
    whole, _, rest = content.rpartition(b"\n")
    lines = whole.split(b"\n")
    for version in [*versions, older]:
        if version is not None and all(line in version for line in lines):
            return True
    return False


def completed(found, expected, patterns):
    """`found`, in which files of these patterns that only lack some expected lines count as the expected files. One line
    may differ: the last step's event, written after going on, has no gradients."""
    lacking = {
        name
        for name, content in found.items()
        if any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
        and len(set(content.split(b"\n")) - set(expected.get(name, b"").split(b"\n"))) <= 1
    }
    return {name: expected[name] if name in lacking else content for name, content in found.items()}


def parts(after, run, fault):
    """A program that was not killed leaves no parts of files, unless it cannot remove them or they are kept frames'."""
    if run.code == -9 or (fault.kind == "unlink" and run.hits):
        return []
    left = [name for name in after if ".part-" in name and ".frames/" not in name]
    return [f"parts are left: {', '.join(left[:3])}"] if left else []


def equal(expected, found):
    """The same names with the same bytes."""
    problems = []
    missing = [name for name in expected if name not in found]
    more = [name for name in found if name not in expected]
    other = [name for name in expected if name in found and expected[name] != found[name]]
    if missing:
        problems.append(f"missing: {', '.join(missing[:3])}")
    if more:
        problems.append(f"left over: {', '.join(more[:3])}")
    if other:
        problems.append(f"other bytes: {', '.join(other[:3])}")
    return problems


def last_line(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1][:160] if lines else "nothing is told"


# MARK: Whole files


def is_whole(name, content):
    """Whether a file of this name is complete, as far as its format shows that."""
    suffix = pathlib.PurePath(name).suffix
    try:
        match suffix:
            case ".safetensors":
                (length,) = struct.unpack_from("<Q", content)
                header = json.loads(content[8 : 8 + length])
                ends = [entry["data_offsets"][1] for key, entry in header.items() if key != "__metadata__"]
                return len(content) == 8 + length + max(ends, default=0)
            case ".png" | ".apng":
                return _is_whole_png(content)
            case ".json":
                return json.loads(content) is not None
            case ".jsonl" | ".csv" | ".tsv":
                return content.endswith(b"\n")
            case ".svg":
                return content.rstrip().endswith(b"</svg>")
            case ".gif":
                return content.endswith(b";")
            case ".webp":
                return len(content) == 8 + struct.unpack_from("<I", content, 4)[0]
    except (ValueError, struct.error, KeyError):
        return False
    return False


def _is_whole_png(content):
    place = 8
    while place < len(content):
        (length,) = struct.unpack_from(">I", content, place)
        body = content[place + 4 : place + 8 + length]
        (checksum,) = struct.unpack_from(">I", content, place + 8 + length)
        if zlib.crc32(body) != checksum:
            return False
        place += 12 + length
        if body[:4] == b"IEND":
            return place == len(content)
    return False
