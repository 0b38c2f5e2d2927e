// SPDX-License-Identifier: MIT
#include "CPNG.h"
#include "failure.h"
#include <stdlib.h>
#include <string.h>

struct CPNGReader {
    png_structp png;
    png_infop info;
    CPNGSource source;
    void *context;
    CPNGHeader header;
    /// Bytes delivered since the last row was complete.
    size_t tail;
    bool is_complete;
    Failure failure;
};

enum {
    /// The maximum memory of a kept chunk (the palette, tRNS, eXIf, profiles).
    CHUNK_BYTES = 1 << 24,
    /// The maximum number of cached chunks.
    CHUNKS = 128,
    /// The maximum of compressed image data after the last row: they are inflated, up to a thousandfold, and discarded.
    TAIL_BYTES = 1 << 16,
};

static void deliver(png_structp png, png_bytep bytes, size_t count) {
    CPNGReader *reader = png_get_io_ptr(png);
    if (reader->is_complete && png_get_io_chunk_type(png) == 0x49444154 /* IDAT */) {
        reader->tail += count;
        if (reader->tail > TAIL_BYTES) png_error(png, "more image data than its pixels");
    }
    if (reader->source(reader->context, bytes, count) != count) {
        reader->failure.cause = CPNGStatusTruncated;
        png_error(png, "the file ends early");
    }
    // libpng allocates the size that an eXIf declares, even beyond the limit on chunks. So a larger one is skipped.
    bool is_header = (png_get_io_state(png) & PNG_IO_MASK_LOC) == PNG_IO_CHUNK_HDR && count == 8;
    if (is_header && memcmp(bytes + 4, "eXIf", 4) == 0 && png_get_uint_32(bytes) > CHUNK_BYTES) {
        png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, (png_const_bytep)"eXIf", 1);
    }
}

CPNGReader *cpng_reader_new(CPNGSource source, void *context) {
    CPNGReader *reader = calloc(1, sizeof *reader);
    if (!reader) return NULL;
    reader->source = source;
    reader->context = context;
    reader->png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader->failure, failure_raise, failure_ignore_warning);
    if (reader->png) reader->info = png_create_info_struct(reader->png);
    if (!reader->info) {
        cpng_reader_free(reader);
        return NULL;
    }
    return reader;
}

void cpng_reader_free(CPNGReader *reader) {
    if (!reader) return;
    if (reader->png) png_destroy_read_struct(&reader->png, &reader->info, NULL);
    free(reader);
}

/// Skips all chunks except those of colours and, for the orientation, eXIf, so that the other chunks are never parsed.
static void skip_unused_chunks(png_structp png) {
    static const png_byte kept[] = "eXIf\0iCCP\0gAMA\0cHRM\0sRGB", coded[] = "cICP";
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_AS_DEFAULT, kept, sizeof kept / 5);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_ALWAYS, coded, 1);
}

/// Requests 16-bit grey, RGB or RGBA for every kind of file.
static void set_transforms(png_structp png, png_infop info) {
    bool has_transparency = png_get_valid(png, info, PNG_INFO_tRNS) != 0;
    int colour = png_get_color_type(png, info);
    if (colour == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
    if (colour == PNG_COLOR_TYPE_GRAY) png_set_expand_gray_1_2_4_to_8(png);
    if (has_transparency) png_set_tRNS_to_alpha(png);
    if (colour == PNG_COLOR_TYPE_GRAY_ALPHA || (colour == PNG_COLOR_TYPE_GRAY && has_transparency)) {
        png_set_gray_to_rgb(png);
    }
    png_set_expand_16(png);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    png_set_swap(png);
#endif
    png_set_interlace_handling(png);
}

CPNGStatus cpng_reader_begin(CPNGReader *reader, CPNGLimits limits, CPNGHeader *header) {
    png_structp png = reader->png;
    png_infop info = reader->info;
    if (setjmp(png_jmpbuf(png))) return failure_status(&reader->failure);

    png_set_read_fn(png, reader, deliver);
    png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    // libpng accepts any size, so that the error below can name it. Nothing that depends on the size is allocated
    // before.
    png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_chunk_malloc_max(png, CHUNK_BYTES);
    png_set_chunk_cache_max(png, CHUNKS);
    skip_unused_chunks(png);
    png_read_info(png, info);

    header->width = png_get_image_width(png, info);
    header->height = png_get_image_height(png, info);
    header->bit_depth = png_get_bit_depth(png, info);
    header->is_interlaced = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
    if (header->width > limits.side || header->height > limits.side ||
        (uint64_t)header->width * header->height > limits.pixels) {
        return CPNGStatusTooLarge;
    }
    header->is_grey = !(png_get_color_type(png, info) & PNG_COLOR_MASK_COLOR);
    set_transforms(png, info);
    png_read_update_info(png, info);
    header->channels = png_get_channels(png, info);
    reader->header = *header;
    if (png_get_bit_depth(png, info) != 16 || header->channels == 2 ||
        png_get_rowbytes(png, info) != (size_t)header->width * header->channels * 2) {
        png_error(png, "an impossible combination of kinds");
    }
    return CPNGStatusDone;
}

CPNGStatus cpng_reader_rows(CPNGReader *reader, uint16_t *samples, size_t rows) {
    if (setjmp(png_jmpbuf(reader->png))) return failure_status(&reader->failure);
    size_t row_samples = (size_t)reader->header.width * reader->header.channels;
    for (size_t row = 0; row < rows; row++) {
        png_read_row(reader->png, (png_bytep)(samples + row * row_samples), NULL);
    }
    return CPNGStatusDone;
}

CPNGStatus cpng_reader_interlaced(CPNGReader *reader, uint16_t *samples) {
    if (setjmp(png_jmpbuf(reader->png))) return failure_status(&reader->failure);
    size_t row_samples = (size_t)reader->header.width * reader->header.channels;
    for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++) {
        for (size_t row = 0; row < reader->header.height; row++) {
            png_read_row(reader->png, (png_bytep)(samples + row * row_samples), NULL);
        }
    }
    return CPNGStatusDone;
}

/// Whether the last chunk of image data was complete, including its checksum, when the bytes ended.
static bool has_image_data(png_structp png) {
    bool is_between_chunks = (png_get_io_state(png) & PNG_IO_MASK_LOC) == PNG_IO_CHUNK_HDR;
    return is_between_chunks || png_get_io_chunk_type(png) != 0x49444154 /* IDAT */;
}

CPNGStatus cpng_reader_end(CPNGReader *reader) {
    reader->is_complete = true;
    if (setjmp(png_jmpbuf(reader->png))) {
        // If only chunks after the image data are missing, the picture is complete.
        if (reader->failure.cause == CPNGStatusTruncated && has_image_data(reader->png)) return CPNGStatusDone;
        return failure_status(&reader->failure);
    }
    png_read_end(reader->png, reader->info);
    return CPNGStatusDone;
}

const uint8_t *cpng_reader_exif(CPNGReader *reader, size_t *count) {
    png_uint_32 size = 0;
    png_bytep bytes = NULL;
    *count = 0;
    if (setjmp(png_jmpbuf(reader->png))) return NULL;
    if (!png_get_eXIf_1(reader->png, reader->info, &size, &bytes)) return NULL;
    *count = size;
    return bytes;
}

static CPNGCodes find_codes(png_structp png, png_infop info) {
    png_unknown_chunkp chunks = NULL;
    int count = png_get_unknown_chunks(png, info, &chunks);
    for (int k = 0; k < count; k++) {
        if (memcmp(chunks[k].name, "cICP", 4) != 0 || chunks[k].size != 4) continue;
        const png_byte *data = chunks[k].data;
        return (CPNGCodes){.is_present = true, data[0], data[1], .is_full_range = data[3] == 1};
    }
    return (CPNGCodes){0};
}

CPNGColour cpng_reader_colour(CPNGReader *reader) {
    png_structp png = reader->png;
    png_infop info = reader->info;
    CPNGColour colour = {0};
    if (setjmp(png_jmpbuf(png))) return (CPNGColour){0};
    colour.codes = find_codes(png, info);
    png_charp name = NULL;
    png_bytep profile = NULL;
    png_uint_32 count = 0;
    int method = 0, intent = 0;
    if (png_get_iCCP(png, info, &name, &method, &profile, &count)) {
        colour.profile_name = name;
        colour.profile = profile;
        colour.profile_bytes = count;
    }
    colour.is_standard = png_get_sRGB(png, info, &intent) != 0;
    if (!png_get_gAMA(png, info, &colour.gamma)) colour.gamma = 0;
    double *xy = colour.chromaticities;
    colour.has_chromaticities =
        png_get_cHRM(png, info, xy, xy + 1, xy + 2, xy + 3, xy + 4, xy + 5, xy + 6, xy + 7) != 0;
    return colour;
}

const char *cpng_reader_message(const CPNGReader *reader) { return reader->failure.message; }
