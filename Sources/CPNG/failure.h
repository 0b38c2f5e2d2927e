// SPDX-License-Identifier: MIT
#pragma once
#include "CPNG.h"
#include <png.h>

/// How the call in work failed; libpng's error pointer refers to it.
typedef struct Failure {
    /// What the I/O callback noted before it raised the error, else `CPNGStatusDone`.
    CPNGStatus cause;
    char message[192];
} Failure;

/// libpng's error handler: notes the text and jumps to the `setjmp` of the function that called libpng.
_Noreturn void failure_raise(png_structp png, png_const_charp message);

/// libpng's warning handler: warnings are about files that can be read all the same.
void failure_ignore_warning(png_structp png, png_const_charp message);

/// The status of the failure that was just raised.
CPNGStatus failure_status(const Failure *failure);
