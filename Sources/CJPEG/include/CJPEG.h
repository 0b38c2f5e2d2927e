// SPDX-License-Identifier: MIT
//
// JPEG by libjpeg-turbo, as calls that always return. libjpeg reports errors by longjmp, which must not cross a Swift
// frame, so every function here sets its own jump target.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum __attribute__((enum_extensibility(closed))) CJPEGStatus {
    CJPEGStatusDone,
    /// The bytes end before the picture does.
    CJPEGStatusTruncated,
    /// libjpeg reports an error, or a warning about invented samples; see `message`.
    CJPEGStatusDamaged,
    /// A kind of JPEG that libjpeg does not support; see `message`.
    CJPEGStatusUnsupported,
    /// More scans than were allowed.
    CJPEGStatusTooManyScans,
    CJPEGStatusOutOfMemory,
} CJPEGStatus;

typedef struct CJPEGReader CJPEGReader;

typedef struct CJPEGHeader {
    uint32_t width, height;
    /// The channels of the delivered samples: 1 grey, 3 RGB, 4 CMYK with 0 for no ink.
    int channels;
} CJPEGHeader;

/// A reader of `count` bytes, which must outlive it; NULL if memory is short. Freed by `cjpeg_reader_free`.
CJPEGReader *cjpeg_reader_new(const uint8_t *bytes, size_t count);
void cjpeg_reader_free(CJPEGReader *reader);

/// Reads up to the first scan. Must be called first, and once. `header` has the size even if the status is not Done; 0
/// if it is unknown.
CJPEGStatus cjpeg_reader_begin(CJPEGReader *reader, CJPEGHeader *header);

/// Decodes the picture into `width * height * channels` samples of 16 bits, each 257 times the 8-bit one.
///
/// `scans` is the maximum number of passes over the whole picture in a progressive file.
CJPEGStatus cjpeg_reader_decode(CJPEGReader *reader, int scans, uint16_t *samples);

/// The EXIF segment without its name, or NULL; lives as long as the reader.
const uint8_t *cjpeg_reader_exif(const CJPEGReader *reader, size_t *count);

/// The colour profile, joined from its segments, or NULL; the caller frees it with `free`.
uint8_t *cjpeg_reader_profile(CJPEGReader *reader, size_t *count);

/// libjpeg's message about the last failure; lives as long as the reader.
const char *cjpeg_reader_message(const CJPEGReader *reader);
