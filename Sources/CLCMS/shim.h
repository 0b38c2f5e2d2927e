// SPDX-License-Identifier: MIT
//
// LittleCMS's pixel formats and flags, which are macros that Swift cannot import.
#pragma once
#include <lcms2.h>
#include <stdbool.h>

/// The format of pixels of `colours` samples, then `extra` others, of `bytes` bytes each.
static inline cmsUInt32Number clcms_format(int kind, int colours, int extra, int bytes) {
    return COLORSPACE_SH((cmsUInt32Number)kind) | CHANNELS_SH((cmsUInt32Number)colours) |
           EXTRA_SH((cmsUInt32Number)extra) | BYTES_SH((cmsUInt32Number)bytes);
}

static const int CLCMS_GREY = PT_GRAY, CLCMS_RGB = PT_RGB, CLCMS_CMYK = PT_CMYK, CLCMS_LAB = PT_Lab;
static const cmsUInt32Number CLCMS_BLACK_POINT = cmsFLAGS_BLACKPOINTCOMPENSATION;
static const cmsUInt32Number CLCMS_COPY_EXTRA = cmsFLAGS_COPY_ALPHA;
static const cmsUInt32Number CLCMS_NO_CACHE = cmsFLAGS_NOCACHE;
static const cmsUInt32Number CLCMS_UNOPTIMISED = cmsFLAGS_NOOPTIMIZE;
