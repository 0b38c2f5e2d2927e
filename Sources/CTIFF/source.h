// SPDX-License-Identifier: MIT
#pragma once
#include <stdint.h>
#include <tiffio.h>

/// The bytes of a file in memory, as libtiff reads them.
typedef struct Source {
    const uint8_t *bytes;
    uint64_t count;
    uint64_t position;
} Source;

/// Opens the file that `source` holds; NULL if libtiff fails.
TIFF *source_open(Source *source, TIFFOpenOptions *options);
