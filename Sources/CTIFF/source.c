// SPDX-License-Identifier: MIT
#include "source.h"
#include <string.h>

static tmsize_t read_bytes(thandle_t handle, void *target, tmsize_t wanted) {
    Source *source = handle;
    uint64_t left = source->position < source->count ? source->count - source->position : 0;
    uint64_t given = (uint64_t)wanted < left ? (uint64_t)wanted : left;
    memcpy(target, source->bytes + (left ? source->position : 0), given);
    source->position += given;
    return (tmsize_t)given;
}

static tmsize_t write_bytes(thandle_t handle, void *bytes, tmsize_t count) {
    (void)handle, (void)bytes, (void)count;
    return -1;
}

static toff_t seek(thandle_t handle, toff_t offset, int from) {
    Source *source = handle;
    uint64_t base = from == SEEK_SET ? 0 : from == SEEK_CUR ? source->position : source->count;
    source->position = base + offset;
    return source->position;
}

static int close_source(thandle_t handle) {
    (void)handle;
    return 0;
}

static toff_t size(thandle_t handle) { return ((Source *)handle)->count; }

/// Maps the bytes without a copy, so that strips are not copied before they are decoded. libtiff never writes to them:
/// the file is open for reading, and libtiff copies data that it has to change.
static int map(thandle_t handle, void **base, toff_t *count) {
    Source *source = handle;
    *base = (void *)source->bytes;
    *count = source->count;
    return 1;
}

static void unmap(thandle_t handle, void *base, toff_t count) { (void)handle, (void)base, (void)count; }

TIFF *source_open(Source *source, TIFFOpenOptions *options) {
    return TIFFClientOpenExt("picture", "r", source, read_bytes, write_bytes, seek, close_source, size, map, unmap,
                             options);
}
