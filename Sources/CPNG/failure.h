// SPDX-License-Identifier: MIT
#pragma once
#include "CPNG.h"
#include <png.h>

/// The failure of the current call; libpng's error pointer refers to it.
typedef struct Failure {
    /// The status set by the I/O callback before it raised the error, else `CPNGStatusDone`.
    CPNGStatus cause;
    char message[192];
} Failure;

/// libpng's error handler: stores the text and jumps to the `setjmp` of the function that called libpng.
_Noreturn void failure_raise(png_structp png, png_const_charp message);

/// libpng's warning handler; it does nothing, because warnings are about files that can be read.
void failure_ignore_warning(png_structp png, png_const_charp message);

/// The status of the failure that was just raised.
CPNGStatus failure_status(const Failure *failure);
