// SPDX-License-Identifier: MIT
#include "reader.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

CTIFFStatus reader_damaged(CTIFFReader *reader, const char *detail) {
    if (!reader->message[0]) snprintf(reader->message, sizeof reader->message, "%s", detail);
    return CTIFFStatusDamaged;
}

// MARK: Truncation

static uint64_t number(const Source *source, uint64_t at, int size) {
    uint64_t value = 0;
    bool is_big_endian = source->bytes[0] == 'M';
    for (int i = 0; i < size; i++) {
        value = value << 8 | source->bytes[at + (uint64_t)(is_big_endian ? i : size - 1 - i)];
    }
    return value;
}

/// Whether the file ends before its first directory does (TIFF 6.0, section 2; BigTIFF has longer numbers).
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

/// Whether a strip or tile extends beyond the end of the file.
static bool lacks_data(const CTIFFReader *reader) {
    uint32_t count = reader->is_tiled ? TIFFNumberOfTiles(reader->tiff) : TIFFNumberOfStrips(reader->tiff);
    for (uint32_t k = 0; k < count; k++) {
        uint64_t start = TIFFGetStrileOffset(reader->tiff, k), size = TIFFGetStrileByteCount(reader->tiff, k);
        if (start > reader->source.count || size > reader->source.count - start) return true;
    }
    return false;
}

CTIFFStatus reader_failed(CTIFFReader *reader) {
    if (lacks_data(reader)) return CTIFFStatusTruncated;
    return reader_damaged(reader, "its data cannot be decoded");
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

/// Determines the meaning of the samples; refuses kinds that would be decoded wrongly.
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
    if (reader->samples_a_pixel < colours) return reader_damaged(reader, "fewer samples a pixel than colours");

    uint16_t extra_count = 0, *extra = NULL;
    TIFFGetField(tiff, TIFFTAG_EXTRASAMPLES, &extra_count, &extra);
    if (extra_count > 0 && extra && reader->samples_a_pixel > colours) {
        // Section 18: 1 is premultiplied opacity, 2 is opacity, anything else is unspecified.
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
    if (!tiff) return reader_damaged(reader, "its directory cannot be read");
    uint32_t width = 0, height = 0;
    if (!TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width) || !TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height) || !width ||
        !height) {
        return reader_damaged(reader, "no width and height");
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
        // Some programs omit it; the number of samples then suggests it.
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

const uint8_t *ctiff_reader_profile(const CTIFFReader *reader, size_t *count) {
    uint32_t size = 0;
    void *bytes = NULL;
    *count = 0;
    if (!reader->tiff || !TIFFGetField(reader->tiff, TIFFTAG_ICCPROFILE, &size, &bytes)) return NULL;
    *count = size;
    return bytes;
}

const char *ctiff_reader_message(const CTIFFReader *reader) { return reader->message; }
