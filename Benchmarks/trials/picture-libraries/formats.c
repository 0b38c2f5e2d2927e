// SPDX-License-Identifier: MIT
//
// Links the formats' own libraries and ends, to time how long that takes:
// cc formats.c -ljpeg -ltiff -lwebp -lwebpdemux -lheif -ljxl -lpng -lgif -llcms2
#include <gif_lib.h>
#include <jxl/decode.h>
#include <lcms2.h>
#include <libheif/heif.h>
#include <png.h>
#include <stdio.h>
#include <tiffio.h>
#include <webp/decode.h>
#include <webp/demux.h>

#include <jpeglib.h>

int main(void) {
    struct jpeg_error_mgr errors;
    printf("%p %s %d %d %s %u %d %u %s\n", (void *)jpeg_std_error(&errors), TIFFGetVersion(), WebPGetDecoderVersion(),
           WebPGetDemuxVersion(), heif_get_version(), JxlDecoderVersion(), cmsGetEncodedCMMversion(),
           (unsigned)png_access_version_number(), GifErrorString(0) ? "-" : "");
    return 0;
}
