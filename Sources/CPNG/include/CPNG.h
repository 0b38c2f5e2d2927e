// SPDX-License-Identifier: MIT
//
// PNG by libpng's row API, as calls that always return.
//
// libpng reports errors by longjmp, which must not cross a Swift frame. Every function here sets its own jump target,
// so the jump ends inside it and the caller gets a status and a text. The Swift callbacks below raise nothing
// themselves: they return a count or a flag, and the C code around them raises the error after they have returned.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum __attribute__((enum_extensibility(closed))) CPNGStatus {
    CPNGStatusDone,
    /// The source ended before the picture did.
    CPNGStatusTruncated,
    /// The header declares a size beyond the limits; `header` has the size.
    CPNGStatusTooLarge,
    /// The sink refused bytes.
    CPNGStatusRefused,
    /// libpng reports an error; see `message`.
    CPNGStatusDamaged,
    CPNGStatusOutOfMemory,
} CPNGStatus;

/// Delivers up to `count` bytes and returns their number; fewer than `count` means the end.
typedef size_t (*CPNGSource)(void *context, uint8_t *bytes, size_t count);

/// Takes `count` bytes; returning false stops the writing.
typedef bool (*CPNGSink)(void *context, const uint8_t *bytes, size_t count);

// MARK: Reading

typedef struct CPNGReader CPNGReader;

typedef struct CPNGLimits {
    uint64_t side;
    uint64_t pixels;
} CPNGLimits;

typedef struct CPNGHeader {
    uint32_t width, height;
    /// The channels of the delivered rows: 1 grey, 3 RGB, 4 RGBA.
    int channels;
    /// Bits per sample in the file: 1, 2, 4, 8 or 16.
    int bit_depth;
    bool is_interlaced;
    /// Whether the file is grey. With transparency, greys are delivered as three equal colours.
    bool is_grey;
} CPNGHeader;

/// Code points of ITU-T H.273: the cICP chunk.
typedef struct CPNGCodes {
    bool is_present;
    uint8_t primaries, transfer;
    bool is_full_range;
} CPNGCodes;

/// The colour space declared by the chunks before the image data.
typedef struct CPNGColour {
    CPNGCodes codes;
    /// An ICC profile, or NULL; lives as long as the reader.
    const uint8_t *profile;
    size_t profile_bytes;
    const char *profile_name;
    /// Whether there is an sRGB chunk.
    bool is_standard;
    /// The exponent from light to samples, for example 0.45455; 0 if none is declared.
    double gamma;
    bool has_chromaticities;
    /// x and y of white, red, green, blue.
    double chromaticities[8];
} CPNGColour;

/// A reader of `source`, or NULL if memory is short. Freed by `cpng_reader_free`.
CPNGReader *cpng_reader_new(CPNGSource source, void *context);
void cpng_reader_free(CPNGReader *reader);

/// Reads up to the first image data. Must be called first, and once.
///
/// Rows of all kinds of file are delivered as 16-bit samples in the machine's byte order: 8-bit samples are multiplied
/// by 257, shallower ones first scaled to 8 bits, and palettes looked up. Transparency in any form makes RGBA.
CPNGStatus cpng_reader_begin(CPNGReader *reader, CPNGLimits limits, CPNGHeader *header);

/// Reads the next `rows` rows into `samples`, `width * channels` each, tightly packed. Not for interlaced files.
CPNGStatus cpng_reader_rows(CPNGReader *reader, uint16_t *samples, size_t rows);

/// Reads an interlaced file's rows, all `height` of them.
CPNGStatus cpng_reader_interlaced(CPNGReader *reader, uint16_t *samples);

/// Reads the rest of the file after the image data. A picture is valid only if this succeeds. A file that ends right
/// after its image data and their checksum is accepted.
CPNGStatus cpng_reader_end(CPNGReader *reader);

/// The eXIf chunk read so far, or NULL; lives as long as the reader.
const uint8_t *cpng_reader_exif(CPNGReader *reader, size_t *count);

/// The declared colour space; only after `cpng_reader_begin`.
CPNGColour cpng_reader_colour(CPNGReader *reader);

/// libpng's message about the last failure; lives as long as the reader.
const char *cpng_reader_message(const CPNGReader *reader);

// MARK: Writing

typedef struct CPNGWriter CPNGWriter;

typedef struct CPNGLayout {
    uint32_t width, height;
    /// 1 grey, 3 RGB, 4 RGBA.
    int channels;
    /// 8 or 16.
    int bit_depth;
    /// Whether to compress: each row by the filter `Paeth`, then as runs and Huffman codes. Otherwise rows are stored.
    bool is_packed;
} CPNGLayout;

CPNGWriter *cpng_writer_new(CPNGSink sink, void *context);
void cpng_writer_free(CPNGWriter *writer);

/// Writes the chunks before the image data: IHDR and sRGB, nothing that depends on the time or the machine.
CPNGStatus cpng_writer_begin(CPNGWriter *writer, CPNGLayout layout);

/// Writes the next `rows` rows of 8-bit samples.
CPNGStatus cpng_writer_rows8(CPNGWriter *writer, const uint8_t *samples, size_t rows);

/// Writes the next `rows` rows of 16-bit samples in the machine's byte order.
CPNGStatus cpng_writer_rows16(CPNGWriter *writer, const uint16_t *samples, size_t rows);

CPNGStatus cpng_writer_end(CPNGWriter *writer);

/// libpng's message about the last failure; lives as long as the writer.
const char *cpng_writer_message(const CPNGWriter *writer);
