#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the picture files beside this script, and what each must decode to: `make.py` (needs Pillow).

NAME.expected: one line of text, `width height channels bits`, then the samples, row by row, 16-bit ones little-endian.
PNG and the odd TIFF are put together by hand, so that their expectations come from the samples that went in; those of all
other files come from Pillow.
"""
import random
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

import colour

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = 23, 17


def expect(name, size, channels, bits, samples):
    """`samples`: rows of pixels of values."""
    flat = [value for row in samples for pixel in row for value in pixel]
    assert len(flat) == size[0] * size[1] * channels
    data = bytes(flat) if bits == 8 else struct.pack(f"<{len(flat)}H", *flat)
    (HERE / f"{name}.expected").write_bytes(f"{size[0]} {size[1]} {channels} {bits}\n".encode() + data)


def expect_image(name, image):
    """Expects what Pillow decodes, upright, without an opacity that says nothing."""
    image = ImageOps.exif_transpose(image)
    if image.mode in ("P", "PA", "LA") and "transparency" in image.info or image.mode in ("PA", "LA"):
        image = image.convert("RGBA")
    elif image.mode == "1":
        image = image.convert("L")
    elif image.mode not in ("L", "RGB", "RGBA"):
        image = image.convert("RGB")
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == 255:
        image = image.convert("RGB")
    data = image.tobytes()
    header = f"{image.width} {image.height} {len(image.getbands())} 8\n"
    (HERE / f"{name}.expected").write_bytes(header.encode() + data)


# PNG, by hand.


def chunk(kind, data=b""):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pack_row(pixels, depth):
    values = [value for pixel in pixels for value in pixel]
    if depth == 16:
        return struct.pack(f">{len(values)}H", *values)
    if depth == 8:
        return bytes(values)
    bits = "".join(f"{value:0{depth}b}" for value in values)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png(name, colour, depth, rows, interlaced=False, before=b"", after=b""):
    height, width = len(rows), len(rows[0])
    if interlaced:
        passes = [[row[x0::dx] for row in rows[y0::dy]] for x0, y0, dx, dy in ADAM7]
        lines = [row for part in passes for row in part if row]
    else:
        lines = rows
    data = zlib.compress(b"".join(b"\0" + pack_row(line, depth) for line in lines), 9)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    half = len(data) // 2
    (HERE / f"{name}.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before
        + chunk(b"IDAT", data[:half]) + chunk(b"IDAT", data[half:]) + after + chunk(b"IEND"))


GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGBA: 4}


def make_png():
    dice = random.Random(7)

    def noise(count, limit, width=WIDTH, height=HEIGHT):
        return [[tuple(dice.randrange(limit) for _ in range(count)) for _ in range(width)] for _ in range(height)]

    kinds = [(GREY, 1), (GREY, 2), (GREY, 4), (GREY, 8), (GREY, 16), (RGB, 8), (RGB, 16), (PALETTE, 1), (PALETTE, 2),
             (PALETTE, 4), (PALETTE, 8), (GREY_ALPHA, 8), (GREY_ALPHA, 16), (RGBA, 8), (RGBA, 16)]
    names = {GREY: "grey", RGB: "rgb", PALETTE: "palette", GREY_ALPHA: "grey-alpha", RGBA: "rgba"}
    for colour, depth in kinds:
        for key in [False, True] if colour in (GREY, RGB, PALETTE) else [False]:
            for interlaced in [False, True]:
                limit = 1 << depth if colour != PALETTE else min(1 << depth, 200)
                rows = noise(CHANNELS[colour], limit)
                before, bits, top = b"", 16 if depth == 16 else 8, 65535 if depth == 16 else 255
                scale = 1 if depth >= 8 else 255 // ((1 << depth) - 1)
                transparent = rows[3][5]
                if colour == PALETTE:
                    palette = [tuple(dice.randrange(256) for _ in range(3)) for _ in range(limit)]
                    opacities = [dice.randrange(256) for _ in range(limit - 1)] if key else []
                    before += chunk(b"PLTE", bytes(v for entry in palette for v in entry))
                    before += chunk(b"tRNS", bytes(opacities)) if key else b""
                    opacities += [255] * (limit - len(opacities))
                    seen = [[palette[i] + ((opacities[i],) if key else ()) for (i,) in row] for row in rows]
                else:
                    seen = [[tuple(v * scale for v in pixel) for pixel in row] for row in rows]
                    if key:
                        before += chunk(b"tRNS", struct.pack(f">{len(transparent)}H", *transparent))
                        spread = [[p * 3 if len(p) == 1 else p for p in row] for row in seen]
                        seen = [[p + (0 if raw == transparent else top,) for p, raw in zip(line, row)]
                                for line, row in zip(spread, rows)]
                    elif colour == GREY_ALPHA:
                        seen = [[(g, g, g, a) for g, a in row] for row in seen]
                name = f"png-{names[colour]}{depth}{'-key' if key else ''}{'-interlaced' if interlaced else ''}"
                png(name, colour, depth, rows, interlaced, before)
                expect(name, (WIDTH, HEIGHT), len(seen[0][0]), bits, seen)

    for width, height in [(1, 1), (3, 2), (5, 9)]:
        rows = noise(3, 256, width, height)
        png(f"png-interlaced-{width}x{height}", RGB, 8, rows, True)
        expect(f"png-interlaced-{width}x{height}", (width, height), 3, 8, rows)

    rows = noise(3, 256)
    extra = (chunk(b"gAMA", struct.pack(">I", 45455)) + chunk(b"tEXt", b"Comment\0nothing") + chunk(b"prVt", b"private")
             + chunk(b"iCCP", b"x\0\0" + zlib.compress(b"not a profile")) + chunk(b"pHYs", struct.pack(">IIB", 1, 2, 0)))
    png("png-many-chunks", RGB, 8, rows, False, extra, chunk(b"tIME", bytes(7)))
    expect("png-many-chunks", (WIDTH, HEIGHT), 3, 8, rows)

    exif = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 274, 3, 1, 6, 0, 0)
    turned = [[rows[HEIGHT - 1 - x][y] for x in range(HEIGHT)] for y in range(WIDTH)]
    png("png-exif-before", RGB, 8, rows, False, chunk(b"eXIf", exif))
    expect("png-exif-before", (HEIGHT, WIDTH), 3, 8, turned)
    png("png-exif-after", RGB, 8, rows, False, b"", chunk(b"eXIf", exif))
    expect("png-exif-after", (HEIGHT, WIDTH), 3, 8, turned)

    opaque = [[pixel + (255,) for pixel in row] for row in rows]
    png("png-rgba-opaque", RGBA, 8, opaque)
    expect("png-rgba-opaque", (WIDTH, HEIGHT), 3, 8, rows)


# Everything else, through Pillow.


def drawing(mode="RGB", size=(61, 43)):
    """Smooth colours, crisp edges of opposite hues, and some texture: what chroma sampling is worst at."""
    width, height = size
    image = Image.new("RGB", size)
    pixels = image.load()
    for y in range(height):
        for x in range(width):
            pixels[x, y] = (x * 255 // (width - 1), y * 255 // (height - 1), (x * 7 + y * 3) % 256)
    pen = ImageDraw.Draw(image)
    pen.rectangle((5, 5, 22, 17), fill=(255, 0, 0))
    pen.ellipse((15, 10, 45, 35), fill=(0, 200, 30))
    pen.line((0, 42, 60, 2), fill=(20, 20, 255), width=3)
    pen.line((3, 20, 3, 42), fill=(255, 255, 255))
    if mode == "RGBA":
        alpha = Image.new("L", size, 0)
        ImageDraw.Draw(alpha).ellipse((4, 2, 56, 40), fill=255)
        for x in range(20, 40):
            ImageDraw.Draw(alpha).line((x, 10, x, 20), fill=(x - 20) * 13)
        image.putalpha(alpha)
        return image
    return image.convert(mode)


def save(name, extension, image, **options):
    path = HERE / f"{name}.{extension}"
    image.save(path, **options)
    expect_image(name, Image.open(path))


def orientation(value):
    exif = Image.Exif()
    exif[274] = value
    return exif


def make_jpeg():
    for value in range(1, 9):
        save(f"jpeg-orientation-{value}", "jpg", drawing(size=(40, 24)), quality=90, exif=orientation(value))
    for name, sampling in [("444", 0), ("422", 1), ("420", 2)]:
        save(f"jpeg-{name}", "jpg", drawing(), quality=92, subsampling=sampling)
    # Half the rows of chroma only, which Pillow cannot write: a 4:2:2 file whose frame header is turned on its side.
    path = HERE / "jpeg-440.jpg"
    drawing(size=(48, 48)).save(path, quality=92, subsampling=1)
    path.write_bytes(path.read_bytes().replace(b"\x03\x01\x21\x00", b"\x03\x01\x12\x00"))
    expect_image("jpeg-440", Image.open(path))
    save("jpeg-progressive", "jpg", drawing(), quality=85, progressive=True)
    save("jpeg-restarts", "jpg", drawing(), quality=85, restart_marker_blocks=2)
    save("jpeg-grey", "jpg", drawing("L"), quality=90)
    save("jpeg-cmyk", "jpg", drawing("CMYK"), quality=95)
    save("jpeg-rgb", "jpg", drawing(), quality=92, keep_rgb=True)
    save("jpeg-1x1", "jpg", drawing(size=(50, 50)).crop((7, 7, 8, 8)), quality=90)
    save("jpeg-comment", "jpg", drawing(), quality=80, comment=b"\xff\xd9 not the end", icc_profile=bytes(70000))
    path = HERE / "jpeg-trailer.jpg"
    drawing().save(path, quality=80)
    path.write_bytes(path.read_bytes() + b"a film, or whatever a telephone hides here \xff\xd8\xff")
    expect_image("jpeg-trailer", Image.open(path))


def make_webp():
    save("webp-lossy", "webp", drawing(), quality=90)
    save("webp-lossy-odd", "webp", drawing(size=(50, 50)).crop((0, 0, 7, 5)), quality=90)
    save("webp-lossy-alpha", "webp", drawing("RGBA"), quality=90, exact=True)
    save("webp-lossless", "webp", drawing(), lossless=True)
    save("webp-lossless-alpha", "webp", drawing("RGBA"), lossless=True, exact=True)
    save("webp-orientation", "webp", drawing(), lossless=True, exif=orientation(8))
    drawing().save(HERE / "webp-animated.webp", save_all=True, append_images=[drawing().rotate(180)], duration=100)


def make_bmp():
    save("bmp-rgb", "bmp", drawing())
    save("bmp-palette", "bmp", drawing().quantize(90, dither=Image.Dither.NONE))
    # Grey comes as a palette, and a palette is colour, whatever is in it.
    for name, image in [("grey", drawing("L")), ("two", drawing("L").point(lambda v: 255 * (v > 99)).convert("1"))]:
        image.save(HERE / f"bmp-{name}.bmp")
        expect_image(f"bmp-{name}", image.convert("RGB"))
    image = drawing("RGBA")
    # A V4 header with masks: the one way a BMP says that its opacity is meant.
    rows = b"".join(image.crop((0, y, image.width, y + 1)).tobytes("raw", "BGRA") for y in reversed(range(image.height)))
    header = struct.pack("<IiiHHIIiiII4I", 108, image.width, image.height, 1, 32, 3, len(rows), 2835, 2835, 0, 0,
                         0xFF0000, 0xFF00, 0xFF, 0xFF000000) + b"BGRs" + bytes(48)
    (HERE / "bmp-alpha.bmp").write_bytes(b"BM" + struct.pack("<IHHI", 122 + len(rows), 0, 0, 122) + header + rows)
    expect_image("bmp-alpha", image)
    # Three bytes of colour and one to fill up, which is not opacity.
    rows = b"".join(
        bytes(v for p in row for v in (p[2], p[1], p[0], i % 256))
        for i, row in enumerate(reversed(rows_of(drawing()))))
    header = struct.pack("<IiiHHIIiiII", 40, 61, 43, 1, 32, 0, len(rows), 2835, 2835, 0, 0)
    (HERE / "bmp-filler.bmp").write_bytes(b"BM" + struct.pack("<IHHI", 54 + len(rows), 0, 0, 54) + header + rows)
    expect_image("bmp-filler", drawing())


def rows_of(image):
    pixels = image.load()
    return [[pixels[x, y] for x in range(image.width)] for y in range(image.height)]


def tiff(name, mark, rows, bits, photometric, extra=None):
    """An uncompressed TIFF of one strip, in the byte order `mark`, `<` or `>`."""
    height, width, samples = len(rows), len(rows[0]), len(rows[0][0])
    flat = [v for row in rows for p in row for v in p]
    data = struct.pack(f"{mark}{len(flat)}{'H' if bits == 16 else 'B'}", *flat)
    at = 8 + len(data) + len(data) % 2
    depth_at = at + 2 + 12 * (11 if extra is not None else 10) + 4
    entries = [(256, 3, 1, width), (257, 3, 1, height), (258, 3, samples, bits if samples == 1 else depth_at),
               (259, 3, 1, 1), (262, 3, 1, photometric), (273, 4, 1, 8), (277, 3, 1, samples), (278, 3, 1, height),
               (279, 4, 1, len(data)), (284, 3, 1, 1)] + ([(338, 3, 1, extra)] if extra is not None else [])
    body = struct.pack(mark + "H", len(entries))
    for tag, kind, count, value in entries:
        inline = kind == 3 and count == 1
        body += struct.pack(mark + ("HHIHH" if inline else "HHII"), tag, kind, count, value, *([0] if inline else []))
    body += struct.pack(mark + "I", 0) + struct.pack(f"{mark}{samples}H", *[bits] * samples) * (samples > 1)
    magic = (b"II" if mark == "<" else b"MM") + struct.pack(mark + "HI", 42, at)
    (HERE / f"{name}.tif").write_bytes(magic + data + b"\0" * (len(data) % 2) + body)


def make_tiff():
    for compression in ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"]:
        save(f"tiff-rgb-{compression.removeprefix('tiff_')}", "tif", drawing(), compression=compression)
    save("tiff-grey", "tif", drawing("L"))
    save("tiff-two", "tif", drawing("1"))
    save("tiff-fax", "tif", drawing("1"), compression="group4")
    save("tiff-palette", "tif", drawing().quantize(90, dither=Image.Dither.NONE))
    save("tiff-rgba", "tif", drawing("RGBA"))
    save("converted-tiff-ycc", "tif", drawing("YCbCr"))
    save("converted-tiff-cmyk", "tif", drawing("CMYK"))
    drawing().save(HERE / "rare-tiff-jpeg.tif", compression="jpeg")
    drawing("F").crop((0, 0, 5, 5)).save(HERE / "rare-tiff-float.tif")
    save("tiff-orientation", "tif", drawing(), exif=orientation(6))
    dice = random.Random(9)
    for mark, order in [("<", "little"), (">", "big")]:
        for samples, kind in [(1, "grey"), (3, "rgb"), (4, "rgba")]:
            rows = [[tuple(dice.randrange(65536) for _ in range(samples)) for _ in range(WIDTH)] for _ in range(HEIGHT)]
            tiff(f"tiff-{kind}16-{order}", mark, rows, 16, 1 if samples == 1 else 2, 2 if samples == 4 else None)
            expect(f"tiff-{kind}16-{order}", (WIDTH, HEIGHT), samples, 16, rows)
    straight = rows_of(drawing("RGBA"))
    times = [[tuple((v * p[3] + 127) // 255 for v in p[:3]) + (p[3],) for p in row] for row in straight]
    back = [[tuple((v * 65535 + p[3] // 2) // p[3] if p[3] else 0 for v in p[:3]) + (p[3] * 257,) for p in row]
            for row in times]
    tiff("tiff-premultiplied", "<", times, 8, 2, 1)
    expect("tiff-premultiplied", (61, 43), 4, 16, back)
    tiff("tiff-filler", "<", straight, 8, 2, 0)
    expect("tiff-filler", (61, 43), 3, 8, [[p[:3] for p in row] for row in straight])


def make_gif():
    few = drawing().quantize(60, dither=Image.Dither.NONE)
    save("gif", "gif", few)
    save("gif-interlaced", "gif", few, interlace=1)
    see_through = few.copy()
    ImageDraw.Draw(see_through).ellipse((20, 5, 50, 30), fill=59)
    see_through.save(HERE / "gif-transparent.gif", transparency=59)
    # What colour nothing has is a matter of taste: white here.
    seen = Image.open(HERE / "gif-transparent.gif").convert("RGBA")
    clear = Image.new("RGBA", seen.size, (255, 255, 255, 0))
    expect_image("gif-transparent", Image.composite(seen, clear, seen.getchannel("A")))
    few.save(HERE / "gif-animated.gif", save_all=True, append_images=[few.rotate(180)], duration=100, loop=0)
    expect_image("gif-animated", Image.open(HERE / "gif-animated.gif"))


if __name__ == "__main__":
    for old in HERE.iterdir():
        if old.suffix != ".py":
            old.unlink()
    make_png()
    make_jpeg()
    make_webp()
    make_bmp()
    make_tiff()
    make_gif()
    colour.make(HERE, drawing, expect, expect_image, chunk, png)
