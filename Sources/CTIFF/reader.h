// SPDX-License-Identifier: MIT
#pragma once
#include "CTIFF.h"
#include "source.h"

struct CTIFFReader {
    TIFF *tiff;
    Source source;
    TIFFOpenOptions *options;
    size_t largest_piece;
    CTIFFHeader header;
    uint16_t bits, samples_a_pixel, photometric, compression;
    bool is_planar, is_tiled;
    /// Whether libtiff converts to 8-bit RGBA: for YCbCr, whose samples come in groups.
    bool is_converted;
    /// The number of a pixel's samples that are delivered.
    int channels;
    char message[256];
};

/// Stores `detail` as the message, unless libtiff has already given one.
CTIFFStatus reader_damaged(CTIFFReader *reader, const char *detail);

/// The status after libtiff failed to decode image data: truncated if some of the data are missing, else damaged.
CTIFFStatus reader_failed(CTIFFReader *reader);
