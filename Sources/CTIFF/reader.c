// SPDX-License-Identifier: MIT
#include "CTIFF.h"
#include "source.h"
#include "spread.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct CTIFFReader {
    TIFF *tiff;
    Source source;
    TIFFOpenOptions *options;
    size_t largest_piece;
    CTIFFHeader header;
    uint16_t bits, samples_a_pixel, photometric, compression;
    bool is_planar, is_tiled;
    /// libtiff converts to 8-bit RGBA by itself: for component video, whose samples come in clumps.
    bool is_converted;
    /// How many of a pixel's samples are delivered.
    int channels;
    char message[256];
};

// MARK: Messages

static int hear_error(TIFF *tiff, void *owner, const char *module, const char *format, va_list arguments) {
    (void)tiff, (void)module;
    CTIFFReader *reader = owner;
    // The first error is the cause; later ones follow from it.
    if (!reader->message[0]) vsnprintf(reader->message, sizeof reader->message, format, arguments);
    return 1;
}

static int ignore_warning(TIFF *tiff, void *owner, const char *module, const char *format, va_list arguments) {
    (void)tiff, (void)owner, (void)module, (void)format, (void)arguments;
    return 1;
}

static CTIFFStatus unsupported(CTIFFReader *reader, const char *kind) {
    snprintf(reader->message, sizeof reader->message, "%s", kind);
    return CTIFFStatusUnsupported;
}

static CTIFFStatus damaged(CTIFFReader *reader, const char *detail) {
    if (!reader->message[0]) snprintf(reader->message, sizeof reader->message, "%s", detail);
    return CTIFFStatusDamaged;
}

// MARK: What is missing

static uint64_t number(const Source *source, uint64_t at, int size) {
    uint64_t value = 0;
    bool is_big_endian = source->bytes[0] == 'M';
    for (int i = 0; i < size; i++) {
        value = value << 8 | source->bytes[at + (uint64_t)(is_big_endian ? i : size - 1 - i)];
    }
    return value;
}

/// Whether the file ends before its first directory does: TIFF 6.0, section 2, and BigTIFF, which has longer numbers.
static bool lacks_directory(const Source *source) {
    if (source->count < 8) return true;
    bool is_big = source->bytes[2] == 43 || source->bytes[3] == 43;
    if (is_big && source->count < 16) return true;
    uint64_t at = is_big ? number(source, 8, 8) : number(source, 4, 4);
    uint64_t count_bytes = is_big ? 8 : 2, entry_bytes = is_big ? 20 : 12;
    if (at > source->count || source->count - at < count_bytes) return true;
    uint64_t entries = number(source, at, (int)count_bytes);
    return entries > (source->count - at - count_bytes) / entry_bytes;
}

/// Whether a strip or tile lies beyond the end of the file.
static bool lacks_data(const CTIFFReader *reader) {
    uint32_t count = reader->is_tiled ? TIFFNumberOfTiles(reader->tiff) : TIFFNumberOfStrips(reader->tiff);
    for (uint32_t k = 0; k < count; k++) {
        uint64_t start = TIFFGetStrileOffset(reader->tiff, k), size = TIFFGetStrileByteCount(reader->tiff, k);
        if (start > reader->source.count || size > reader->source.count - start) return true;
    }
    return false;
}

static CTIFFStatus failed(CTIFFReader *reader) {
    if (lacks_data(reader)) return CTIFFStatusTruncated;
    return damaged(reader, "its data cannot be decoded");
}

// MARK: The directory

CTIFFReader *ctiff_reader_new(const uint8_t *bytes, size_t count, size_t largest_piece) {
    CTIFFReader *reader = calloc(1, sizeof *reader);
    if (!reader) return NULL;
    reader->source = (Source){.bytes = bytes, .count = count};
    reader->largest_piece = largest_piece;
    reader->options = TIFFOpenOptionsAlloc();
    if (!reader->options) {
        free(reader);
        return NULL;
    }
    TIFFOpenOptionsSetErrorHandlerExtR(reader->options, hear_error, reader);
    TIFFOpenOptionsSetWarningHandlerExtR(reader->options, ignore_warning, reader);
    TIFFOpenOptionsSetMaxSingleMemAlloc(reader->options, (tmsize_t)largest_piece);
    return reader;
}

void ctiff_reader_free(CTIFFReader *reader) {
    if (!reader) return;
    if (reader->tiff) TIFFClose(reader->tiff);
    TIFFOpenOptionsFree(reader->options);
    free(reader);
}

static uint16_t short_tag(TIFF *tiff, uint32_t tag, uint16_t otherwise) {
    uint16_t value = otherwise;
    return TIFFGetFieldDefaulted(tiff, tag, &value) ? value : otherwise;
}

enum { TAG_DNG_VERSION = 50706 };

/// Finds out what the samples mean; refuses what would come out wrong.
static CTIFFStatus choose_model(CTIFFReader *reader) {
    TIFF *tiff = reader->tiff;
    CTIFFHeader *header = &reader->header;
    uint16_t colours = 1;
    bool is_jpeg = reader->compression == COMPRESSION_JPEG;
    switch (reader->photometric) {
    case PHOTOMETRIC_MINISWHITE:
    case PHOTOMETRIC_MINISBLACK: header->model = CTIFFModelGrey; break;
    case PHOTOMETRIC_PALETTE: header->model = CTIFFModelRGB; break;
    case PHOTOMETRIC_RGB: header->model = CTIFFModelRGB, colours = 3; break;
    case PHOTOMETRIC_SEPARATED:
        if (short_tag(tiff, TIFFTAG_INKSET, INKSET_CMYK) != INKSET_CMYK) {
            return unsupported(reader, "a TIFF of inks other than CMYK");
        }
        header->model = CTIFFModelCMYK, colours = 4;
        break;
    case PHOTOMETRIC_YCBCR:
        header->model = CTIFFModelRGB, colours = 3;
        if (is_jpeg && !reader->is_planar) {
            TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
        } else {
            reader->is_converted = true;
        }
        break;
    case PHOTOMETRIC_CIELAB:
    case PHOTOMETRIC_ICCLAB:
        header->model = CTIFFModelLab, colours = 3;
        if (reader->bits != 8 && reader->bits != 16) return unsupported(reader, "a Lab TIFF of rare depth");
        break;
    case PHOTOMETRIC_LOGL:
    case PHOTOMETRIC_LOGLUV: return unsupported(reader, "a high dynamic range TIFF (LogLuv)");
    case PHOTOMETRIC_CFA: return unsupported(reader, "a raw picture of a camera's sensor");
    case PHOTOMETRIC_MASK: return unsupported(reader, "a TIFF that is a mask for another picture");
    default: {
        char text[64];
        snprintf(text, sizeof text, "a TIFF of photometric kind %d", reader->photometric);
        return unsupported(reader, text);
    }
    }
    if (reader->samples_a_pixel < colours) return damaged(reader, "fewer samples a pixel than colours");

    uint16_t extra_count = 0, *extra = NULL;
    TIFFGetField(tiff, TIFFTAG_EXTRASAMPLES, &extra_count, &extra);
    if (extra_count > 0 && extra && reader->samples_a_pixel > colours) {
        // Section 18: 1 premultiplied opacity, 2 opacity, anything else is not said.
        if (extra[0] == EXTRASAMPLE_ASSOCALPHA) header->opacity = CTIFFOpacityPremultiplied;
        if (extra[0] == EXTRASAMPLE_UNASSALPHA) header->opacity = CTIFFOpacityStraight;
    }
    if (reader->photometric == PHOTOMETRIC_PALETTE || reader->is_converted) header->opacity = CTIFFOpacityNone;
    int opacity = header->opacity == CTIFFOpacityNone ? 0 : 1;
    reader->channels = colours + opacity;
    header->channels = reader->photometric == PHOTOMETRIC_PALETTE ? 3 : reader->channels;
    return CTIFFStatusDone;
}

CTIFFStatus ctiff_reader_begin(CTIFFReader *reader, CTIFFHeader *header) {
    *header = (CTIFFHeader){0};
    if (lacks_directory(&reader->source)) return CTIFFStatusTruncated;
    TIFF *tiff = reader->tiff = source_open(&reader->source, reader->options);
    if (!tiff) return damaged(reader, "its directory cannot be read");
    uint32_t width = 0, height = 0;
    if (!TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width) || !TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height) || !width ||
        !height) {
        return damaged(reader, "no width and height");
    }
    header->width = width, header->height = height;
    reader->header = *header;
    reader->message[0] = 0;
    void *version = NULL;
    uint16_t version_count = 0;
    if (TIFFGetField(tiff, TAG_DNG_VERSION, &version_count, &version)) {
        return unsupported(reader, "a raw picture of a camera's sensor (DNG)");
    }
    reader->bits = short_tag(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    reader->samples_a_pixel = short_tag(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    reader->compression = short_tag(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    reader->is_planar = short_tag(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) == PLANARCONFIG_SEPARATE &&
                        reader->samples_a_pixel > 1;
    reader->is_tiled = TIFFIsTiled(tiff);
    if (!TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &reader->photometric)) {
        // Left out by some programs: what the number of samples suggests.
        reader->photometric = reader->samples_a_pixel >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK;
    }
    uint16_t meaning = short_tag(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    if (meaning != SAMPLEFORMAT_UINT && meaning != SAMPLEFORMAT_VOID) {
        return unsupported(reader, "a TIFF of samples that are not whole positive numbers");
    }
    if (!TIFFIsCODECConfigured(reader->compression)) {
        char text[64];
        snprintf(text, sizeof text, "a TIFF of compression %d", reader->compression);
        return unsupported(reader, text);
    }
    if (reader->bits < 1 || (reader->bits > 16 && reader->bits != 32)) {
        char text[64];
        snprintf(text, sizeof text, "a TIFF of %d bits a sample", reader->bits);
        return unsupported(reader, text);
    }
    CTIFFStatus status = choose_model(reader);
    if (status != CTIFFStatusDone) return status;
    if (reader->photometric == PHOTOMETRIC_PALETTE && reader->bits > 8) {
        return unsupported(reader, "a TIFF of more than 256 colours in a palette");
    }
    reader->header.is_eight_bit =
        (reader->bits == 8 && reader->photometric != PHOTOMETRIC_PALETTE) || reader->bits < 3 || reader->bits == 4;
    reader->header.orientation = short_tag(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    *header = reader->header;
    return CTIFFStatusDone;
}

// MARK: The samples

/// Where to put a row of samples: `count` pixels from column `x` of row `y`, all channels or one plane of them.
static void place(const CTIFFReader *reader, const uint16_t *row, uint32_t x, uint32_t y, uint32_t count, int plane,
                  uint16_t *samples) {
    int channels = reader->channels;
    uint16_t *target = samples + ((size_t)y * reader->header.width + x) * (size_t)channels;
    if (reader->is_planar) {
        for (uint32_t i = 0; i < count; i++) target[(size_t)i * (size_t)channels + (size_t)plane] = row[i];
        return;
    }
    size_t step = reader->samples_a_pixel;
    for (uint32_t i = 0; i < count; i++) {
        for (int c = 0; c < channels; c++) target[(size_t)i * (size_t)channels + (size_t)c] = row[i * step + (size_t)c];
    }
}

static CTIFFStatus read_strips(CTIFFReader *reader, uint16_t *samples) {
    TIFF *tiff = reader->tiff;
    uint32_t width = reader->header.width, height = reader->header.height;
    tmsize_t bytes = TIFFScanlineSize(tiff);
    size_t row_samples = (size_t)width * (reader->is_planar ? 1 : reader->samples_a_pixel);
    if (bytes <= 0 || (size_t)bytes < (row_samples * reader->bits + 7) / 8) return damaged(reader, "impossible rows");
    uint8_t *packed = malloc((size_t)bytes);
    uint16_t *row = malloc(row_samples * sizeof *row);
    CTIFFStatus status = packed && row ? CTIFFStatusDone : CTIFFStatusOutOfMemory;
    int planes = reader->is_planar ? reader->channels : 1;
    for (int plane = 0; plane < planes && status == CTIFFStatusDone; plane++) {
        for (uint32_t y = 0; y < height; y++) {
            if (TIFFReadScanline(tiff, packed, y, (uint16_t)plane) < 0) {
                status = failed(reader);
                break;
            }
            spread(packed, row_samples, reader->bits, row);
            place(reader, row, 0, y, width, plane, samples);
        }
    }
    free(packed);
    free(row);
    return status;
}

static CTIFFStatus read_tiles(CTIFFReader *reader, uint16_t *samples) {
    TIFF *tiff = reader->tiff;
    uint32_t width = reader->header.width, height = reader->header.height, across = 0, down = 0;
    TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &across);
    TIFFGetField(tiff, TIFFTAG_TILELENGTH, &down);
    tmsize_t bytes = TIFFTileSize(tiff), row_bytes = TIFFTileRowSize(tiff);
    if (!across || !down || bytes <= 0 || row_bytes <= 0) return damaged(reader, "impossible tiles");
    size_t row_samples = (size_t)across * (reader->is_planar ? 1 : reader->samples_a_pixel);
    if ((size_t)row_bytes < (row_samples * reader->bits + 7) / 8 || (size_t)bytes > reader->largest_piece ||
        (uint64_t)row_bytes * down > (uint64_t)bytes) {
        return damaged(reader, "impossible tiles");
    }
    uint8_t *packed = malloc((size_t)bytes);
    uint16_t *row = malloc(row_samples * sizeof *row);
    CTIFFStatus status = packed && row ? CTIFFStatusDone : CTIFFStatusOutOfMemory;
    int planes = reader->is_planar ? reader->channels : 1;
    for (int plane = 0; plane < planes && status == CTIFFStatusDone; plane++) {
        for (uint64_t top = 0; top < height && status == CTIFFStatusDone; top += down) {
            for (uint64_t left = 0; left < width; left += across) {
                if (TIFFReadTile(tiff, packed, (uint32_t)left, (uint32_t)top, 0, (uint16_t)plane) < 0) {
                    status = failed(reader);
                    break;
                }
                uint32_t columns = width - left < across ? (uint32_t)(width - left) : across;
                for (uint32_t y = 0; y < down && top + y < height; y++) {
                    spread(packed + (size_t)y * (size_t)row_bytes, row_samples, reader->bits, row);
                    place(reader, row, (uint32_t)left, (uint32_t)top + y, columns, plane, samples);
                }
            }
        }
    }
    free(packed);
    free(row);
    return status;
}

static CTIFFStatus read_converted(CTIFFReader *reader, uint16_t *samples) {
    TIFFRGBAImage image;
    size_t width = reader->header.width, height = reader->header.height;
    char text[1024] = "";
    if (!TIFFRGBAImageOK(reader->tiff, text) || !TIFFRGBAImageBegin(&image, reader->tiff, 1, text)) {
        return damaged(reader, text);
    }
    // As stored: turning is left to the caller, for all formats alike.
    image.req_orientation = image.orientation;
    uint32_t *packed = malloc(width * height * sizeof *packed);
    CTIFFStatus status = packed ? CTIFFStatusDone : CTIFFStatusOutOfMemory;
    if (packed && !TIFFRGBAImageGet(&image, packed, (uint32_t)width, (uint32_t)height)) status = failed(reader);
    if (status == CTIFFStatusDone) {
        for (size_t i = 0; i < width * height; i++) {
            samples[3 * i] = (uint16_t)(TIFFGetR(packed[i]) * 257);
            samples[3 * i + 1] = (uint16_t)(TIFFGetG(packed[i]) * 257);
            samples[3 * i + 2] = (uint16_t)(TIFFGetB(packed[i]) * 257);
        }
    }
    free(packed);
    TIFFRGBAImageEnd(&image);
    return status;
}

/// Looks indices up, from the last pixel to the first, since three samples take the place of one.
static CTIFFStatus look_up(CTIFFReader *reader, uint16_t *samples) {
    uint16_t *red = NULL, *green = NULL, *blue = NULL;
    if (!TIFFGetField(reader->tiff, TIFFTAG_COLORMAP, &red, &green, &blue)) return damaged(reader, "no palette");
    uint32_t top = (1u << reader->bits) - 1;
    size_t count = (size_t)reader->header.width * reader->header.height;
    // Some programs write 8-bit palettes, as they are or in the upper halves.
    uint16_t seen = 0;
    for (uint32_t k = 0; k <= top; k++) seen |= red[k] | green[k] | blue[k];
    if (!(seen & 0xFF00) || !(seen & 0xFF)) {
        int shift = seen & 0xFF00 ? 8 : 0;
        for (uint32_t k = 0; k <= top; k++) {
            red[k] = (uint16_t)((red[k] >> shift) * 257);
            green[k] = (uint16_t)((green[k] >> shift) * 257);
            blue[k] = (uint16_t)((blue[k] >> shift) * 257);
        }
    }
    for (size_t i = count; i-- > 0;) {
        uint32_t index = (samples[i] * top + 32767) / 65535;
        samples[3 * i] = red[index];
        samples[3 * i + 1] = green[index];
        samples[3 * i + 2] = blue[index];
    }
    return CTIFFStatusDone;
}

/// Samples whose zero is white, and signed a and b of L*a*b*, brought to the one form that is delivered.
static void normalise(CTIFFReader *reader, uint16_t *samples) {
    size_t pixels = (size_t)reader->header.width * reader->header.height;
    size_t channels = (size_t)reader->channels;
    if (reader->photometric == PHOTOMETRIC_MINISWHITE) {
        for (size_t i = 0; i < pixels; i++) samples[i * channels] ^= 0xFFFF;
    }
    if (reader->photometric == PHOTOMETRIC_CIELAB) {
        for (size_t i = 0; i < pixels; i++) {
            for (size_t c = 1; c < 3; c++) {
                uint16_t *value = samples + i * channels + c;
                // 8 bits: a itself, spread by 257. 16 bits: 256 a.
                int axis = reader->bits == 8 ? (int8_t)(*value / 257) * 257 : (int16_t)*value * 257 / 256;
                axis += 128 * 257;
                *value = (uint16_t)(axis < 0 ? 0 : axis > 65535 ? 65535 : axis);
            }
        }
    }
}

CTIFFStatus ctiff_reader_decode(CTIFFReader *reader, uint16_t *samples) {
    reader->message[0] = 0;
    if (reader->is_converted) return read_converted(reader, samples);
    CTIFFStatus status = reader->is_tiled ? read_tiles(reader, samples) : read_strips(reader, samples);
    if (status != CTIFFStatusDone) return status;
    if (reader->photometric == PHOTOMETRIC_PALETTE) return look_up(reader, samples);
    normalise(reader, samples);
    return CTIFFStatusDone;
}

const uint8_t *ctiff_reader_profile(const CTIFFReader *reader, size_t *count) {
    uint32_t size = 0;
    void *bytes = NULL;
    *count = 0;
    if (!reader->tiff || !TIFFGetField(reader->tiff, TIFFTAG_ICCPROFILE, &size, &bytes)) return NULL;
    *count = size;
    return bytes;
}

const char *ctiff_reader_message(const CTIFFReader *reader) { return reader->message; }
