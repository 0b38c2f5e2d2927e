// SPDX-License-Identifier: MIT
/* inflateInit2 is a macro, which Swift does not see. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

/* Inflates a raw deflate stream that fills `result` exactly; false where it does not. Counts are below 2^32. */
static inline bool ib_inflate(const uint8_t *bytes, size_t count, uint8_t *result, size_t result_count) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
    uint8_t beyond;
    stream.next_in = (Bytef *)bytes, stream.avail_in = (uInt)count;
    /* zlib wants somewhere to write to, even where there is nothing to write. */
    stream.next_out = result_count ? result : &beyond, stream.avail_out = (uInt)(result_count ? result_count : 1);
    int code = inflate(&stream, Z_FINISH);
    size_t written = stream.total_out;
    inflateEnd(&stream);
    return code == Z_STREAM_END && written == result_count;
}
