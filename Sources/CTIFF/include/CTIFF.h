// SPDX-License-Identifier: MIT
//
// The first picture of a TIFF file through libtiff: its variadic calls and its message handlers, kept inside C.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum __attribute__((enum_extensibility(closed))) CTIFFStatus {
    CTIFFStatusDone,
    /// The bytes end before the picture does.
    CTIFFStatusTruncated,
    /// libtiff objects; `message` says to what.
    CTIFFStatusDamaged,
    /// A TIFF of a kind that is not read; `message` says which.
    CTIFFStatusUnsupported,
    CTIFFStatusOutOfMemory,
} CTIFFStatus;

typedef enum __attribute__((enum_extensibility(closed))) CTIFFModel {
    CTIFFModelGrey,
    CTIFFModelRGB,
    /// 0 for no ink.
    CTIFFModelCMYK,
    /// CIE L*a*b*: 0...65535 is 0...100 for L; a and b are 257 times one more than -129...126.
    CTIFFModelLab,
} CTIFFModel;

typedef enum __attribute__((enum_extensibility(closed))) CTIFFOpacity {
    CTIFFOpacityNone,
    CTIFFOpacityStraight,
    /// The colours have been multiplied by it.
    CTIFFOpacityPremultiplied,
} CTIFFOpacity;

typedef struct CTIFFReader CTIFFReader;

typedef struct CTIFFHeader {
    uint32_t width, height;
    CTIFFModel model;
    CTIFFOpacity opacity;
    /// Samples a pixel, opacity included.
    int channels;
    /// Whether every sample is a multiple of 257, so that 8 bits hold it.
    bool is_eight_bit;
    /// EXIF's numbers, 1...8.
    int orientation;
} CTIFFHeader;

/// A reader over `count` bytes, which must outlive it, that asks for no piece of memory above `largest_piece` bytes;
/// NULL when memory is short. Freed by `ctiff_reader_free`.
CTIFFReader *ctiff_reader_new(const uint8_t *bytes, size_t count, size_t largest_piece);
void ctiff_reader_free(CTIFFReader *reader);

/// Reads the directory. Must come first, and once. `header` has the size even where the status is not Done, 0 if it is
/// not known.
CTIFFStatus ctiff_reader_begin(CTIFFReader *reader, CTIFFHeader *header);

/// Decodes the picture into `width * height * channels` samples of 16 bits, whatever the file's bits, strips or tiles.
CTIFFStatus ctiff_reader_decode(CTIFFReader *reader, uint16_t *samples);

/// The colour profile, or NULL; lives as long as the reader.
const uint8_t *ctiff_reader_profile(const CTIFFReader *reader, size_t *count);

/// What libtiff said about the last failure; lives as long as the reader.
const char *ctiff_reader_message(const CTIFFReader *reader);
