// SPDX-License-Identifier: MIT
#include "CJPEG.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

struct CJPEGReader {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_source_mgr source;
    jmp_buf escape;
    CJPEGStatus status;
    /// Whether libjpeg requested more bytes than there are.
    bool has_ended;
    char message[JMSG_LENGTH_MAX];
};

enum {
    EXIF_MARKER = JPEG_APP0 + 1,
    PROFILE_MARKER = JPEG_APP0 + 2,
    /// A segment's length has 16 bits and counts itself.
    SEGMENT_BYTES = 0xFFFF,
};

static const char EXIF_NAME[] = "Exif\0"; // and the 0 that C adds

// MARK: Errors

static _Noreturn void fail(CJPEGReader *reader, CJPEGStatus status) {
    reader->errors.format_message((j_common_ptr)&reader->jpeg, reader->message);
    reader->status = status;
    longjmp(reader->escape, 1);
}

static _Noreturn void fail_with(CJPEGReader *reader, CJPEGStatus status, const char *message) {
    snprintf(reader->message, sizeof reader->message, "%s", message);
    reader->status = status;
    longjmp(reader->escape, 1);
}

static CJPEGStatus status_of(const CJPEGReader *reader, int code) {
    switch (code) {
    case JERR_OUT_OF_MEMORY: return CJPEGStatusOutOfMemory;
    case JERR_ARITH_NOTIMPL:
    case JERR_BAD_PRECISION:
    case JERR_CCIR601_NOTIMPL:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_IMAGE_TOO_BIG:
    case JERR_NOT_COMPILED:
    case JERR_NOTIMPL:
    case JERR_SOF_UNSUPPORTED: return CJPEGStatusUnsupported;
    default: return reader->has_ended ? CJPEGStatusTruncated : CJPEGStatusDamaged;
    }
}

static void raise_error(j_common_ptr jpeg) {
    CJPEGReader *reader = jpeg->client_data;
    fail(reader, status_of(reader, jpeg->err->msg_code));
}

/// After some warnings libjpeg continues with grey in place of missing data: these are errors here. Other warnings are
/// about files that can be read: stray bytes before a marker, an unknown transform, scans in an unusual order.
static void hear_warning(j_common_ptr jpeg, int level) {
    if (level >= 0) return;
    switch (jpeg->err->msg_code) {
    case JWRN_ARITH_BAD_CODE:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC: raise_error(jpeg);
    default: return;
    }
}

// MARK: The source

static void begin_source(j_decompress_ptr jpeg) { (void)jpeg; }

/// Supplies an end marker at the end of the bytes, as libjpeg's own sources do.
static boolean fill_source(j_decompress_ptr jpeg) {
    static const JOCTET end[] = {0xFF, JPEG_EOI};
    ((CJPEGReader *)jpeg->client_data)->has_ended = true;
    jpeg->src->next_input_byte = end;
    jpeg->src->bytes_in_buffer = sizeof end;
    return TRUE;
}

static void skip_source(j_decompress_ptr jpeg, long count) {
    if (count <= 0) return;
    if ((size_t)count > jpeg->src->bytes_in_buffer) {
        fill_source(jpeg);
    } else {
        jpeg->src->next_input_byte += count;
        jpeg->src->bytes_in_buffer -= (size_t)count;
    }
}

static void end_source(j_decompress_ptr jpeg) { (void)jpeg; }

// MARK: Reading

CJPEGReader *cjpeg_reader_new(const uint8_t *bytes, size_t count) {
    CJPEGReader *reader = calloc(1, sizeof *reader);
    if (!reader) return NULL;
    reader->jpeg.err = jpeg_std_error(&reader->errors);
    reader->errors.error_exit = raise_error;
    reader->errors.emit_message = hear_warning;
    reader->jpeg.client_data = reader;
    if (setjmp(reader->escape)) {
        free(reader);
        return NULL;
    }
    jpeg_create_decompress(&reader->jpeg);
    reader->source = (struct jpeg_source_mgr){
        .next_input_byte = bytes,
        .bytes_in_buffer = count,
        .init_source = begin_source,
        .fill_input_buffer = fill_source,
        .skip_input_data = skip_source,
        .resync_to_restart = jpeg_resync_to_restart,
        .term_source = end_source,
    };
    reader->jpeg.src = &reader->source;
    return reader;
}

void cjpeg_reader_free(CJPEGReader *reader) {
    if (!reader) return;
    jpeg_destroy_decompress(&reader->jpeg);
    free(reader);
}

/// Requests grey, RGB or CMYK. libjpeg has determined the file's colour space from the JFIF and Adobe segments and the
/// components' names.
static void choose_colours(CJPEGReader *reader) {
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    switch (jpeg->num_components) {
    case 1: jpeg->out_color_space = JCS_GRAYSCALE; return;
    case 3: jpeg->out_color_space = JCS_RGB; return;
    case 4: jpeg->out_color_space = JCS_CMYK; return;
    default: {
        char text[64];
        snprintf(text, sizeof text, "%d colour components", jpeg->num_components);
        fail_with(reader, CJPEGStatusUnsupported, text);
    }
    }
}

CJPEGStatus cjpeg_reader_begin(CJPEGReader *reader, CJPEGHeader *header) {
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    if (setjmp(reader->escape)) {
        *header = (CJPEGHeader){.width = jpeg->image_width, .height = jpeg->image_height};
        return reader->status;
    }
    jpeg_save_markers(jpeg, EXIF_MARKER, SEGMENT_BYTES);
    jpeg_save_markers(jpeg, PROFILE_MARKER, SEGMENT_BYTES);
    jpeg_read_header(jpeg, TRUE);
    choose_colours(reader);
    *header = (CJPEGHeader){
        .width = jpeg->image_width, .height = jpeg->image_height, .channels = jpeg->num_components};
    return CJPEGStatusDone;
}

/// Reads all scans of a file whose samples are complete only after the last one.
static void read_scans(CJPEGReader *reader, int limit) {
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    bool has_data[MAX_COMPONENTS] = {false};
    int scans = 0;
    for (int event; (event = jpeg_consume_input(jpeg)) != JPEG_REACHED_EOI;) {
        if (event == JPEG_SUSPENDED) fail_with(reader, CJPEGStatusTruncated, "");
        if (event == JPEG_REACHED_SOS && ++scans > limit) fail_with(reader, CJPEGStatusTooManyScans, "");
        if (event != JPEG_SCAN_COMPLETED) continue;
        for (int k = 0; k < jpeg->comps_in_scan; k++) has_data[jpeg->cur_comp_info[k]->component_index] = true;
    }
    for (int k = 0; k < jpeg->num_components; k++) {
        if (has_data[k]) continue;
        fail_with(reader, reader->has_ended ? CJPEGStatusTruncated : CJPEGStatusDamaged,
                  "a colour component has no data");
    }
    if (!reader->has_ended || !jpeg->coef_bits) return;
    // Without an end marker the file is complete only if each coefficient has all of its bits.
    for (int k = 0; k < jpeg->num_components; k++) {
        for (int coefficient = 0; coefficient < DCTSIZE2; coefficient++) {
            if (jpeg->coef_bits[k][coefficient] != 0) fail_with(reader, CJPEGStatusTruncated, "");
        }
    }
}

CJPEGStatus cjpeg_reader_decode(CJPEGReader *reader, int scans, uint16_t *samples) {
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    if (setjmp(reader->escape)) return reader->status;
    // Adobe's programs store CMYK inverted: the amount of paper that shows through.
    bool is_inverted = jpeg->num_components == 4 && jpeg->saw_Adobe_marker;
    uint16_t flip = is_inverted ? 0xFFFF : 0;
    jpeg->do_block_smoothing = FALSE;
    jpeg->buffered_image = jpeg_has_multiple_scans(jpeg);
    jpeg_start_decompress(jpeg);
    if (jpeg->buffered_image) {
        read_scans(reader, scans);
        jpeg_start_output(jpeg, jpeg->input_scan_number);
    }
    size_t row_samples = (size_t)jpeg->output_width * (size_t)jpeg->output_components;
    JSAMPARRAY row = jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE, (JDIMENSION)row_samples, 1);
    for (size_t y = 0; y < jpeg->output_height; y++) {
        // The arithmetic decoder invents samples beyond the end without a warning.
        if (jpeg->arith_code && reader->has_ended) fail_with(reader, CJPEGStatusTruncated, "");
        jpeg_read_scanlines(jpeg, row, 1);
        uint16_t *target = samples + y * row_samples;
        for (size_t i = 0; i < row_samples; i++) target[i] = (uint16_t)(row[0][i] * 257) ^ flip;
    }
    if (jpeg->buffered_image) jpeg_finish_output(jpeg);
    return CJPEGStatusDone;
}

const uint8_t *cjpeg_reader_exif(const CJPEGReader *reader, size_t *count) {
    for (jpeg_saved_marker_ptr marker = reader->jpeg.marker_list; marker; marker = marker->next) {
        if (marker->marker != EXIF_MARKER || marker->data_length <= sizeof EXIF_NAME) continue;
        if (memcmp(marker->data, EXIF_NAME, sizeof EXIF_NAME) != 0) continue;
        *count = marker->data_length - sizeof EXIF_NAME;
        return marker->data + sizeof EXIF_NAME;
    }
    *count = 0;
    return NULL;
}

uint8_t *cjpeg_reader_profile(CJPEGReader *reader, size_t *count) {
    JOCTET *bytes = NULL;
    unsigned length = 0;
    *count = 0;
    if (setjmp(reader->escape)) return NULL;
    if (!jpeg_read_icc_profile(&reader->jpeg, &bytes, &length)) return NULL;
    *count = length;
    return bytes;
}

const char *cjpeg_reader_message(const CJPEGReader *reader) { return reader->message; }
