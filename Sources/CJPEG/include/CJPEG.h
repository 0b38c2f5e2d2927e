// SPDX-License-Identifier: MIT
//
// JPEG through libjpeg-turbo, as calls that always return: its errors are jumps, which must not cross a Swift frame, so
// every function here arms its own.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum __attribute__((enum_extensibility(closed))) CJPEGStatus {
    CJPEGStatusDone,
    /// The bytes end before the picture does.
    CJPEGStatusTruncated,
    /// libjpeg objects, or warns of samples it had to make up; `message` says to what.
    CJPEGStatusDamaged,
    /// A JPEG of a kind that libjpeg lacks; `message` says which.
    CJPEGStatusUnsupported,
    /// More scans than were allowed.
    CJPEGStatusTooManyScans,
    CJPEGStatusOutOfMemory,
} CJPEGStatus;

typedef struct CJPEGReader CJPEGReader;

typedef struct CJPEGHeader {
    uint32_t width, height;
    /// Of the samples delivered: 1 grey, 3 RGB, 4 CMYK with 0 for no ink.
    int channels;
} CJPEGHeader;

/// A reader over `count` bytes, which must outlive it; NULL when memory is short. Freed by `cjpeg_reader_free`.
CJPEGReader *cjpeg_reader_new(const uint8_t *bytes, size_t count);
void cjpeg_reader_free(CJPEGReader *reader);

/// Reads up to the first scan. Must come first, and once. `header` has the size even where the status is not Done, 0 if
/// it is not known.
CJPEGStatus cjpeg_reader_begin(CJPEGReader *reader, CJPEGHeader *header);

/// Decodes the picture into `width * height * channels` samples of 16 bits, each 257 times the 8-bit one.
///
/// `scans` bounds the passes over the whole picture that a progressive file may ask for.
CJPEGStatus cjpeg_reader_decode(CJPEGReader *reader, int scans, uint16_t *samples);

/// The EXIF segment without its name, or NULL; lives as long as the reader.
const uint8_t *cjpeg_reader_exif(const CJPEGReader *reader, size_t *count);

/// The colour profile put together from its segments, or NULL; the caller frees it with `free`.
uint8_t *cjpeg_reader_profile(CJPEGReader *reader, size_t *count);

/// What libjpeg said about the last failure; lives as long as the reader.
const char *cjpeg_reader_message(const CJPEGReader *reader);
