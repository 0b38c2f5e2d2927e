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
    /// libtiff converts to 8-bit RGBA by itself: for component video, whose samples come in clumps.
    bool is_converted;
    /// How many of a pixel's samples are delivered.
    int channels;
    char message[256];
};

/// Notes `detail`, unless libtiff has said something already.
CTIFFStatus reader_damaged(CTIFFReader *reader, const char *detail);

/// The status of a call of libtiff's that failed on the image data: whether they are all there decides it.
CTIFFStatus reader_failed(CTIFFReader *reader);
