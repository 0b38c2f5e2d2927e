// SPDX-License-Identifier: MIT
#include "CPNG.h"
#include "failure.h"
#include <stdlib.h>
#include <zlib.h>

struct CPNGWriter {
    png_structp png;
    png_infop info;
    CPNGSink sink;
    void *context;
    size_t row_samples;
    Failure failure;
};

/// The largest IDAT chunk, in bytes.
enum { DATA_CHUNK = 1 << 16 };

static void accept(png_structp png, png_bytep bytes, size_t count) {
    CPNGWriter *writer = png_get_io_ptr(png);
    if (writer->sink(writer->context, bytes, count)) return;
    writer->failure.cause = CPNGStatusRefused;
    png_error(png, "the file could not be written");
}

/// The sink decides when to flush.
static void flush(png_structp png) { (void)png; }

CPNGWriter *cpng_writer_new(CPNGSink sink, void *context) {
    CPNGWriter *writer = calloc(1, sizeof *writer);
    if (!writer) return NULL;
    writer->sink = sink;
    writer->context = context;
    writer->png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, &writer->failure, failure_raise, failure_ignore_warning);
    if (writer->png) writer->info = png_create_info_struct(writer->png);
    if (!writer->info) {
        cpng_writer_free(writer);
        return NULL;
    }
    return writer;
}

void cpng_writer_free(CPNGWriter *writer) {
    if (!writer) return;
    if (writer->png) png_destroy_write_struct(&writer->png, &writer->info);
    free(writer);
}

static int colour_type(int channels) {
    switch (channels) {
    case 1: return PNG_COLOR_TYPE_GRAY;
    case 3: return PNG_COLOR_TYPE_RGB;
    default: return PNG_COLOR_TYPE_RGB_ALPHA;
    }
}

CPNGStatus cpng_writer_begin(CPNGWriter *writer, CPNGLayout layout) {
    png_structp png = writer->png;
    png_infop info = writer->info;
    writer->row_samples = (size_t)layout.width * layout.channels;
    if (setjmp(png_jmpbuf(png))) return failure_status(&writer->failure);

    png_set_write_fn(png, writer, accept, flush);
    png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_IHDR(png, info, layout.width, layout.height, layout.bit_depth, colour_type(layout.channels),
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_set_compression_level(png, layout.is_packed);
    png_set_compression_strategy(png, Z_RLE);
    png_set_compression_buffer_size(png, DATA_CHUNK);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, layout.is_packed ? PNG_FILTER_PAETH : PNG_FILTER_NONE);
    png_write_info(png, info);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (layout.bit_depth == 16) png_set_swap(png);
#endif
    return CPNGStatusDone;
}

CPNGStatus cpng_writer_rows8(CPNGWriter *writer, const uint8_t *samples, size_t rows) {
    if (setjmp(png_jmpbuf(writer->png))) return failure_status(&writer->failure);
    for (size_t row = 0; row < rows; row++) png_write_row(writer->png, samples + row * writer->row_samples);
    return CPNGStatusDone;
}

CPNGStatus cpng_writer_rows16(CPNGWriter *writer, const uint16_t *samples, size_t rows) {
    if (setjmp(png_jmpbuf(writer->png))) return failure_status(&writer->failure);
    for (size_t row = 0; row < rows; row++) {
        png_write_row(writer->png, (png_const_bytep)(samples + row * writer->row_samples));
    }
    return CPNGStatusDone;
}

CPNGStatus cpng_writer_end(CPNGWriter *writer) {
    if (setjmp(png_jmpbuf(writer->png))) return failure_status(&writer->failure);
    png_write_end(writer->png, writer->info);
    return CPNGStatusDone;
}

const char *cpng_writer_message(const CPNGWriter *writer) { return writer->failure.message; }
