# SPDX-License-Identifier: MIT
"""Picture files that say what their colours are, for make.py: profiles are put together here, from primaries and curves;
what each file must decode to comes from LittleCMS, through Pillow (relative colorimetric, black point compensation).

HEIC, AVIF and JPEG XL are written by heif-enc, avifenc and cjxl (Debian: libheif-examples, libavif-bin, libjxl-tools).
"""
import io
import struct
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageCms

P3 = [(0.680, 0.320), (0.265, 0.690), (0.150, 0.060)]
ADOBE = [(0.64, 0.33), (0.21, 0.71), (0.15, 0.06)]
SRGB = [(0.64, 0.33), (0.30, 0.60), (0.15, 0.06)]
D65 = (0.3127, 0.3290)
D50 = (0.9642, 1.0, 0.8249)


# ICC profiles: ICC.1:2010.


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def xyz(values):
    return b"XYZ " + bytes(4) + b"".join(fixed(v) for v in values)


def gamma_curve(gamma):
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256))


def standard_curve():
    """sRGB's, as the parametric curve of type 3."""
    return b"para" + bytes(4) + struct.pack(">HH", 3, 0) + b"".join(
        fixed(v) for v in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))


def text(words):
    data = words.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data


def profile(space, tags, kind=b"mntr", connection=b"XYZ "):
    tags = {"desc": text("A test's"), "cprt": text("None"), "wtpt": xyz(D50), **tags}
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        content += b"\0" * (-len(content) % 4)
        table += name.encode() + struct.pack(">II", start + len(data), len(content))
        data += content
    size = start + len(data)
    header = struct.pack(">II", size, 0) + b"\x04\x30\0\0" + kind + space + connection + bytes(12) + b"acsp"
    header += bytes(24) + struct.pack(">I", 1) + b"".join(fixed(v) for v in D50)
    return header + bytes(128 - len(header)) + table + data


def matrix(rows, vector):
    return [sum(a * b for a, b in zip(row, vector)) for row in rows]


def inverse(m):
    (a, b, c), (d, e, f), (g, h, i) = m
    k = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return [[(e * i - f * h) / k, (c * h - b * i) / k, (b * f - c * e) / k],
            [(f * g - d * i) / k, (a * i - c * g) / k, (c * d - a * f) / k],
            [(d * h - e * g) / k, (b * g - a * h) / k, (a * e - b * d) / k]]


BRADFORD = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]


def display(primaries, curve):
    """A display of these primaries and white D65, brought to D50 by Bradford's matrix."""
    columns = [(x / y, 1, (1 - x - y) / y) for x, y in primaries]
    white = (D65[0] / D65[1], 1, (1 - D65[0] - D65[1]) / D65[1])
    rows = [list(row) for row in zip(*columns)]
    scale = matrix(inverse(rows), white)
    scales = [b / a for a, b in zip(matrix(BRADFORD, white), matrix(BRADFORD, D50))]
    adapted = [matrix(inverse(BRADFORD), [s * v for s, v in zip(scales, matrix(BRADFORD, [c * k for c in column]))])
               for column, k in zip(columns, scale)]
    return profile(b"RGB ", {"rXYZ": xyz(adapted[0]), "gXYZ": xyz(adapted[1]), "bXYZ": xyz(adapted[2]),
                             "rTRC": curve, "gTRC": curve, "bTRC": curve})


def grey(gamma):
    return profile(b"GRAY", {"kTRC": gamma_curve(gamma)})


def press():
    """CMYK whose inks darken L*a*b* in proportion, by a table of two points an ink (lut16Type)."""
    inks = [(-30, -35, -40), (-40, 60, -5), (-8, -6, 80), (-70, 0, 0)]
    points = []
    for index in range(16):
        light, a, b = 95.0, 0.0, 0.0
        for ink, (dl, da, db) in enumerate(inks):
            if index >> (3 - ink) & 1:
                light, a, b = max(light + dl, 5), a + da, b + db
        # The 16-bit encoding of version 2: 0xFF00 is 100.
        points += [round(light * 652.8), round((a + 128) * 256), round((b + 128) * 256)]
    ramp = struct.pack(">HH", 0, 65535)
    lut = b"mft2" + bytes(4) + bytes([4, 3, 2, 0]) + b"".join(fixed(v) for v in (1, 0, 0, 0, 1, 0, 0, 0, 1))
    lut += struct.pack(">HH", 2, 2) + ramp * 4 + struct.pack(f">{len(points)}H", *points) + ramp * 3
    return profile(b"CMYK", {"A2B0": lut}, kind=b"prtr", connection=b"Lab ")


# Expectations.


def converted(image, data, mode="RGB"):
    source = ImageCms.ImageCmsProfile(io.BytesIO(data))
    target = ImageCms.ImageCmsProfile(io.BytesIO(grey_standard() if mode == "L" else display(SRGB, standard_curve())))
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOOPTIMIZE
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    if image.mode == "RGBA":
        colours = ImageCms.profileToProfile(image.convert("RGB"), source, target, intent, outputMode="RGB", flags=flags)
        colours.putalpha(image.getchannel("A"))
        return colours
    return ImageCms.profileToProfile(image, source, target, intent, outputMode=mode, flags=flags)


def encoded(light):
    """sRGB's sample, 0...1, for light of 0...1."""
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def grey_standard():
    return profile(b"GRAY", {"kTRC": standard_curve()})


def run(*command):
    subprocess.run(command, check=True, capture_output=True)


def make(here, drawing, expect, expect_image, chunk, png):
    """`here`: where to write; the others are make.py's."""
    wide = display(P3, standard_curve())
    adobe = display(ADOBE, gamma_curve(563 / 256))

    def file(name, extension, image, data, **options):
        path = here / f"{name}.{extension}"
        image.save(path, icc_profile=data, **options)
        stored = Image.open(path)
        stored.load()
        expect_image(name, converted(stored, data, "L" if stored.mode == "L" else "RGB"))

    file("colour-p3", "png", drawing(), wide)
    file("colour-p3-alpha", "png", drawing("RGBA"), wide)
    file("colour-jpeg-p3", "jpg", drawing(), wide, quality=95, subsampling=0)
    file("colour-webp-p3", "webp", drawing(), wide, lossless=True)
    file("colour-tiff-p3", "tif", drawing(), wide)
    drawing("L").save(here / "colour-grey.png", icc_profile=grey(1.0))
    # By the formula: Pillow's 8 bits are off by up to 10 where light is proportional to samples.
    expect_image("colour-grey", drawing("L").point([round(255 * encoded(v / 255)) for v in range(256)]))
    file("colour-jpeg-grey", "jpg", drawing("L"), grey(1.8), quality=95)
    file("colour-tiff-cmyk", "tif", drawing("CMYK"), press())
    # Pillow inverts what Adobe's marker says is inverted; so does the reader, and the profile is for ink.
    file("colour-jpeg-cmyk", "jpg", drawing("CMYK"), press(), quality=95)

    # 16 bits whose light is proportional to samples, as programs that render write them.
    rows = [[tuple((x * 1103 + y * 97 + c * 7919) ** 2 % 65536 >> (x + y) % 9 for c in range(3)) for x in range(23)]
            for y in range(17)]
    png("colour-linear16", 2, 16, rows, False, chunk(b"gAMA", struct.pack(">I", 100000)))
    expect("colour-linear16", (23, 17), 3, 8, [[tuple(round(255 * encoded(v / 65535)) for v in p) for p in r] for r in rows])

    # A profile that is sRGB in other words changes nothing, not even the last of 16 bits.
    drawing().save(here / "colour-standard.png", icc_profile=display(SRGB, standard_curve()))
    expect_image("colour-standard", drawing())
    # A damaged one is left aside, and so is one for other samples.
    drawing().save(here / "colour-wrong.png", icc_profile=grey(1.0))
    expect_image("colour-wrong", drawing())

    def chunks(name, before, expected):
        rows = [[drawing().getpixel((x, y)) for x in range(61)] for y in range(43)]
        png(name, 2, 8, rows, False, before)
        if expected:
            expect_image(name, expected)

    def chromaticities(primaries):
        return chunk(b"cHRM", struct.pack(">8I", *(round(v * 100000) for p in [D65, *primaries] for v in p)))

    gamma = lambda value: chunk(b"gAMA", struct.pack(">I", round(100000 / value)))
    chunks("colour-gamma", gamma(1.0), converted(drawing(), display(SRGB, gamma_curve(1.0))))
    chunks("colour-chromaticities", gamma(1.8) + chromaticities(P3), converted(drawing(), display(P3, gamma_curve(1.8))))
    chunks("colour-gamma-standard", gamma(2.2) + chromaticities(SRGB), drawing())
    chunks("colour-coded", chunk(b"cICP", bytes([12, 13, 0, 1])) + gamma(1.0), converted(drawing(), wide))
    chunks("refused-pq", chunk(b"cICP", bytes([9, 16, 0, 1])), None)
    hybrid = profile(b"RGB ", {"cicp": b"cicp" + bytes(4) + bytes([9, 18, 0, 1])})
    drawing().save(here / "refused-hlg.jpg", icc_profile=hybrid)

    # What cameras write when they are set to Adobe RGB: no profile, but a word in EXIF.
    index = b"II*\0" + struct.pack("<IH", 8, 1) + struct.pack("<HHII", 0x8769, 4, 1, 26) + bytes(4)
    index += struct.pack("<H", 1) + struct.pack("<HHII", 0xA005, 4, 1, 44) + bytes(4)
    index += struct.pack("<H", 1) + struct.pack("<HHI4s", 1, 2, 4, b"R03\0") + bytes(4)
    path = here / "colour-jpeg-adobe.jpg"
    drawing().save(path, quality=95, subsampling=0, exif=b"Exif\0\0" + index)
    expect_image("colour-jpeg-adobe", converted(Image.open(path).convert("RGB"), adobe))

    # L*a*b* in TIFF is converted without a profile.
    lab = ImageCms.profileToProfile(
        drawing(), ImageCms.ImageCmsProfile(io.BytesIO(display(SRGB, standard_curve()))), ImageCms.createProfile("LAB"),
        outputMode="LAB")
    lab.save(here / "colour-tiff-lab.tif")
    expect_image("colour-tiff-lab", converted_lab(lab))

    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        drawing().save(scratch / "wide.png", icc_profile=wide)
        drawing("RGBA").save(scratch / "alpha.png")
        drawing().save(scratch / "plain.png")
        run("heif-enc", "-q", "95", "-p", "chroma=444", scratch / "wide.png", "-o", here / "colour-heic-p3.heic")
        run("heif-enc", "-L", "-p", "chroma=444", scratch / "alpha.png", "-o", here / "heic-alpha.heic")
        run("avifenc", "--min", "0", "--max", "8", "-y", "444", scratch / "wide.png", here / "colour-avif-p3.avif")
        run("avifenc", "--min", "0", "--max", "4", "-y", "444", "-d", "10", scratch / "plain.png", here / "avif-ten-bits.avif")
        run("avifenc", "--cicp", "9/16/9", "-d", "10", scratch / "plain.png", here / "refused-pq.avif")
        run("cjxl", "-d", "0", scratch / "wide.png", here / "colour-jxl-p3.jxl")
        run("cjxl", "-d", "1", scratch / "wide.png", here / "colour-jxl-lossy.jxl")
        run("cjxl", "-d", "0", scratch / "alpha.png", here / "jxl-alpha.jxl")
        # What the programs of the same projects, and libavif, make of them; the profile is followed here.
        for name, extension, program in [("colour-heic-p3", "heic", "heif-convert"), ("heic-alpha", "heic", "heif-convert"),
                                         ("colour-avif-p3", "avif", "avifdec"), ("avif-ten-bits", "avif", "avifdec"),
                                         ("colour-jxl-p3", "jxl", "djxl"), ("colour-jxl-lossy", "jxl", "djxl"),
                                         ("jxl-alpha", "jxl", "djxl")]:
            run(program, here / f"{name}.{extension}", *(["-d", "8"] if program == "avifdec" else []), scratch / "seen.png")
            seen = Image.open(scratch / "seen.png")
            seen.load()
            expect_image(name, converted(seen, wide) if "p3" in name or "lossy" in name else seen)


def converted_lab(lab):
    target = ImageCms.ImageCmsProfile(io.BytesIO(display(SRGB, standard_curve())))
    return ImageCms.profileToProfile(
        lab, ImageCms.createProfile("LAB"), target, ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOOPTIMIZE)
