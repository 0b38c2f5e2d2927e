// SPDX-License-Identifier: MIT
// Parts of libav that Swift cannot import: macros with arguments, arrays in structures, a callback whose type changed
// between versions. All functions are `static inline`, so that no symbol is defined twice.
#pragma once
#include <errno.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/cpu.h>
#include <libavutil/crc.h>
#include <libavutil/dict.h>
#include <libavutil/error.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>

/* libav's code for an errno value. */
static inline int cav_error_of_errno(int number) { return AVERROR(number); }

/* libav's code for "not ready": receive packets, then try again. */
static inline int cav_error_again(void) { return AVERROR(EAGAIN); }

/* libav's code for the end of the stream. */
static inline int cav_error_end(void) { return AVERROR_EOF; }

static inline uint8_t *cav_frame_plane(const AVFrame *frame, int plane) { return frame->data[plane]; }

static inline int cav_frame_row_bytes(const AVFrame *frame, int plane) { return frame->linesize[plane]; }

typedef int (*CAVWrite)(void *owner, const uint8_t *bytes, int count);
typedef int64_t (*CAVSeek)(void *owner, int64_t offset, int whence);

/* A seekable output that passes all bytes to `write`; NULL if memory is short. Free it with cav_output_free. */
static inline AVIOContext *cav_output_alloc(int buffer_size, void *owner, CAVWrite write, CAVSeek seek) {
    unsigned char *buffer = (unsigned char *)av_malloc((size_t)buffer_size);
    if (!buffer) return NULL;
    // The bytes became const in libavformat 61; the cast through void * suits both.
    AVIOContext *output = avio_alloc_context(buffer, buffer_size, 1, owner, NULL, (void *)write, seek);
    if (!output) av_free(buffer);
    return output;
}

typedef int (*CAVRead)(void *owner, uint8_t *bytes, int count);

/* Callbacks for a muxer that reads its file again, from the beginning. */
typedef struct {
    void *owner;
    CAVRead read;
    CAVSeek seek;
} CAVReading;

static inline int cav_open_reading(AVFormatContext *format, AVIOContext **io, const char *url, int flags,
                                   AVDictionary **options) {
    enum { size = 1 << 16 };
    CAVReading *reading = (CAVReading *)format->opaque;
    (void)url;
    (void)options;
    if (!reading || flags != AVIO_FLAG_READ) return AVERROR(EINVAL);
    unsigned char *buffer = (unsigned char *)av_malloc(size);
    if (!buffer) return AVERROR(ENOMEM);
    *io = avio_alloc_context(buffer, size, 0, reading->owner, reading->read, NULL, reading->seek);
    if (!*io) av_free(buffer);
    return *io ? 0 : AVERROR(ENOMEM);
}

static inline int cav_close_reading(AVFormatContext *format, AVIOContext *io) {
    (void)format;
    if (!io) return 0;
    av_freep(&io->buffer);
    avio_context_free(&io);
    return 0;
}

/* Makes a muxer read its own file through `reading`, which must outlive it. By itself the library would open the file
 * by name, and mistake a file that cannot be read for one that ends. */
static inline void cav_read_through(AVFormatContext *format, CAVReading *reading) {
    format->opaque = reading;
    format->io_open = cav_open_reading;
    format->io_close2 = cav_close_reading;
}

/* Frees the output of cav_output_alloc and its buffer, which libav may have replaced. */
static inline void cav_output_free(AVIOContext *output) {
    if (!output) return;
    av_freep(&output->buffer);
    avio_context_free(&output);
}
