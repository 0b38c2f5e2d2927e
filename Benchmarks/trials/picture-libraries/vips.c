// SPDX-License-Identifier: MIT
//
// Reads one picture through libvips as strictly as it can be asked: cc vips.c $(pkg-config --cflags --libs vips).
#include <stdio.h>
#include <vips/vips.h>

int main(int count, char **arguments) {
    if (count != 2 || VIPS_INIT(arguments[0])) return 64;
    vips_block_untrusted_set(TRUE);
    VipsImage *picture = vips_image_new_from_file(arguments[1], "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                                  VIPS_FAIL_ON_TRUNCATED, NULL);
    size_t size = 0;
    if (!picture || !vips_image_write_to_memory(picture, &size)) {
        printf("refused: %s", vips_error_buffer());
        return 65;
    }
    printf("%dx%d, %d bands, format %d\n", picture->Xsize, picture->Ysize, picture->Bands, picture->BandFmt);
    return 0;
}
