// SPDX-License-Identifier: MIT
//
// What LittleCMS's ways of converting to sRGB cost, and how far each is from the unoptimised one:
// cc -O2 colours.c -o colours -llcms2 && ./colours [PRESS.icc]
#include <lcms2.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PIXELS = 2000000 };

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static cmsHPROFILE display(double red, double green, cmsToneCurve *curve) {
    cmsCIExyY white = {0.3127, 0.3290, 1};
    cmsCIExyYTRIPLE colours = {{0.64, 0.33, 1}, {red, green, 1}, {0.15, 0.06, 1}};
    cmsToneCurve *curves[] = {curve, curve, curve};
    return cmsCreateRGBProfile(&white, &colours, curves);
}

static void measure(const char *name, cmsHPROFILE source, cmsHPROFILE target, cmsUInt32Number format, const void *input,
                    cmsUInt32Number flags, unsigned short *output, const unsigned short *truth) {
    cmsHTRANSFORM transform = cmsCreateTransform(source, format, target, TYPE_RGB_16, INTENT_RELATIVE_COLORIMETRIC,
                                                 flags | cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE);
    double start = seconds();
    cmsDoTransform(transform, input, output, PIXELS);
    double end = seconds();
    int largest = 0;
    for (int i = 0; truth && i < 3 * PIXELS; i++) {
        int difference = abs(output[i] - truth[i]);
        if (difference > largest) largest = difference;
    }
    printf("%-24s %6.1f MP/s, largest difference %.2f/255\n", name, PIXELS / (end - start) / 1e6, largest / 257.0);
    cmsDeleteTransform(transform);
}

static void measure_all(const char *name, cmsHPROFILE source, cmsHPROFILE target, cmsUInt32Number format, int channels) {
    unsigned short *input = malloc((size_t)PIXELS * 2 * (size_t)channels);
    unsigned char *narrow = malloc((size_t)PIXELS * (size_t)channels);
    unsigned short *truth = malloc((size_t)PIXELS * 6), *output = malloc((size_t)PIXELS * 6);
    srand(1);
    for (int i = 0; i < PIXELS * channels; i++) {
        narrow[i] = (unsigned char)(rand() & 255);
        input[i] = (unsigned short)(narrow[i] * 257);
    }
    printf("%s\n", name);
    measure("16 bits, NOOPTIMIZE", source, target, format, input, cmsFLAGS_NOOPTIMIZE, truth, NULL);
    measure("16 bits, default", source, target, format, input, 0, output, truth);
    measure("16 bits, HIGHRESPRECALC", source, target, format, input, cmsFLAGS_HIGHRESPRECALC, output, truth);
    measure("16 bits, 33 points", source, target, format, input, cmsFLAGS_GRIDPOINTS(33), output, truth);
    if (channels == 3) measure("8 bits, default", source, target, TYPE_RGB_8, narrow, 0, output, truth);
    free(input), free(narrow), free(truth), free(output);
}

int main(int count, char **arguments) {
    double parameters[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsHPROFILE target = display(0.30, 0.60, cmsBuildParametricToneCurve(NULL, 4, parameters));
    measure_all("gamma 1", display(0.21, 0.71, cmsBuildGamma(NULL, 1)), target, TYPE_RGB_16, 3);
    measure_all("gamma 2.2", display(0.21, 0.71, cmsBuildGamma(NULL, 563.0 / 256)), target, TYPE_RGB_16, 3);
    if (count > 1) measure_all("press", cmsOpenProfileFromFile(arguments[1], "r"), target, TYPE_CMYK_16, 4);
    return 0;
}
