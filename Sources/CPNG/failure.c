// SPDX-License-Identifier: MIT
#include "failure.h"
#include <stdio.h>
#include <string.h>

_Noreturn void failure_raise(png_structp png, png_const_charp message) {
    Failure *failure = png_get_error_ptr(png);
    snprintf(failure->message, sizeof failure->message, "%s", message);
    png_longjmp(png, 1);
}

void failure_ignore_warning(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

CPNGStatus failure_status(const Failure *failure) {
    if (failure->cause != CPNGStatusDone) return failure->cause;
    // libpng has no error codes; these are its three texts for a refused allocation.
    static const char *const out_of_memory[] = {"Out of memory", "Insufficient memory", "insufficient memory"};
    for (size_t i = 0; i < sizeof out_of_memory / sizeof *out_of_memory; i++) {
        if (strstr(failure->message, out_of_memory[i])) return CPNGStatusOutOfMemory;
    }
    return CPNGStatusDamaged;
}
