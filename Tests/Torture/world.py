# SPDX-License-Identifier: MIT
"""The folder in which commands are run, and its content as the checks see it."""

import pathlib
import re
import struct
import zlib

NETWORK = "--hidden 16x2 --encoding fourier:8:2 --batch 256"

SEQUENCE = """\
size 24x16
fps 10
start a
hold 2f
to b over 6f
hold 2f
"""

# Run once, undisturbed, in a folder of pictures; commands find the output.
PREPARATIONS = [
    f"learn img --weights weights {NETWORK} --steps 12 --snapshots log --log run.jsonl",
    f"learn img --weights own {NETWORK} --steps 12 --start own",
    "export a --npy arrays",
    "export b --npy arrays",
]


def picture(size, seed):
    """A PNG of two soft gradients whose colours depend on `seed`."""
    width, height = size
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            rows += bytes((x * 255 // width, (y * 200 + seed * 53) % 256, (seed * 97 + x * y) % 256))
    return png(width, height, bytes(rows))


def png(width, height, rows):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def make_project(folder):
    (folder / "img").mkdir(parents=True)
    for seed, name in enumerate(("a", "b"), start=1):
        (folder / "img" / f"{name}.png").write_bytes(picture((24, 16), seed))
    (folder / "film.seq").write_text(SEQUENCE)


def tree(folder):
    """All files and empty folders below `folder`, by name: their bytes without times."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = plain(path.relative_to(folder))
        if path.is_symlink():
            found[name] = b"-> " + bytes(path.readlink())
        elif path.is_file():
            found[name] = timeless(name, path.read_bytes())
        elif not any(path.iterdir()):
            found[name + "/"] = b""
    return found


def plain(path):
    """The name at `path`, without the time of day in the names of event files."""
    return re.sub(r"tfevents\.\d+\.", "tfevents.0.", str(path))


def is_scratch(name):
    """Whether `name` is hidden from users: parts of files and kept frames."""
    return any(part.startswith(".") for part in pathlib.PurePath(name).parts)


# MARK: Clocks

SECONDS_IN_JSON = re.compile(rb'"(seconds|learning_seconds)":\s*[-+0-9.eE]+')


def timeless(name, content):
    """`content` without the parts that depend on the time of day and the speed of the machine."""
    suffix = pathlib.PurePath(name).suffix
    if suffix == ".json":
        return SECONDS_IN_JSON.sub(rb'"\1":0', content)
    if suffix == ".jsonl":
        return _by_picture(SECONDS_IN_JSON.sub(rb'"\1":0', content))
    if suffix == ".csv":
        return _without_seconds(content)
    if ".tfevents." in name:
        return _events(content)
    return content


def _by_picture(content):
    """The lines grouped by picture, because pictures learned at the same time write in any order."""
    lines = content.splitlines(keepends=True)
    return b"".join(sorted(lines, key=lambda line: re.search(rb'"picture":"[^"]*"|$', line).group()))


def _without_seconds(content):
    lines = content.split(b"\n")
    heading = lines[0].split(b",")
    if b"seconds" not in heading:
        return content
    place = heading.index(b"seconds")
    rows = [line.split(b",") for line in lines]
    return b"\n".join(b",".join(row[:place] + row[place + 1 :]) for row in rows)


def _events(content):
    """TensorBoard's records as its readers see them, without times: a session that begins at a step discards the earlier
    events of that step and of later ones. A record that is cut off is kept."""
    events, place = [], 0
    while place + 12 <= len(content):
        (length,) = struct.unpack_from("<Q", content, place)
        if place + 16 + length > len(content):
            break
        fields = dict(_fields(content[place + 12 : place + 12 + length]))
        step = fields.get(2, 0)
        if 7 in fields:
            events = [event for event in events if event[0] < step]
        else:
            events.append((step, repr(sorted((key, value) for key, value in fields.items() if key != 1)).encode()))
        place += 16 + length
    return b"\n".join([event for _, event in events] + ([content[place:]] if place < len(content) else []))


def _fields(message):
    """The number and value of each field of a protocol buffer with doubles, integers and texts."""
    place = 0

    def integer():
        nonlocal place
        value = shift = 0
        while True:
            byte = message[place]
            place += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while place < len(message):
        key = integer()
        match key & 7:
            case 0:
                value = integer()
            case 1:
                value, place = message[place : place + 8], place + 8
            case _:
                length = integer()
                value, place = message[place : place + length], place + length
        yield key >> 3, value
