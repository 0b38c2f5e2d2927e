// SPDX-License-Identifier: MIT
/* inflateInit2 is a macro, which Swift cannot import. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

/* Inflates the first `result_count` bytes of a raw deflate stream or, with `whole`, a stream of exactly so many bytes.
 * Returns `result_count`, or 0 if the stream is not such a stream. Counts are below 2^32. */
static inline size_t ib_inflate(const uint8_t *bytes, size_t count, uint8_t *result, size_t result_count, bool whole) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return 0;
    uint8_t beyond;
    stream.next_in = (Bytef *)bytes, stream.avail_in = (uInt)count;
    /* zlib needs an output buffer, even if there is nothing to write. */
    stream.next_out = result_count ? result : &beyond, stream.avail_out = (uInt)(result_count ? result_count : 1);
    int code = inflate(&stream, whole ? Z_FINISH : Z_SYNC_FLUSH);
    size_t written = stream.total_out;
    inflateEnd(&stream);
    bool is_good = whole ? code == Z_STREAM_END : code == Z_OK || code == Z_STREAM_END;
    return is_good && written == result_count ? written : 0;
}
