// SPDX-License-Identifier: MIT
//
// The first picture of a TIFF file by libtiff, whose variadic calls and message handlers Swift cannot import.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum __attribute__((enum_extensibility(closed))) CTIFFStatus {
    CTIFFStatusDone,
    /// The bytes end before the picture does.
    CTIFFStatusTruncated,
    /// libtiff reports an error; see `message`.
    CTIFFStatusDamaged,
    /// A kind of TIFF that is not supported; see `message`.
    CTIFFStatusUnsupported,
    CTIFFStatusOutOfMemory,
} CTIFFStatus;

typedef enum __attribute__((enum_extensibility(closed))) CTIFFModel {
    CTIFFModelGrey,
    CTIFFModelRGB,
    /// 0 is no ink.
    CTIFFModelCMYK,
    /// CIE L*a*b*: L 0...65535 is 0...100; a and b are offset by 128 and multiplied by 257.
    CTIFFModelLab,
} CTIFFModel;

typedef enum __attribute__((enum_extensibility(closed))) CTIFFOpacity {
    CTIFFOpacityNone,
    CTIFFOpacityStraight,
    /// The colours have been multiplied by opacity.
    CTIFFOpacityPremultiplied,
} CTIFFOpacity;

typedef struct CTIFFReader CTIFFReader;

typedef struct CTIFFHeader {
    uint32_t width, height;
    CTIFFModel model;
    CTIFFOpacity opacity;
    /// Samples a pixel, including opacity.
    int channels;
    /// Whether every sample is a multiple of 257, so that 8 bits hold it.
    bool is_eight_bit;
    /// EXIF's number of the orientation, 1...8.
    int orientation;
} CTIFFHeader;

/// A reader of `count` bytes, which must outlive it; NULL if memory is short. It allocates no block of more than
/// `largest_piece` bytes. Freed by `ctiff_reader_free`.
CTIFFReader *ctiff_reader_new(const uint8_t *bytes, size_t count, size_t largest_piece);
void ctiff_reader_free(CTIFFReader *reader);

/// Reads the directory. Must be called first, and once. `header` has the size even if the status is not Done; 0 if it
/// is unknown.
CTIFFStatus ctiff_reader_begin(CTIFFReader *reader, CTIFFHeader *header);

/// Decodes the picture into `width * height * channels` samples of 16 bits, from any bit depth, strips or tiles.
CTIFFStatus ctiff_reader_decode(CTIFFReader *reader, uint16_t *samples);

/// The colour profile, or NULL; lives as long as the reader.
const uint8_t *ctiff_reader_profile(const CTIFFReader *reader, size_t *count);

/// libtiff's message about the last failure; lives as long as the reader.
const char *ctiff_reader_message(const CTIFFReader *reader);
