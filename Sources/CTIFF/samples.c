// SPDX-License-Identifier: MIT
//
// Converts strips or tiles of any layout to rows of 16-bit samples.
#include "reader.h"
#include "spread.h"
#include <stdlib.h>

/// Stores a row of samples: `count` pixels from column `x` of row `y` on, with all channels or one plane.
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
    if (bytes <= 0 || (size_t)bytes < (row_samples * reader->bits + 7) / 8) return reader_damaged(reader, "impossible rows");
    uint8_t *packed = malloc((size_t)bytes);
    uint16_t *row = malloc(row_samples * sizeof *row);
    CTIFFStatus status = packed && row ? CTIFFStatusDone : CTIFFStatusOutOfMemory;
    int planes = reader->is_planar ? reader->channels : 1;
    for (int plane = 0; plane < planes && status == CTIFFStatusDone; plane++) {
        for (uint32_t y = 0; y < height; y++) {
            if (TIFFReadScanline(tiff, packed, y, (uint16_t)plane) < 0) {
                status = reader_failed(reader);
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
    if (!across || !down || bytes <= 0 || row_bytes <= 0) return reader_damaged(reader, "impossible tiles");
    size_t row_samples = (size_t)across * (reader->is_planar ? 1 : reader->samples_a_pixel);
    if ((size_t)row_bytes < (row_samples * reader->bits + 7) / 8 || (size_t)bytes > reader->largest_piece ||
        (uint64_t)row_bytes * down > (uint64_t)bytes) {
        return reader_damaged(reader, "impossible tiles");
    }
    uint8_t *packed = malloc((size_t)bytes);
    uint16_t *row = malloc(row_samples * sizeof *row);
    CTIFFStatus status = packed && row ? CTIFFStatusDone : CTIFFStatusOutOfMemory;
    int planes = reader->is_planar ? reader->channels : 1;
    for (int plane = 0; plane < planes && status == CTIFFStatusDone; plane++) {
        for (uint64_t top = 0; top < height && status == CTIFFStatusDone; top += down) {
            for (uint64_t left = 0; left < width; left += across) {
                if (TIFFReadTile(tiff, packed, (uint32_t)left, (uint32_t)top, 0, (uint16_t)plane) < 0) {
                    status = reader_failed(reader);
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
        return reader_damaged(reader, text);
    }
    // As stored: the caller turns pictures of all formats.
    image.req_orientation = image.orientation;
    uint32_t *packed = malloc(width * height * sizeof *packed);
    CTIFFStatus status = packed ? CTIFFStatusDone : CTIFFStatusOutOfMemory;
    if (packed && !TIFFRGBAImageGet(&image, packed, (uint32_t)width, (uint32_t)height)) status = reader_failed(reader);
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

/// Replaces indices by palette colours in place, from the last pixel to the first, because three samples replace one.
static CTIFFStatus look_up(CTIFFReader *reader, uint16_t *samples) {
    uint16_t *red = NULL, *green = NULL, *blue = NULL;
    if (!TIFFGetField(reader->tiff, TIFFTAG_COLORMAP, &red, &green, &blue)) return reader_damaged(reader, "no palette");
    uint32_t top = (1u << reader->bits) - 1;
    size_t count = (size_t)reader->header.width * reader->header.height;
    // Some programs write 8-bit palettes, in the lower or the upper bytes.
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

/// Converts samples whose zero is white, and signed a and b of L*a*b*, to the delivered form.
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
                // 8 bits: a, multiplied by 257. 16 bits: 256 a.
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
